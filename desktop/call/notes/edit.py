"""Where the agent writes: plain text with the time of each line, matched words underlined, nothing that blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QRect, Qt, Signal
from PySide6.QtGui import (
    QInputMethodEvent,
    QKeyEvent,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from desktop.call.note_text import LONGEST_NOTE, pasted, utf16_spans
from desktop.call.notes.gutter import Gutter
from desktop.call.notes.hints import NoteHints
from desktop.call.notes.line_times import LineTimes

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.theme import Theme

#: Left of the text: 53 pixels in the pictures, of which Qt keeps none for itself.
_GUTTER = 53
_RIGHT = 12
_TOP = 12
_LINE_GAP = 4
_SLIM_LEFT = 6
#: What Qt takes for no bound at all.
_ENDLESS = 16_777_215


class NotesEdit(QTextEdit):
    """Plain text; what an input method is still converting is no text yet.

    Signals:
        written: (text) the committed text is another.
        composing: an input method converts what will be text soon.
        refused: (limit) something did not fit into the longest note and was left out.
        left: Escape.
        below_wanted: ↓ while nothing is written: there is nowhere to go in the text.
    """

    written = Signal(str)
    composing = Signal()
    refused = Signal(int)
    left = Signal()
    below_wanted = Signal()

    def __init__(self, theme: Theme, seconds: Callable[[], int], parent: QWidget | None = None) -> None:
        """``seconds`` tells the clock of the call."""
        super().__init__(parent)
        self._theme = theme
        self._seconds = seconds
        self._text = ""
        self._line_height = 0
        self._loading = False
        self._slim = False
        self._times = LineTimes(self.document())
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setCursorWidth(2)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self._gutter = Gutter(self, self._times, theme)
        self._hints = NoteHints(theme, self.viewport())
        self.document().contentsChange.connect(self._on_contents_change)
        self.textChanged.connect(self._on_text_changed)
        self.verticalScrollBar().valueChanged.connect(self._gutter.update)
        self.verticalScrollBar().rangeChanged.connect(self._centre_line)
        self.cursorPositionChanged.connect(self._centre_line)
        self.document().documentLayout().documentSizeChanged.connect(self._gutter.update)
        theme.changed.connect(self._dress)
        self._dress()

    @property
    def gutter(self) -> QWidget:
        """The column of times."""
        return self._gutter

    @property
    def hints(self) -> NoteHints:
        """What stands in the empty pane."""
        return self._hints

    def set_slim(self, height: int) -> None:
        """Be one line high and without the column of times; 0 makes it whole again."""
        self._slim = height > 0
        self.setMinimumHeight(height)
        self.setMaximumHeight(height or _ENDLESS)
        self.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAlwaysOff if height else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        )
        self._gutter.setVisible(not height)
        self._hints.set_slim(bool(height))
        self._dress()
        self.ensureCursorVisible()

    def show_notes(self, text: str) -> None:
        """Show the notes of another call; there is nothing to undo afterwards, and ``written`` does not follow."""
        self._text = text
        self._loading = True
        self.setPlainText(text)
        self._set_line_height()
        self._loading = False
        self._times.forget()
        self.moveCursor(QTextCursor.MoveOperation.End)
        self.setExtraSelections([])

    def show_matches(self, spans: tuple[tuple[int, int], ...]) -> None:
        """Underline matched words, given in code points of the text last told; the text itself stays untouched."""
        char_format = QTextCharFormat()
        char_format.setForeground(self._theme.color("accent"))
        char_format.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        char_format.setUnderlineColor(self._theme.color("accent"))
        selections = []
        for start, end in utf16_spans(self._text, spans):
            selection = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.document())
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            selection.cursor, selection.format = cursor, char_format
            selections.append(selection)
        self.setExtraSelections(selections)

    def line_seconds(self) -> list[int | None]:
        """Return when each line was begun, None where it is not known."""
        block, found = self.document().begin(), []
        while block.isValid():
            found.append(self._times.time_of(block))
            block = block.next()
        return found

    def move_times(self, seconds: int) -> None:
        """Take in that the call began so many seconds earlier than was known."""
        self._times.move(seconds)
        self.update()

    def insertFromMimeData(self, source: QMimeData) -> None:
        if not source.hasText():
            return
        selected = self.textCursor().selectionEnd() - self.textCursor().selectionStart()
        text, cut = pasted(source.text(), max(0, LONGEST_NOTE - self._length() + selected))
        self.textCursor().insertText(text)
        self.ensureCursorVisible()
        if cut:
            self.refused.emit(LONGEST_NOTE)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        if event.key() == Qt.Key.Key_Down and not event.modifiers() and self.document().isEmpty():
            self.below_wanted.emit()
            return
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            # Shift+Enter would make a line within a line, which has no time of its own.
            event = QKeyEvent(event.type(), Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r")
        typed = event.text()
        if typed and typed.isprintable() and self._full():
            self.refused.emit(LONGEST_NOTE)
            return
        super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if event.commitString() and self._full():
            self.refused.emit(LONGEST_NOTE)
            event = QInputMethodEvent(event.preeditString(), event.attributes())
        super().inputMethodEvent(event)
        self._hints.set_covered(bool(event.preeditString()))
        if event.preeditString():
            self.composing.emit()
        self._gutter.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        rect = self.contentsRect()
        self._gutter.setGeometry(QRect(rect.left(), rect.top(), self._theme.gap(_GUTTER), rect.height()))
        self._centre_line()

    def _centre_line(self) -> None:
        """Have the line that is being written be the one that a slim field shows, all of it."""
        if self._slim:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self.cursorRect().center().y() - self.viewport().rect().center().y())
        self._hints.setGeometry(self.viewport().rect())

    def _length(self) -> int:
        return self.document().characterCount() - 1

    def _full(self) -> bool:
        cursor = self.textCursor()
        return not cursor.hasSelection() and self._length() >= LONGEST_NOTE

    def _on_contents_change(self, position: int, _removed: int, added: int) -> None:
        if not self._loading:
            self._times.changed(position, added, self._seconds())
        self._gutter.update()

    def _on_text_changed(self) -> None:
        text = self.toPlainText()
        self._hints.set_text(bool(text))
        if text != self._text:
            self._text = text
            self.written.emit(text)

    def _dress(self) -> None:
        theme = self._theme
        self.setFont(theme.font("body"))
        self.document().setDefaultFont(theme.font("body"))
        if self._slim:
            self.setViewportMargins(theme.gap(_SLIM_LEFT), 0, 0, 0)
        else:
            self.setViewportMargins(theme.gap(_GUTTER), theme.gap(_TOP), _RIGHT, 0)
        if theme.line_height("body") != self._line_height:
            self._set_line_height()
        self._gutter.update()

    def _set_line_height(self) -> None:
        """Set the height of lines. Qt keeps it in the text, as a change one could undo, so nothing is left to undo."""
        self._line_height = self._theme.line_height("body")
        block_format = QTextBlockFormat()
        block_format.setLineHeight(self._line_height, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        block_format.setBottomMargin(self._theme.gap(_LINE_GAP))
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        self.document().setUndoRedoEnabled(False)
        cursor.mergeBlockFormat(block_format)
        self.document().setUndoRedoEnabled(True)
