"""What must be right in an article's body before an agent sees it: sections, steps, placeholders, apologies."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kb.documents import conversion
from kb.documents.placeholders import broken_placeholders, known_names, unknown_placeholders
from kb.documents.sections import PROCEDURE_STEPS, STEP_SECTIONS, criterion_of, parts_of, split_sections
from kb.domain.article import PUBLISHED_STATES, Kind
from kb.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kb.documents.sections import Part, Section
    from kb.domain.article import State

#: Sections of each kind in their order.
SECTIONS: Mapping[Kind, tuple[str, ...]] = {
    Kind.CASE: ("状況", "要求", "原因", "対応", "結果", "学び"),
    Kind.SCRIPT: ("使う場面", "使ってはいけない場面", "話す言葉", "メールの文面", "補足"),
    Kind.PROCEDURE: ("使う場面", "使ってはいけない場面", "手順", "補足"),
    Kind.TECHNIQUE: ("ねらい", "やり方", "例", "注意"),
    Kind.NOTICE: ("内容", "お願い"),
}
#: Sections that may be left out.
OPTIONAL_SECTIONS = frozenset({"メールの文面", "補足"})

_INVALID = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
#: A line without a word: empty, or the mark of an item or a heading that nobody filled in.
_SAYS_NOTHING = re.compile(r"[ \t]*(?:[-*+>]|\d+[.)]|#{1,6})?[ \t]*")
_FEELINGS, _FAULT = "[心情]", "[責任]"


def character_problems(text: str) -> Iterator[Problem]:
    """Yield the lines that hold a character no file or database can keep: control characters, lone surrogates."""
    if not _INVALID.search(text):
        return
    for number, line in enumerate(text.split("\n"), start=1):
        found = _INVALID.search(line)
        if found:
            yield Problem(number, "character_invalid", f"U+{ord(found[0]):04X}")


def body_problems(body: str, *, kind: Kind, state: State) -> tuple[Problem, ...]:
    """Return what is wrong with a body, by line counted from 1 in the body.

    An article that is not shown to agents (a draft, an archived one) may have sections that are missing, empty or
    incomplete, and text outside them; the sections it has must be right all the same.
    """
    if len(body) > conversion.MAX_CHARACTERS or body.count("\n") >= conversion.MAX_LINES:
        return (Problem(0, "body_too_long", str(conversion.MAX_CHARACTERS)),)
    sections = split_sections(body)
    problems = [*_line_problems(body), *_heading_problems(sections, SECTIONS[kind])]
    if kind is Kind.SCRIPT:
        for section in sections:
            problems += _apology_problems(section)
    if state in PUBLISHED_STATES:
        problems += _incomplete(sections, SECTIONS[kind])
        for section in sections:
            if section.heading in STEP_SECTIONS and section.heading in SECTIONS[kind] and section.text:
                problems += _step_problems(section)
    return tuple(sorted(problems, key=lambda problem: problem.line))


def _line_problems(body: str) -> Iterator[Problem]:
    known = known_names()
    for number, line in enumerate(body.split("\n"), start=1):
        if "{{" not in line and "}}" not in line:
            continue
        for name in unknown_placeholders(line, known):
            yield Problem(number, "placeholder_unknown", name)
        if next(broken_placeholders(line), None) is not None:
            yield Problem(number, "placeholder_broken")


def _heading_problems(sections: tuple[Section, ...], known: tuple[str, ...]) -> Iterator[Problem]:
    seen: list[str] = []
    for section in sections:
        heading = section.heading
        if not heading:
            continue
        if heading not in known:
            yield Problem(section.line, "section_unknown", heading)
        elif heading in seen:
            yield Problem(section.line, "section_twice", heading)
        else:
            if any(known.index(before) > known.index(heading) for before in seen):
                yield Problem(section.line, "section_order", heading)
            seen.append(heading)


def _incomplete(sections: tuple[Section, ...], known: tuple[str, ...]) -> Iterator[Problem]:
    found = {section.heading for section in sections}
    if "" in found:
        yield Problem(sections[0].text_line, "text_before_sections")
    for heading in known:
        if heading not in found and heading not in OPTIONAL_SECTIONS:
            yield Problem(0, "section_missing", heading)
    for section in sections:
        if section.heading in known and all(map(_SAYS_NOTHING.fullmatch, section.text.split("\n"))):
            yield Problem(section.line, "section_empty", section.heading)


def _apology_problems(section: Section) -> Iterator[Problem]:
    """Yield lines with both apologies, and marks that do not begin their line: they would be read aloud (P17)."""
    for part in parts_of(section):
        if _FEELINGS in part.text and _FAULT in part.text:
            yield Problem(part.line, "apology_mixed")
        elif any(part.text.rfind(mark) > 0 for mark in (_FEELINGS, _FAULT)):
            yield Problem(part.line, "apology_misplaced")


def _step_problems(section: Section) -> Iterator[Problem]:
    parts = parts_of(section)
    titles = [part for part in parts if part.level]
    if not titles:
        yield Problem(section.line, "steps_missing", section.heading)
        return
    for part in parts[: parts.index(titles[0])]:
        yield Problem(part.line, "text_before_steps")
    for place, title in enumerate(titles):
        end = parts.index(titles[place + 1]) if place + 1 < len(titles) else len(parts)
        yield from _one_step_problems(section, title, parts[parts.index(title) + 1 : end])


def _one_step_problems(section: Section, title: Part, parts: tuple[Part, ...]) -> Iterator[Problem]:
    criteria = [part for part in parts if criterion_of(part)]
    if section.heading == PROCEDURE_STEPS and not criteria:
        yield Problem(title.line, "criterion_missing", title.text)
    if section.heading != PROCEDURE_STEPS and not any(part.bullet for part in parts):
        yield Problem(title.line, "step_without_lines", title.text)
    # Only the criterion and the list become part of a step: anything else would silently not be shown while speaking.
    for part in parts:
        if not part.bullet and part not in criteria[:1]:
            yield Problem(part.line, "step_text", title.text)
