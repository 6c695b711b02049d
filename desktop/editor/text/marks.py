"""What was found in the text, as marks that go along with it while it is written."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from desktop.editor.text.units import units

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QTextBlock, QTextDocument

    from desktop.theme import Theme

#: Marks of each sort that are shown; a text with more has the rest in the list of findings, or when it is looked for.
_MOST = 500


class Severity(Enum):
    """How much a mark matters: an error keeps an article from being validated."""

    ERROR = "error"
    WARNING = "warning"


#: The colours of the bar in the gutter and of the line under the words.
COLORS: dict[Severity, str] = {Severity.ERROR: "danger.solid", Severity.WARNING: "warn.solid"}


@dataclass(frozen=True, slots=True)
class TextMark:
    """``line`` counts from 1; ``start`` to ``end`` are characters of that line, ``end`` 0 is the whole line.

    ``text`` is the sentence that says what is wrong.
    """

    line: int
    severity: Severity
    text: str
    start: int = 0
    end: int = 0


class MarkSet:
    """The marks of a document; each is held by a cursor, which the document moves as it changes."""

    def __init__(self, document: QTextDocument, theme: Theme) -> None:
        """Start without marks."""
        self._document = document
        self._theme = theme
        self._held: list[tuple[QTextCursor, TextMark]] = []
        self._matches: list[QTextCursor] = []

    def set_matches(self, spans: Sequence[tuple[int, int]]) -> None:
        """Hold other places that somebody looks for, given in UTF-16 units."""
        self._matches = []
        for start, end in spans[:_MOST]:
            cursor = QTextCursor(self._document)
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            self._matches.append(cursor)

    def set(self, marks: Sequence[TextMark]) -> None:
        """Hold other marks; those of lines that are not there are left out."""
        self._held = []
        for mark in marks[:_MOST]:
            block = self._document.findBlockByNumber(mark.line - 1)
            if mark.line > 0 and block.isValid():
                self._held.append((_span(block, mark), mark))

    def selections(self) -> list[QTextEdit.ExtraSelection]:
        """Return what lies over the text: a wavy line under an error, a dotted one under a warning, matches marked."""
        match = QTextCharFormat()
        match.setBackground(self._theme.color("mark"))
        pairs = [(cursor, match) for cursor in self._matches]
        pairs += [(cursor, self._format(mark.severity)) for cursor, mark in self._held]
        found = []
        for cursor, char_format in pairs:
            selection = QTextEdit.ExtraSelection()
            selection.cursor, selection.format = cursor, char_format
            found.append(selection)
        return found

    def by_line(self) -> dict[int, Severity]:
        """Return the gravest mark of each line that has one, by its number from 0."""
        found: dict[int, Severity] = {}
        for cursor, mark in self._held:
            line = self._line_of(cursor)
            if mark.severity is Severity.ERROR or line not in found:
                found[line] = mark.severity
        return found

    def at(self, line: int) -> tuple[TextMark, ...]:
        """Return the marks of a line, counted from 0."""
        return tuple(mark for cursor, mark in self._held if self._line_of(cursor) == line)

    def _line_of(self, cursor: QTextCursor) -> int:
        return self._document.findBlock(cursor.selectionStart()).blockNumber()

    def _format(self, severity: Severity) -> QTextCharFormat:
        style = QTextCharFormat.UnderlineStyle
        result = QTextCharFormat()
        result.setUnderlineStyle(style.WaveUnderline if severity is Severity.ERROR else style.DotLine)
        result.setUnderlineColor(self._theme.color(COLORS[severity]))
        return result


def _span(block: QTextBlock, mark: TextMark) -> QTextCursor:
    text = block.text()
    first = len(text) - len(text.lstrip())
    start, end = (mark.start, mark.end) if mark.end else (first, len(text))
    cursor = QTextCursor(block)
    cursor.setPosition(block.position() + units(text[:start]))
    cursor.setPosition(block.position() + units(text[:end]), QTextCursor.MoveMode.KeepAnchor)
    return cursor
