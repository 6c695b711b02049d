"""Writes resources/docs/practices.md: each practice of the field, where it lives here, and the tests that show it.

Usage: python -m tests.practices_page [--check]

A test shows a practice by its name: ``test_p8_…`` shows P8. ``--check`` writes nothing and fails where the page is old.
"""

from __future__ import annotations

import argparse
import ast
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "resources" / "docs" / "practices.md"
_TEST = re.compile(r"test_(p\d+)_")

#: Practice, what it asks for, where the product does it.
PRACTICES: tuple[tuple[str, str, str], ...] = (
    ("P1", "Never visit on the spot; ask the reason first", "sample procedures and scripts; alert `visit`"),
    ("P2", "Signs of a bad-faith caller, as a caution and never as a label", "alert `bad_faith`"),
    ("P3", "The demand on two axes, quality and quantity", "fields 要求 (Alt+D); ranking"),
    ("P4", "Never answer on the spot: obtain time and say by when", "slots picked in two keys; promise offered"),
    ("P5", "Channel of the final answer: face to face, telephone, not e-mail", "matter (Alt+M)"),
    ("P6", "3現主義 and two reviewers before a matter is settled", "matter: evidence, reviewers"),
    ("P7", "Another person already handles this customer", "bar with the open matter; script (Alt+G)"),
    ("P8", "Hand over after 20 to 30 minutes", "clock of the strip; `rules/policy.yaml`"),
    ("P9", "引き継ぎメモ: nothing is asked twice", "memo (Alt+H), at most 300 characters"),
    ("P10", "A higher-ranking person gives a reason to settle", "sentences by role in the memo"),
    ("P12", "A crisis may hide in an ordinary call", "alert bar, questions, duty contact, count of the same kind"),
    ("P13", "Empathy alternates with a question", "order of spoken lines; wording check"),
    ("P14", "Three ways to listen: 聞く, 聴く, 訊く", "question bank (Alt+Q), asked items (Alt+A)"),
    ("P15", "No acceptable answer exists", "procedure (Alt+X); cases without consent stay findable"),
    ("P16", "源クレーム and piled-up dissatisfaction", "earlier calls; timeline of the matter"),
    ("P17", "An apology for feelings admits no fault", "two classes; fault apologies locked until Alt+F"),
    ("P18", "Say who answers until when", "due time is obligatory in promises and slots"),
    ("P19", "A solution, an alternative, a confirming question", "shown below every solution script"),
    ("P20", "Promises are kept, or announced with reason and alternative", "promise board, reminders, missed script"),
    ("P21", "Boundary: alternative, warning, last warning, end of call", "ladder (Alt+B); alert `harassment`"),
    ("P22", "Silence, repeating back, I-messages", "technique cards, linked from scripts"),
    ("P23", "Second handling: say who you are first", "order of spoken lines"),
    ("P24", "Secondary complaint: hand over at once, exactly", "Alt+N with the memo of its fields"),
    ("P25", "三つのカエル: change person, time or place", "memo and no-answer procedure say which and why"),
    ("P30", "Record everything; export it", "end of call, history text, `kb export-records`"),
    ("P31", "A report without 忖度", "four parts from a call or case (Ctrl+Shift+R), mended, printed or as PDF"),
    ("P32", "Use it, flag it, fix it, add it", "ratings at the end; masked draft of a case; editors' queues"),
    ("P33", "The first handler is followed up", "review item of a secondary complaint"),
    ("P34", "Verify, put it into the knowledge, train", "a case made of a review item"),
    ("P44", "CRM: hand-off in, history text out", "`kb call`, URL, centre's template"),
)
_INTRODUCTION = """# Practices of the field, and the tests that show them

The practices are those of complaint handling in Japanese call centres. A test shows a practice when its name begins
with the practice's id. Counts and histories are those of this computer only; the help signal between colleagues (P11)
and counts across the centre wait for a way to share records.

This page is written by `python -m tests.practices_page`, and a test compares it with the tests there are.
"""


def shown() -> dict[str, Counter[str]]:
    """Return for each practice how many tests of which file show it."""
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for file in sorted((ROOT / "tests").rglob("test_*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and (match := _TEST.match(node.name)):
                found[match[1].upper()][file.relative_to(ROOT).as_posix()] += 1
    return dict(found)


def page() -> str:
    """Return the page as it should be."""
    tests = shown()
    lines = [_INTRODUCTION, "| Practice | Asks for | Here | Tests |", "|---|---|---|---|"]
    for practice, asks, here in PRACTICES:
        files = ", ".join(
            f"[{Path(file).stem}](../../{file}) {count}" for file, count in tests.get(practice, {}).items()
        )
        lines.append(f"| {practice} | {asks} | {here} | {files} |")
    return "\n".join(lines) + "\n"


def main() -> int:
    """Write the page, or tell that it is old."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    if not options.check:
        PAGE.write_text(page(), encoding="utf-8")
        return 0
    if PAGE.read_text(encoding="utf-8") == page():
        return 0
    sys.stderr.write(f"{PAGE.relative_to(ROOT)} is old; write it with `python -m tests.practices_page`\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
