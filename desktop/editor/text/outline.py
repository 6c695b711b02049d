"""The headings of an article, those that its kind still lacks, and where they and ready words go; no Qt here."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.editor.text.syntax import fence_after

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kb.domain.writing import SectionForm

_HEADING = re.compile(r"(#{1,6})(.*)")
_BULLET = re.compile(r"[ \t]*[-*+][ \t]*")
_SECTION = 2


@dataclass(frozen=True, slots=True)
class OutlineHeading:
    """A heading; ``line`` counts from 1, ``level`` from 1."""

    line: int
    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Insertion:
    """``text`` in place of the characters ``start`` to ``end`` of a text, the caret at ``caret`` of the new text."""

    start: int
    end: int
    text: str
    caret: int


def headings_of(text: str) -> tuple[OutlineHeading, ...]:
    """Return the headings outside blocks of code."""
    found = []
    fence = ""
    for number, line in enumerate(text.split("\n"), start=1):
        before, fence = fence, fence_after(line, fence)
        match = _HEADING.match(line)
        if match and not before and not fence:
            words = match[2].rstrip().rstrip("#").strip()
            if words:
                found.append(OutlineHeading(number, len(match[1]), words))
    return tuple(found)


def section_at(headings: Sequence[OutlineHeading], line: int) -> str:
    """Return the section that a line stands in, empty before the first one."""
    found = ""
    for heading in headings:
        if heading.line <= line and heading.level == _SECTION:
            found = heading.text
    return found


def missing(headings: Sequence[OutlineHeading], forms: Sequence[SectionForm]) -> tuple[SectionForm, ...]:
    """Return the sections of a kind that are not there, in their order."""
    there = {heading.text for heading in headings if heading.level == _SECTION}
    return tuple(form for form in forms if form.heading not in there)


def section_insertion(text: str, form: SectionForm, forms: Sequence[SectionForm]) -> Insertion:
    """Return how a section is put in: before the first one that comes after it in the order of the kind, or last."""
    order = [one.heading for one in forms]
    later = set(order[order.index(form.heading) + 1 :])
    following = next((one for one in headings_of(text) if one.level == _SECTION and one.text in later), None)
    block = f"## {form.heading}\n\n{form.skeleton}"
    lines = text.split("\n")
    if following is None:
        before = text.rstrip("\n")
        gap = "\n\n" if before else ""
        end, after = len(text), "\n"
    else:
        end = sum(len(line) + 1 for line in lines[: following.line - 1])
        before = text[:end].rstrip("\n")
        gap, after = "\n\n" if before else "", "\n\n"
    start = len(before)
    first = len(block) - len(form.skeleton) + len(form.skeleton.split("\n")[0])
    return Insertion(start, end, gap + block + after, start + len(gap) + first)


def sections_insertion(text: str, wanted: Sequence[SectionForm], forms: Sequence[SectionForm]) -> Insertion:
    """Return how several sections, in the order of the kind, are put in: one step, the caret in the first of them."""
    new, caret = text, 0
    # The last first: what is put in before a section keeps an empty line to write in.
    for form in reversed(wanted):
        put = section_insertion(new, form, forms)
        new, caret = new[: put.start] + put.text + new[put.end :], put.caret
    return Insertion(0, len(text), new, caret)


def words_insertion(text: str, place: int, words: str) -> Insertion:
    """Return how lines of Markdown are put in at a place: into an empty line or item, else below the line."""
    start = text.rfind("\n", 0, place) + 1
    end = text.find("\n", place)
    end = len(text) if end < 0 else end
    line = text[start:end]
    if not line.strip() or _BULLET.fullmatch(line):
        # Without an empty line after it, what follows would belong to the last of the words.
        following = text[end + 1 :].split("\n", 1)[0]
        after = "\n" if following.strip() and not _BULLET.match(following) else ""
        return Insertion(start, end, words + after, start + len(words))
    in_a_list = bool(_BULLET.match(line)) and bool(_BULLET.match(words))
    gap = "\n" if in_a_list else "\n\n"
    return Insertion(end, end, gap + words, end + len(gap) + len(words))
