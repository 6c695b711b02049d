"""Plain text in lines of one height, with their numbers and marks beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QTextCursor, QTextDocument, QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from desktop.editor.text.gutter import Gutter, LineGround
from desktop.editor.text.marks import MarkSet
from desktop.editor.text.units import characters, unit_spans, units
from desktop.widgets.line_layout import FixedLineLayout
from desktop.widgets.painting import TextBlock

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from desktop.editor.text.marks import TextMark
    from desktop.theme import Theme

_TOP = 12
_RIGHT = 8
_PARAGRAPH = "\u2029"


class LinedEdit(QPlainTextEdit):
    """What can be seen of a text, and where its lines are; lines count from 1.

    Signals:
        scrolled: another line is at the top.
        line_changed: (line) the caret is in another line.
    """

    scrolled = Signal()
    line_changed = Signal(int)

    def __init__(self, theme: Theme, *, name: str, parent: QWidget | None = None) -> None:
        """Start empty; ``name`` is for screen readers."""
        super().__init__(parent)
        self._theme = theme
        self._line = 1
        self._hint = ""
        document = QTextDocument(self)
        document.setDocumentMargin(0)
        self._lines = FixedLineLayout(document, theme.line_height("markdown"))
        document.setDocumentLayout(self._lines)
        self.setDocument(document)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setCursorWidth(2)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._marks = MarkSet(document, theme)
        self._gutter = Gutter(self, self._marks, theme, self)
        self._ground = LineGround(self, theme, self)
        self.cursorPositionChanged.connect(self._on_moved)
        self.updateRequest.connect(self._update_sides)
        self.blockCountChanged.connect(self._arrange)
        self.verticalScrollBar().valueChanged.connect(self.scrolled)
        theme.changed.connect(self._dress)
        self._dress()

    # The text

    @property
    def text(self) -> str:
        """The committed text, character by character: Qt's own answer turns no-break spaces into blanks."""
        return self.document().toRawText().replace(_PARAGRAPH, "\n")

    def set_hint(self, hint: str) -> None:
        """Say in the empty text how to begin."""
        self._hint = hint
        self.viewport().update()

    def set_findings(self, marks: Sequence[TextMark]) -> None:
        """Mark what was found wrong; text, caret, undo and a running conversion stay untouched."""
        self._marks.set(marks)
        self._show_marks()

    def set_matches(self, spans: Sequence[tuple[int, int]]) -> None:
        """Lay a ground under what somebody looks for: ascending places in characters of the text."""
        self._marks.set_matches(unit_spans(self.text, spans))
        self._show_marks()

    # The caret

    @property
    def line(self) -> int:
        """The line of the caret."""
        return self.textCursor().blockNumber() + 1

    @property
    def column(self) -> int:
        """How many characters stand before the caret in its line."""
        cursor = self.textCursor()
        return characters(cursor.block().text(), cursor.positionInBlock())

    @property
    def selected_span(self) -> tuple[int, int]:
        """Where the selection begins and ends, in characters of the text; at the caret without one."""
        cursor, text = self.textCursor(), self.text
        return characters(text, cursor.selectionStart()), characters(text, cursor.selectionEnd())

    def select(self, start: int, end: int) -> None:
        """Select a part of the text, given in characters, and show it with what stands around; the focus stays."""
        ((first, last),) = unit_spans(self.text, [(start, end)])
        cursor = QTextCursor(self.document())
        cursor.setPosition(first)
        cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
        self._put_caret(cursor)

    def go_to(self, line: int, start: int = 0, end: int = 0) -> None:
        """Put the caret into a line, select ``start`` to ``end`` of it, and take the focus."""
        block = self.document().findBlockByNumber(max(0, min(line, self.blockCount()) - 1))
        text = block.text()
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + units(text[:start]))
        if end > start:
            cursor.setPosition(block.position() + units(text[:end]), QTextCursor.MoveMode.KeepAnchor)
        self._put_caret(cursor)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    # What can be seen

    @property
    def top_line(self) -> float:
        """The line at the top; the fraction tells how much of a wrapped line is scrolled away."""
        block = self.firstVisibleBlock()
        away = self.verticalScrollBar().value() - block.firstLineNumber()
        return block.blockNumber() + 1 + min(away / max(1, block.lineCount()), 0.99)

    @property
    def caret_on_show(self) -> bool:
        """Whether the caret can be seen."""
        return self.viewport().rect().intersects(self.cursorRect())

    def scroll_to_line(self, line: float) -> None:
        """Bring a line to the top; the caret stays where it is."""
        block = self.document().findBlockByNumber(max(0, min(int(line), self.blockCount()) - 1))
        within = round((line - int(line)) * block.lineCount())
        self.verticalScrollBar().setValue(block.firstLineNumber() + within)

    def lines_on_show(self) -> Iterator[tuple[int, float]]:
        """Yield number (from 0) and top, in pixels of the gutter, of each line that can be seen."""
        block = self.firstVisibleBlock()
        top = self.blockBoundingGeometry(block).translated(self.contentOffset()).top()
        while block.isValid() and top < self.viewport().height():
            yield block.blockNumber(), top + self.viewport().y() - self._gutter.y()
            top += self.blockBoundingRect(block).height()
            block = block.next()

    def line_pixels(self, number: int) -> float:
        """Return the height of a line, counted from 0, in pixels: a long one takes several visual lines."""
        return self.blockBoundingRect(self.document().findBlockByNumber(number)).height()

    def line_at(self, y: int) -> int:
        """Return the line, from 0, at a height of the gutter in pixels."""
        found = self.firstVisibleBlock().blockNumber()
        for number, top in self.lines_on_show():
            if top <= y:
                found = number
        return found

    # Looks

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        block = self.textCursor().block()
        rect = self.blockBoundingGeometry(block).translated(self.contentOffset())
        ground = QRectF(0, rect.top(), self.viewport().width(), rect.height())
        painter.fillRect(ground, self._theme.color("bg.hover"))
        if self._hint and self.document().isEmpty() and not block.layout().preeditAreaText():
            room = self.viewport().width()
            words = TextBlock(self._theme, self._hint, role="markdown", color="text.tertiary", width=room, hang=False)
            words.draw(painter, self.cursorRect().right() + 2, rect.top())
        painter.end()
        super().paintEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _put_caret(self, cursor: QTextCursor) -> None:
        self.setTextCursor(cursor)
        if not 0 <= self.cursorRect().top() <= self.viewport().height() * 2 // 3:
            self.centerCursor()

    def _arrange(self) -> None:
        rect, width = self.contentsRect(), self._gutter.needed
        top = self._theme.gap(_TOP)
        # Whole lines only: Qt goes by the height of the letters when it brings the caret into view, which is less than
        # that of a line, and would leave the last one cut off.
        below = max(0, rect.height() - top) % self._theme.line_height("markdown")
        self.setViewportMargins(width, top, _RIGHT, below)
        self._gutter.setGeometry(QRect(rect.left(), rect.top(), width, rect.height()))
        self._ground.setGeometry(QRect(self.viewport().geometry().right() + 1, rect.top(), _RIGHT, rect.height()))

    def _dress(self) -> None:
        self.setFont(self._theme.font("markdown"))
        self.document().setDefaultFont(self._theme.font("markdown"))
        self._lines.set_line_height(self._theme.line_height("markdown"))
        self._show_marks()
        self._arrange()

    def _show_marks(self) -> None:
        self.setExtraSelections(self._marks.selections())
        self._gutter.update()
        self._describe()

    def _update_sides(self) -> None:
        self._gutter.update()
        self._ground.update()

    def _on_moved(self) -> None:
        self.viewport().update()
        self._update_sides()
        if self.line != self._line:
            self._line = self.line
            self._describe()
            self.line_changed.emit(self._line)

    def _describe(self) -> None:
        """Say what was found in the line of the caret: screen readers read it with the line."""
        said = " · ".join(mark.text for mark in self._marks.at(self.line - 1))
        if said != self.accessibleDescription():
            self.setAccessibleDescription(said)
