"""Measure masking on labelled call notes: recall and precision by category and half.

    python -m tests.quality.masking [--notes FILE] [--json] [--misses]

Notes are JSON lines with "text", "spans" ([start, end, category], offsets in code points) and "half" (README.md beside
this file). A label is found when every character of it is masked, under whatever category. A masked span is right when
it overlaps a label of any category. Recall is found labels by all labels of a category; precision is right masked
spans by all masked spans of the category that masking gave them. ``--misses`` lists what is wrong, but not of
the halves that are not looked at.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kb.search.masking import Masker
from tests.quality.labelled import may_be_seen, parser, print_measured, read_lines

if TYPE_CHECKING:
    from collections.abc import Callable

    from kb.domain.masking import Masked

NOTES = Path(__file__).with_name("personal_data.jsonl")
ALL = "all"


def main(arguments: list[str] | None = None) -> int:
    """Run the measurement and print it."""
    options = parser("Measure masking on labelled call notes.", "--notes", NOTES).parse_args(arguments)
    print_measured(measure(read_lines(options.notes), Masker().mask), _table, options)
    return 0


def measure(notes: list[dict[str, Any]], mask: Callable[[str], Masked]) -> dict[str, Any]:
    """Return by half and category ``{"labels", "found", "masked", "right"}``, and what is wrong as lines."""
    halves: dict[str, dict[str, Counter[str]]] = {}
    misses: list[str] = []
    for note in notes:
        half = note.get("half", ALL)
        counts = halves.setdefault(half, {})
        masked = mask(note["text"])
        covered = {place for span in masked.spans for place in range(span.start, span.end)}
        labelled = {place for start, end, _ in note["spans"] for place in range(start, end)}
        wrong = []
        for start, end, category in note["spans"]:
            found = covered.issuperset(range(start, end))
            _count(counts, category, "labels", "found" if found else None)
            wrong += [] if found else [f"missed {category}: {note['text'][start:end]}"]
        for span in masked.spans:
            right = not labelled.isdisjoint(range(span.start, span.end))
            _count(counts, span.category.value, "masked", "right" if right else None)
            wrong += [] if right else [f"needless {span.category}: {note['text'][span.start : span.end]}"]
        if wrong and may_be_seen(note):
            misses.append(f"{'; '.join(wrong)} | {note['text']!r}")
    return {"halves": halves, "misses": misses}


def _count(counts: dict[str, Counter[str]], category: str, *names: str | None) -> None:
    for key in (category, ALL):
        counts.setdefault(key, Counter()).update(name for name in names if name)


def share(part: int, whole: int) -> float:
    """Return a share, 1 where there is nothing to share."""
    return part / whole if whole else 1.0


def _table(halves: dict[str, dict[str, Counter[str]]]) -> str:
    lines = []
    for half, categories in sorted(halves.items(), reverse=True):
        lines.append(f"{half:14}  recall            precision")
        for category, counts in sorted(categories.items()):
            recall, precision = share(counts["found"], counts["labels"]), share(counts["right"], counts["masked"])
            lines.append(
                f"  {category:12}  {recall:.3f} {counts['found']:4}/{counts['labels']:<4}"
                f"  {precision:.3f} {counts['right']:4}/{counts['masked']:<4}"
            )
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
