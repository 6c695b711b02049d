"""Shows an article's lines: labels in a column, hits marked, open slots visibly open; its text can be selected."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray
from PySide6.QtGui import (
    QFont,
    QPainter,
    QPaintEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
    QTextImageFormat,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from desktop.search.content import BULLET, Line, LineKind
from desktop.widgets.painting import draw_hairline
from desktop.widgets.pictures import add_pictures, fit_pictures

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtCore import QRectF, QUrl
    from PySide6.QtGui import QResizeEvent

    from desktop.theme import Theme
    from kb.domain.reading import ShownImage

_PADDING = 20
_LABEL_COLUMN = 44
_NUMBER_COLUMN = 20
_BULLET_COLUMN = 15
_ABOVE_RULE = 12
#: The widest a text is read at ease, in letters of the body.
_READING_LETTERS = 46
_SLOT = re.compile(r"\{\{([^{}\n]+)\}\}")
_ROLES = {LineKind.HEAD: "ui", LineKind.STEP: "ui", LineKind.NOTE: "meta"}
_COLORS = {LineKind.NOTE: "text.secondary"}
_GAPS = {
    LineKind.ROW: 6,
    LineKind.HEAD: 12,
    LineKind.STEP: 12,
    LineKind.NOTE: 2,
    LineKind.SPOKEN: 4,
    LineKind.TEXT: 6,
    LineKind.IMAGE: 6,
}


class ArticleView(QTextBrowser):
    """``set_lines`` replaces what is shown in one step; ``set_reading`` shows it larger."""

    def __init__(self, theme: Theme, *, name: str, parent: QWidget | None = None) -> None:
        """``name`` is for screen readers."""
        super().__init__(parent)
        self._theme = theme
        self._lines: tuple[Line, ...] = ()
        self._marks: re.Pattern[str] | None = None
        self._reading = False
        self._images: tuple[ShownImage, ...] = ()
        self._shown: frozenset[str] = frozenset()
        self._ruled: list[int] = []
        self.setAccessibleName(name)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUndoRedoEnabled(False)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        theme.changed.connect(self._render)

    def set_lines(self, lines: Sequence[Line], marks: Iterable[str], images: tuple[ShownImage, ...] = ()) -> None:
        """Show other lines from the top, with these words marked and those of their images that are given."""
        self._lines = tuple(lines)
        self._images = images
        self._marks = _pattern(marks)
        self._render()
        self.verticalScrollBar().setValue(0)

    def set_marks(self, marks: Iterable[str]) -> None:
        """Mark other words in what is shown, where it is scrolled to."""
        pattern = _pattern(marks)
        if pattern != self._marks:
            self._marks = pattern
            self._render()

    def set_reading(self, reading: bool) -> None:
        """Show the words to say in reading size and lines of readable length, or as a preview."""
        if reading != self._reading:
            self._reading = reading
            self._render()

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Load nothing: the document has its images already, and Qt's own answer reads any file of the disk."""
        return QByteArray()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._ruled:
            return
        painter = QPainter(self.viewport())
        layout, document = self.document().documentLayout(), self.document()
        scrolled = self.verticalScrollBar().value()
        left, width = self._theme.gap(_PADDING), self._text_width()
        for number in self._ruled:
            box: QRectF = layout.blockBoundingRect(document.findBlockByNumber(number))
            y = round(box.top() - scrolled - self._theme.gap(_ABOVE_RULE))
            draw_hairline(painter, self._theme, left, y, width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_side()

    def _text_width(self) -> int:
        """Return the room for text: what there is, but no longer lines than can be read at ease."""
        room = self.viewport().width() - 2 * self._theme.gap(_PADDING)
        return min(room, _READING_LETTERS * self._theme.font("body").pixelSize()) if self._reading else room

    def _render(self) -> None:
        scrolled = self.verticalScrollBar().value()
        document = self.document()
        document.clear()
        self._shown = add_pictures(document, self._images)
        document.setDefaultFont(self._theme.font("body"))
        document.setDocumentMargin(0)
        self._ruled = []
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        for number, line in enumerate(self._lines):
            block_format = self._block_format(line, first=number == 0)
            if number:
                cursor.insertBlock(block_format)
            else:
                cursor.setBlockFormat(block_format)
            if line.ruled:
                self._ruled.append(number)
            self._insert(cursor, line)
        cursor.endEditBlock()
        self._set_side()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(scrolled)

    def _set_side(self) -> None:
        frame = self.document().rootFrame().frameFormat()
        padding = self._theme.gap(_PADDING)
        frame.setLeftMargin(padding)
        frame.setRightMargin(self.viewport().width() - padding - self._text_width())
        frame.setTopMargin(self._theme.gap(14))
        frame.setBottomMargin(padding)
        self.document().rootFrame().setFrameFormat(frame)
        if self._shown:
            fit_pictures(self.document(), self._text_width())

    def _role(self, line: Line) -> str:
        if line.kind is LineKind.SPOKEN and self._reading:
            return "reading"
        return _ROLES.get(line.kind, "body")

    def _block_format(self, line: Line, *, first: bool) -> QTextBlockFormat:
        theme = self._theme
        result = QTextBlockFormat()
        if line.image not in self._shown:
            fixed = QTextBlockFormat.LineHeightTypes.FixedHeight.value
            result.setLineHeight(theme.line_height(self._role(line)), fixed)
        above = _GAPS[line.kind] + (_ABOVE_RULE if line.ruled else 0)
        result.setTopMargin(0 if first else theme.gap(above))
        stops = self._stops(line)
        indent = theme.gap(_LABEL_COLUMN) if line.inset and not line.label else 0
        if line.kind in {LineKind.SPOKEN, LineKind.NOTE}:
            indent = theme.gap(_NUMBER_COLUMN)
        if stops:
            result.setTextIndent(-stops[-1])
            result.setTabPositions([QTextOption.Tab(stop, QTextOption.TabType.LeftTab) for stop in stops])
            indent += stops[-1]
        result.setLeftMargin(indent)
        return result

    def _stops(self, line: Line) -> list[int]:
        """Return where what stands before the text ends: the label, then the bullet or number."""
        stops = [self._theme.gap(_LABEL_COLUMN)] if line.label else []
        if line.mark:
            width = _BULLET_COLUMN if line.mark == BULLET else _NUMBER_COLUMN
            stops.append(sum(stops) + self._theme.gap(width))
        return stops

    def _insert(self, cursor: QTextCursor, line: Line) -> None:
        base = self._format(self._role(line), _COLORS.get(line.kind, "text.primary"))
        for before in (line.label, line.mark):
            if before:
                cursor.insertText(f"{before}\t", self._format("meta", "text.secondary", bold=before != BULLET))
        if line.image in self._shown:
            cursor.insertImage(_image_format(line))
            return
        if line.kind in {LineKind.HEAD, LineKind.STEP}:
            base.setFontWeight(QFont.Weight.Bold)
        if line.lead and line.kind is not LineKind.STEP:
            lead = QTextCharFormat(base)
            lead.setFontWeight(QFont.Weight.Bold)
            cursor.insertText(line.lead, lead)
        at = 0
        for slot in _SLOT.finditer(line.text):
            self._insert_marked(cursor, line.text[at : slot.start()], base)
            cursor.insertText(slot[1].strip(), self._slot_format(base))
            at = slot.end()
        self._insert_marked(cursor, line.text[at:], base)
        if line.lead and line.kind is LineKind.STEP:
            cursor.insertText(f"　{line.lead}", self._format("meta", "text.secondary"))

    def _insert_marked(self, cursor: QTextCursor, text: str, base: QTextCharFormat) -> None:
        at = 0
        for match in self._marks.finditer(text) if self._marks else ():
            cursor.insertText(text[at : match.start()], base)
            marked = QTextCharFormat(base)
            marked.setBackground(self._theme.color("mark"))
            marked.setForeground(self._theme.color("text.primary"))
            marked.setFontWeight(QFont.Weight.Bold)
            cursor.insertText(match[0], marked)
            at = match.end()
        cursor.insertText(text[at:], base)

    def _slot_format(self, base: QTextCharFormat) -> QTextCharFormat:
        result = QTextCharFormat(base)
        result.setForeground(self._theme.color("warn"))
        result.setBackground(self._theme.color("warn.tint"))
        result.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
        result.setUnderlineColor(self._theme.color("warn.solid"))
        return result

    def _format(self, role: str, color: str, *, bold: bool | None = None) -> QTextCharFormat:
        result = QTextCharFormat()
        result.setFont(self._theme.font(role, bold=bold))
        result.setForeground(self._theme.color(color))
        return result


def _image_format(line: Line) -> QTextImageFormat:
    result = QTextImageFormat()
    result.setName(line.image)
    result.setProperty(QTextFormat.Property.ImageAltText.value, line.text)
    return result


def _pattern(marks: Iterable[str]) -> re.Pattern[str] | None:
    """Return what finds the words; the longest come first, so that they win where they overlap."""
    words = [re.escape(word) for word in marks]
    return re.compile("|".join(words)) if words else None
