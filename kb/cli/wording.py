"""The wording check: what is flagged in a text, why, and what to say instead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kb.cli.batch import opened
from kb.cli.width import cut, wrapped
from kb.errors import FileUnreadableError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kb.cli.terminal import Terminal
    from kb.domain.wording import WordingFinding

#: Characters of a reply shown on each side of what is flagged.
_AROUND = 12


def text_of(path: Path) -> str:
    """Return a text file, or standard input for ``-``; raises FileUnreadableError when it is not UTF-8."""
    with opened(path) as file:
        try:
            return file.read().decode("utf-8-sig").replace("\r\n", "\n")
        except (OSError, UnicodeDecodeError) as error:
            raise FileUnreadableError(path=str(path), line=0) from error


def print_findings(terminal: Terminal, text: str, findings: Sequence[WordingFinding]) -> None:
    """Print each finding with its place; in JSON ``start`` and ``end`` count characters of the text from 0."""
    if terminal.json:
        terminal.print_json({"findings": [_as_json(terminal, text, finding) for finding in findings]})
        return
    if not findings:
        terminal.print(terminal.say("wording_good"))
    for number, finding in enumerate(findings, 1):
        line = text.count("\n", 0, finding.start) + 1
        terminal.print(f"{number:>2}. {terminal.say('wording_place', line=line)} {_excerpt(terminal, text, finding)}")
        for name, said in (("wording_why", finding.why), ("wording_better", finding.better)):
            sentence = terminal.say(name, text=said.text(terminal.language))
            for part in wrapped(sentence, terminal.width - 4):
                terminal.print(f"    {part}")


def _as_json(terminal: Terminal, text: str, finding: WordingFinding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "group": finding.group,
        "start": finding.start,
        "end": finding.end,
        "matched": text[finding.start : finding.end],
        "why": finding.why.text(terminal.language),
        "better": finding.better.text(terminal.language),
    }


def _excerpt(terminal: Terminal, text: str, finding: WordingFinding) -> str:
    """Return what is flagged in brackets, with a little of its line around it."""
    before = text[max(finding.start - _AROUND, 0) : finding.start].rpartition("\n")[2]
    after = text[finding.end : finding.end + _AROUND].partition("\n")[0]
    return cut(f"{before}【{text[finding.start : finding.end]}】{after}", terminal.width - 16)
