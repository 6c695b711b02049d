"""Where an article is written: Markdown in plain text, coloured, with what was found in it marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
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

from desktop.editor.text.gutter import Gutter
from desktop.editor.text.highlighter import MarkdownHighlighter
from desktop.editor.text.keys import act_on, move_items
from desktop.editor.text.line_edits import pasted, splice
from desktop.editor.text.marks import MarkSet
from desktop.editor.text.units import characters, units
from desktop.widgets.line_layout import FixedLineLayout
from kb.domain.article import LONGEST_BODY

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from desktop.editor.text.marks import TextMark
    from desktop.theme import Theme

_TOP = 12
_RIGHT = 8
_PARAGRAPH = "\u2029"


class MarkdownEdit(QPlainTextEdit):
    """Plain text; what an input method is still converting is no text yet.

    Signals:
        written: the committed text is another (see ``text``).
        composing_changed: (bool) an input method began to convert, or has ended.
        refused: (limit) something did not fit into the longest article and was left out.
        scrolled: another line is at the top.
        line_changed: (line from 1) the caret is in another line.
    """

    written = Signal()
    composing_changed = Signal(bool)
    refused = Signal(int)
    scrolled = Signal()
    line_changed = Signal(int)

    def __init__(self, theme: Theme, *, name: str, parent: QWidget | None = None) -> None:
        """Start empty; ``name`` is for screen readers."""
        super().__init__(parent)
        self._theme = theme
        self._text = ""
        self._composing = False
        self._line = 1
        self._waiting: list[tuple[QTextCursor, str]] = []
        #: Asked first about every key; answers whether it took it.
        self.key_filter: Callable[[QKeyEvent], bool] | None = None
        document = QTextDocument(self)
        document.setDocumentMargin(0)
        self._lines = FixedLineLayout(document, theme.line_height("markdown"))
        document.setDocumentLayout(self._lines)
        self.setDocument(document)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setCursorWidth(2)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._marks = MarkSet(document, theme)
        self._gutter = Gutter(self, self._marks, theme, self)
        self._highlighter = MarkdownHighlighter(document, theme)
        self.textChanged.connect(self._on_text_changed)
        self.cursorPositionChanged.connect(self._on_moved)
        self.updateRequest.connect(self._gutter.update)
        self.blockCountChanged.connect(self._arrange)
        self.verticalScrollBar().valueChanged.connect(self.scrolled)
        theme.changed.connect(self._dress)
        self._dress()

    # The text

    @property
    def text(self) -> str:
        """The committed text, character by character: Qt's own answer turns no-break spaces into blanks."""
        return self.document().toRawText().replace(_PARAGRAPH, "\n")

    @property
    def composing(self) -> bool:
        """Whether an input method is converting: no key is anybody else's now."""
        return self._composing

    def set_text(self, text: str, *, keep_undo: bool = False) -> None:
        """Show another text; ``written`` follows when it differs.

        With ``keep_undo`` only what differs is changed, as one step that can be undone, and caret and scroll place
        stay: for changes from elsewhere. While an input method converts, that waits until it has ended. Without
        ``keep_undo`` it is the text of another article, and there is nothing to undo.
        """
        if not keep_undo:
            self._waiting.clear()
            self._marks.set(())
            self.setExtraSelections([])
            self.setPlainText(text)
            self.document().setModified(False)
            return
        now = self.text
        if text == now:
            return
        start, end, new = splice(now, text)
        cursor = QTextCursor(self.document())
        cursor.setPosition(units(now[:start]))
        cursor.setPosition(units(now[:end]), QTextCursor.MoveMode.KeepAnchor)
        self._waiting.append((cursor, new))
        self._make_waiting_changes()

    def replace_selection(self, text: str) -> None:
        """Put ``text`` in place of what is selected, or at the caret, as one step that can be undone."""
        self.textCursor().insertText(text)
        self.ensureCursorVisible()

    def set_findings(self, marks: Sequence[TextMark]) -> None:
        """Mark what was found wrong; text, caret, undo and a running conversion stay untouched."""
        self._marks.set(marks)
        self.setExtraSelections(self._marks.selections())
        self._gutter.update()
        self._describe()

    def set_slot_names(self, names: Collection[str]) -> None:
        """Take in which names may stand in double braces."""
        self._highlighter.set_slots(names)

    # The caret

    @property
    def line(self) -> int:
        """The line of the caret, from 1."""
        return self.textCursor().blockNumber() + 1

    @property
    def column(self) -> int:
        """How many characters stand before the caret in its line."""
        cursor = self.textCursor()
        return characters(cursor.block().text(), cursor.positionInBlock())

    def go_to(self, line: int, start: int = 0, end: int = 0) -> None:
        """Put the caret into a line, from 1, select ``start`` to ``end`` of it, and show it with what stands around."""
        block = self.document().findBlockByNumber(max(0, min(line, self.blockCount()) - 1))
        text = block.text()
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + units(text[:start]))
        if end > start:
            cursor.setPosition(block.position() + units(text[:end]), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        top = self.cursorRect().top()
        if not 0 <= top <= self.viewport().height() * 2 // 3:
            self.centerCursor()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    # What can be seen

    @property
    def top_line(self) -> float:
        """The line at the top, from 1; the fraction tells how much of a wrapped line is scrolled away."""
        block = self.firstVisibleBlock()
        away = self.verticalScrollBar().value() - block.firstLineNumber()
        return block.blockNumber() + 1 + min(away / max(1, block.lineCount()), 0.99)

    def scroll_to_line(self, line: float) -> None:
        """Bring a line to the top; the caret stays where it is."""
        block = self.document().findBlockByNumber(max(0, min(int(line), self.blockCount()) - 1))
        within = round((line - int(line)) * block.lineCount())
        self.verticalScrollBar().setValue(block.firstLineNumber() + within)

    def lines_on_show(self) -> Iterator[tuple[int, float]]:
        """Yield number (from 0) and top, in pixels of the viewport, of each line that can be seen."""
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

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._composing:
            super().keyPressEvent(event)
            return
        if self.key_filter is not None and self.key_filter(event):
            return
        typed = event.text()
        if typed and typed.isprintable() and not self._room() and not self.textCursor().hasSelection():
            self.refused.emit(LONGEST_BODY)
        elif not act_on(self, event):
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - the name Qt calls it by
        if not self._composing and self.hasFocus():
            key = Qt.Key.Key_Tab if next else Qt.Key.Key_Backtab
            event = QKeyEvent(QKeyEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
            if (self.key_filter is not None and self.key_filter(event)) or move_items(self, deeper=next):
                return True
        return super().focusNextPrevChild(next)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if len(event.commitString()) > self._room() and not self.textCursor().hasSelection():
            self.refused.emit(LONGEST_BODY)
            event = QInputMethodEvent(event.preeditString(), event.attributes())
        was, self._composing = self._composing, bool(event.preeditString())
        super().inputMethodEvent(event)
        if was != self._composing:
            self.composing_changed.emit(self._composing)
        self._make_waiting_changes()

    def insertFromMimeData(self, source: QMimeData) -> None:
        if not source.hasText():
            return
        cursor = self.textCursor()
        text, cut = pasted(source.text(), self._room() + len(cursor.selectedText()))
        cursor.insertText(text)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        if cut:
            self.refused.emit(LONGEST_BODY)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText()

    # Looks

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        block = self.textCursor().block()
        rect = self.blockBoundingGeometry(block).translated(self.contentOffset())
        ground = QRectF(0, rect.top(), self.viewport().width(), rect.height())
        painter.fillRect(ground, self._theme.color("bg.hover"))
        painter.end()
        super().paintEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        rect, width = self.contentsRect(), self._gutter.needed
        self.setViewportMargins(width, self._theme.gap(_TOP), _RIGHT, 0)
        self._gutter.setGeometry(QRect(rect.left(), rect.top(), width, rect.height()))

    def _dress(self) -> None:
        self.setFont(self._theme.font("markdown"))
        self.document().setDefaultFont(self._theme.font("markdown"))
        self._lines.set_line_height(self._theme.line_height("markdown"))
        self._highlighter.dress()
        self.setExtraSelections(self._marks.selections())
        self._arrange()

    def _room(self) -> int:
        return max(0, LONGEST_BODY - self.document().characterCount() + 1)

    def _make_waiting_changes(self) -> None:
        """Make the changes from elsewhere, unless that would tear a running conversion apart."""
        if self._composing:
            return
        waiting, self._waiting = self._waiting, []
        for cursor, text in waiting:
            cursor.insertText(text)

    def _on_text_changed(self) -> None:
        text = self.text
        if text != self._text:
            self._text = text
            self.written.emit()

    def _on_moved(self) -> None:
        self.viewport().update()
        self._gutter.update()
        if self.line != self._line:
            self._line = self.line
            self._describe()
            self.line_changed.emit(self._line)

    def _describe(self) -> None:
        """Say what was found in the line of the caret: screen readers read it with the line."""
        said = " · ".join(mark.text for mark in self._marks.at(self.line - 1))
        if said != self.accessibleDescription():
            self.setAccessibleDescription(said)
