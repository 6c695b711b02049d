"""The raw text of a file: numbered lines in one pitch, coloured, with the wrong ones marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QInputMethodEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
    QTextDocument,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from desktop.setup.writing.highlighter import YamlHighlighter
from desktop.widgets.line_layout import FixedLineLayout
from desktop.widgets.painting import BAR_WIDTH, text_width

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from desktop.theme import Theme

_LEFT, _AFTER_NUMBER, _AFTER_BAR = 12, 6, 12
_DIGITS = 3
_PARAGRAPH = "\u2029"
_INDENT = "  "


class DataTextEdit(QPlainTextEdit):
    """Plain text; what an input method is still converting is no text yet.

    Tab goes on to the next part; Enter keeps the indent of its line.

    Signals:
        written: (text) the committed text is another, by the user's hand.
    """

    written = Signal(str)

    def __init__(self, theme: Theme, *, name: str, parent: QWidget | None = None) -> None:
        """Start empty; ``name`` is for screen readers."""
        super().__init__(parent)
        self._theme = theme
        self._text = ""
        self._composing = False
        self._wrong: frozenset[int] = frozenset()
        document = QTextDocument(self)
        document.setDocumentMargin(0)
        self._lines = FixedLineLayout(document, theme.line_height("markdown"))
        document.setDocumentLayout(self._lines)
        self.setDocument(document)
        self._gutter = _Gutter(theme, self)
        self._highlighter = YamlHighlighter(self.document(), theme)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setCursorWidth(2)
        self.textChanged.connect(self._on_text_changed)
        self.cursorPositionChanged.connect(self._repaint)
        self.updateRequest.connect(lambda *_: self._gutter.update())
        self.blockCountChanged.connect(self._arrange)
        theme.changed.connect(self._arrange)
        self._arrange()

    @property
    def text(self) -> str:
        """The committed text; Qt's own answer turns no-break spaces into blanks."""
        return self.document().toRawText().replace(_PARAGRAPH, "\n")

    def show_text(self, text: str) -> None:
        """Show another text without telling; caret and scroll place stay where they are."""
        if text == self._text:
            return
        self._text = text
        at, top = self.textCursor().position(), self.verticalScrollBar().value()
        self.setPlainText(text)
        cursor = self.textCursor()
        cursor.setPosition(min(at, self.document().characterCount() - 1))
        self.setTextCursor(cursor)
        self.verticalScrollBar().setValue(top)

    def mark_lines(self, lines: Iterable[int]) -> None:
        """Mark the lines, from 1, in which something is wrong."""
        self._wrong = frozenset(lines)
        self._gutter.update()

    @property
    def wrong_lines(self) -> frozenset[int]:
        """The marked lines."""
        return self._wrong

    def go_to(self, line: int) -> None:
        """Put the caret at the beginning of a line, from 1, and the focus into the text."""
        block = self.document().findBlockByNumber(max(1, line) - 1)
        if block.isValid():
            self.setTextCursor(QTextCursor(block))
            self.centerCursor()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def lines_on_show(self) -> Iterator[tuple[int, QRectF]]:
        """Yield number, from 1, and place of each line that can be seen."""
        block = self.firstVisibleBlock()
        offset = self.contentOffset()
        while block.isValid():
            rect = self.blockBoundingGeometry(block).translated(offset)
            if rect.top() > self.viewport().height():
                return
            yield block.blockNumber() + 1, rect
            block = block.next()

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and plain and not self._composing:
            before = self.textCursor().block().text()[: self.textCursor().positionInBlock()]
            indent = before[: len(before) - len(before.lstrip(" "))]
            self.insertPlainText("\n" + indent + (_INDENT if before.rstrip().endswith(":") else ""))
            self.ensureCursorVisible()
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    # Looks

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        current = self.textCursor().blockNumber() + 1
        for number, rect in self.lines_on_show():
            if number == current:
                ground = QRectF(0, rect.top(), self.viewport().width(), rect.height())
                painter.fillRect(ground, self._theme.color("bg.hover"))
        painter.end()
        super().paintEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        rect = self.contentsRect()
        self._gutter.setGeometry(QRect(rect.left(), rect.top(), self._gutter.needed(), rect.height()))

    def _repaint(self) -> None:
        self.viewport().update()
        self._gutter.update()

    def _arrange(self) -> None:
        font = self._theme.font("markdown")
        self.setFont(font)
        self.document().setDefaultFont(font)
        self._lines.set_line_height(self._theme.line_height("markdown"))
        self.setTabStopDistance(QFontMetricsF(font).horizontalAdvance(_INDENT))
        self.setViewportMargins(self._gutter.needed(), self._theme.gap(8), 0, 0)
        rect = self.contentsRect()
        self._gutter.setGeometry(QRect(rect.left(), rect.top(), self._gutter.needed(), rect.height()))

    def _on_text_changed(self) -> None:
        text = self.text
        if text != self._text:
            self._text = text
            self.written.emit(text)


class _Gutter(QWidget):
    def __init__(self, theme: Theme, edit: DataTextEdit) -> None:
        super().__init__(edit)
        self._theme = theme
        self._edit = edit

    def needed(self) -> int:
        digits = max(_DIGITS, len(str(self._edit.blockCount())))
        numbers = text_width(self._theme, "0" * digits, "meta", bold=True)
        gaps = sum(map(self._theme.gap, (_LEFT, _AFTER_NUMBER, _AFTER_BAR)))
        return round(numbers) + gaps + BAR_WIDTH

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        current = self._edit.textCursor().blockNumber() + 1
        bar = self.width() - theme.gap(_AFTER_BAR) - BAR_WIDTH
        shift = self._edit.viewport().y()
        for number, place in self._edit.lines_on_show():
            rect = QRectF(0, place.top() + shift, self.width(), place.height())
            if number == current:
                painter.fillRect(rect, theme.color("bg.hover"))
            painter.setFont(theme.font("meta", bold=number == current))
            painter.setPen(theme.color("text.primary" if number == current else "text.tertiary"))
            text = QRectF(0, rect.top(), bar - theme.gap(_AFTER_NUMBER), theme.line_height("markdown"))
            painter.drawText(text, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(number))
            if number in self._edit.wrong_lines:
                painter.fillRect(QRectF(bar, rect.top() + 2, BAR_WIDTH, rect.height() - 4), theme.color("danger.solid"))
