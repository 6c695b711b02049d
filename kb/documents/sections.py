"""The parts of an article's body: ``## `` sections, the steps to be spoken, the short lines of a case."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kb.documents.placeholders import split_placeholders
from kb.documents.rendering import plain_line
from kb.documents.whitespace import joined
from kb.domain.preview import StepPlace
from kb.domain.reading import CaseSummary
from kb.domain.script import ApologyClass, SpokenLine, Step

if TYPE_CHECKING:
    from collections.abc import Iterator

USE_WHEN = "使う場面"
DO_NOT_USE_WHEN = "使ってはいけない場面"
SPOKEN_WORDS = "話す言葉"
PROCEDURE_STEPS = "手順"
MAIL = "メールの文面"
#: Sections that consist of steps.
STEP_SECTIONS = (SPOKEN_WORDS, PROCEDURE_STEPS)

_SUMMARY = ("状況", "要求", "対応", "結果")
_APOLOGIES = {"[心情]": ApologyClass.FEELINGS, "[責任]": ApologyClass.FAULT}

_HEADING = re.compile(r"(#{1,6})(.*)")
_FENCE = re.compile(r"(`{3,}|~{3,})(.*)")
_BULLET = re.compile(r"[ \t]*(?:[-*+]|[0-9]{1,9}[.)])[ \t]+(.*)")
_CRITERION = re.compile(r"基準[ \t]*[:：][ \t]*(.*)", re.DOTALL)
_OPENING, _CLOSING, _ENDS = frozenset("「『（(【"), frozenset("」』）)】"), frozenset("。！？!?")


@dataclass(frozen=True, slots=True)
class Section:
    """A ``## `` section: its heading, the Markdown below it, and the line of the heading, counted from 1 in the body.

    Text before the first heading is a section whose heading is empty, at line 1. ``text_line`` is the line at which
    ``text`` begins: empty lines around it do not belong to it.
    """

    heading: str
    text: str
    line: int
    text_line: int


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph, list item or heading of a section as typed, without its marker; ``line`` counts from 1 in the body.

    ``level`` is that of a heading, else 0; ``bullet`` tells an item of a list from a paragraph.
    """

    text: str
    line: int
    level: int = 0
    bullet: bool = False


def split_sections(body: str) -> tuple[Section, ...]:
    """Split a body at its ``## `` headings; headings inside blocks of code are text."""
    lines = body.split("\n")
    starts = [(0, "")]
    for number, level, heading in _headings(lines):
        if level == 2:  # noqa: PLR2004 - the level of a section, as its marks show
            starts.append((number + 1, heading))
    sections = []
    for place, (line, heading) in enumerate(starts):
        start = line
        end = starts[place + 1][0] - 1 if place + 1 < len(starts) else len(lines)
        while start < end and not lines[start].strip():
            start += 1
        text = "\n".join(lines[start:end]).rstrip()
        if line or text:
            sections.append(Section(heading, text, max(line, 1), start + 1))
    return tuple(sections)


def section_named(body: str, heading: str) -> Section | None:
    """Return the first section with this heading."""
    return next((section for section in split_sections(body) if section.heading == heading), None)


def parts_of(section: Section) -> tuple[Part, ...]:
    """Return the paragraphs, list items and headings of a section in their order, each on one line."""
    lines = section.text.split("\n")
    headings = {number: (level, heading) for number, level, heading in _headings(lines)}
    parts: list[Part] = []
    texts: list[list[str]] = []
    continues = False
    for number, line in enumerate(lines):
        text = line.strip()
        if number not in headings and continues and text and not _BULLET.match(line):
            texts[-1].append(text)
            continue
        continues = False
        if number in headings:
            level, text = headings[number]
            parts.append(Part("", section.text_line + number, level=level))
        elif text:
            bullet = _BULLET.match(line)
            text = bullet[1].strip() if bullet else text
            parts.append(Part("", section.text_line + number, bullet=bullet is not None))
            continues = True
        else:
            continue
        texts.append([text])
    return tuple(replace(part, text=joined("\n".join(of_part))) for part, of_part in zip(parts, texts, strict=True))


def code_lines(body: str) -> frozenset[int]:
    """Return the lines, counted from 0, that stand in blocks of code, their fences included."""
    closing = _closing_fences(body.split("\n"))
    inside: set[int] = set()
    for start in sorted(closing):
        if start not in inside:
            inside.update(range(start, closing[start] + 1))
    return frozenset(inside)


def bullet_lines(section: Section) -> tuple[str, ...]:
    """Return the list items of a section as an eye sees them."""
    return tuple(plain_line(part.text) for part in parts_of(section) if part.bullet and part.text)


def steps_of(body: str) -> tuple[Step, ...]:
    """Return the steps of 話す言葉 or 手順; lines before the first ``### `` heading are a step without a title."""
    return tuple(step for step, _ in placed_steps(body))


def placed_steps(body: str) -> tuple[tuple[Step, StepPlace], ...]:
    """Return the same steps, each with the lines of the body that it stands in."""
    sections = (section for section in split_sections(body) if section.heading in STEP_SECTIONS)
    steps: list[tuple[Step, StepPlace]] = []
    for section in sections:
        steps += _steps(parts_of(section))
    return tuple(steps)


def criterion_of(part: Part) -> str | None:
    """Return what a paragraph ``基準: …`` says, or None when the part is something else."""
    if part.level or part.bullet:
        return None
    match = _CRITERION.fullmatch(part.text)
    return plain_line(match[1]) if match else None


def spoken_line(text: str) -> SpokenLine:
    """Read one list item of a script: its apology mark, its words, its placeholders."""
    apology = ApologyClass.NONE
    for mark, meaning in _APOLOGIES.items():
        if text.startswith(mark):
            apology, text = meaning, text.removeprefix(mark)
    return SpokenLine(split_placeholders(plain_line(text)), apology)


def case_summary(body: str) -> CaseSummary:
    """Return the first sentence of 状況, 要求, 対応 and 結果; a section that is missing gives an empty line."""
    sections = {section.heading: section for section in reversed(split_sections(body))}
    lines = (_first_sentence(sections[name]) if name in sections else "" for name in _SUMMARY)
    return CaseSummary(*lines)


def _steps(parts: tuple[Part, ...]) -> Iterator[tuple[Step, StepPlace]]:
    title, criterion, begins = "", "", 0
    lines: list[SpokenLine] = []
    places: list[int] = []
    for part in parts:
        if part.level:
            if title or criterion or lines:
                yield Step(title, criterion, tuple(lines)), StepPlace(begins, tuple(places))
            title, criterion, begins, lines, places = plain_line(part.text), "", part.line, [], []
        elif part.bullet and part.text:
            lines.append(spoken_line(part.text))
            places.append(part.line)
        else:
            criterion = criterion or criterion_of(part) or ""
        begins = begins or part.line
    if title or criterion or lines:
        yield Step(title, criterion, tuple(lines)), StepPlace(begins, tuple(places))


def _first_sentence(section: Section) -> str:
    """Return the first sentence; a full stop inside brackets does not end it, as in 「来い。」と言われた。 here."""
    first = next((part.text for part in parts_of(section) if part.text and not part.level), "")
    text = plain_line(first)
    depth = 0
    for place, character in enumerate(text):
        if character in _OPENING:
            depth += 1
        elif character in _CLOSING:
            depth = max(depth - 1, 0)
        elif depth == 0 and character in _ENDS:
            return text[: place + 1]
    return text


def _headings(lines: list[str]) -> Iterator[tuple[int, int, str]]:
    """Yield the number, level and text of each heading line that is not inside a block of code."""
    closing = _closing_fences(lines)
    number = 0
    while number < len(lines):
        line = lines[number]
        if number in closing:
            number = closing[number]
        elif match := _HEADING.match(line):
            text = match[2].rstrip().rstrip("#").strip()
            if text:
                yield number, len(match[1]), text
        number += 1


def _closing_fences(lines: list[str]) -> dict[int, int]:
    """Return where blocks of code end, by the line that may open one; a fence that is never closed opens none."""
    last_bare: dict[str, int] = {}
    ends: dict[int, int] = {}
    for number in range(len(lines) - 1, -1, -1):
        match = _FENCE.fullmatch(lines[number]) if lines[number][:3] in {"```", "~~~"} else None
        if match is None:
            continue
        if match[1] in last_bare:
            ends[number] = last_bare[match[1]]
        if not match[2].strip():
            last_bare[match[1]] = number
    return ends
