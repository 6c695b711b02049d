"""The words that reach a customer, taken out of an article's body with the way back to where each was typed."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.documents.sections import MAIL, STEP_SECTIONS, split_sections

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kb.documents.sections import Section
    from kb.documents.typed_body import TypedBody

_BULLET = re.compile(r"[ \t]*(?:[-*+]|[0-9]{1,9}[.)])[ \t]+(?:\[(?:心情|責任)\][ \t]*)?")
_BLANKS = " \t"
_ENDS = ("。", "！", "？", "!", "?")


@dataclass(frozen=True, slots=True)
class TracedText:
    """Text put together from pieces of a body; ``starts`` are where pieces begin, ``offsets`` where they came from."""

    text: str
    starts: tuple[int, ...]
    offsets: tuple[int, ...]

    def in_body(self, start: int, end: int) -> tuple[int, int]:
        """Return where in the body the text from ``start`` to ``end``, which is not empty, begins and ends."""
        return self._offset(start), self._offset(end - 1) + 1

    def _offset(self, place: int) -> int:
        piece = bisect_right(self.starts, place) - 1
        return self.offsets[piece] + place - self.starts[piece]


def spoken_text(body: TypedBody) -> TracedText:
    """Return the lines of 話す言葉 and 手順 that are spoken, without their marks.

    The breaths of one sentence are one line here: whether a sentence is polite does not depend on where one breathes.
    """
    sections = (section for section in split_sections(body.text) if section.heading in STEP_SECTIONS)
    return _traced(piece for section in sections for piece in _spoken_pieces(section, body))


def mail_text(body: TypedBody) -> TracedText:
    """Return the text of the mail, line by line."""
    return _traced(
        (body.offset(number), f"{body.lines[number - 1]}\n")
        for section in split_sections(body.text)
        if section.heading == MAIL
        for number in _numbers(section)
    )


def _spoken_pieces(section: Section, body: TypedBody) -> Iterator[tuple[int, str]]:
    spoken = False
    for number in _numbers(section):
        line = body.lines[number - 1]
        if not line.strip() or line.startswith("#"):
            spoken = False
            continue
        bullet = _BULLET.match(line)
        spoken = spoken or bullet is not None
        if spoken:
            first = bullet.end() if bullet else len(line) - len(line.lstrip(_BLANKS))
            said = line[first:].rstrip()
            yield body.offset(number, first), f"{said}\n" if said.endswith(_ENDS) else said


def _traced(pieces: Iterable[tuple[int, str]]) -> TracedText:
    texts: list[str] = []
    starts: list[int] = []
    offsets: list[int] = []
    length = 0
    for offset, text in pieces:
        if text:
            texts.append(text)
            starts.append(length)
            offsets.append(offset)
            length += len(text)
    return TracedText("".join(texts), tuple(starts), tuple(offsets))


def _numbers(section: Section) -> range:
    """Return the lines of a section's text, counted from 1 in the body."""
    return range(section.text_line, section.text_line + section.text.count("\n") + 1) if section.text else range(0)
