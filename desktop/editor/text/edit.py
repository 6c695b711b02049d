"""Where an article is written: Markdown in plain text, coloured, with what was found in it marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QTextCursor

from desktop.editor.text.highlighter import MarkdownHighlighter
from desktop.editor.text.keys import act_on, move_items
from desktop.editor.text.line_edits import pasted, splice
from desktop.editor.text.lined_edit import LinedEdit
from desktop.editor.text.picture_drop import pictures_in
from desktop.editor.text.units import unit_spans
from kb.domain.article import LONGEST_BODY

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from PySide6.QtWidgets import QWidget

    from desktop.theme import Theme


class MarkdownEdit(LinedEdit):
    """Takes what is typed and pasted; what an input method is still converting is no text yet.

    Signals, beside those of ``LinedEdit``:
        written: the committed text is another (see ``text``).
        composing_changed: (bool) an input method began to convert, or has ended.
        refused: (limit) something did not fit into the longest article and was left out.
        pictures_offered: (tuple of PictureOffer) images were pasted or dropped, at the caret as it is now.
    """

    written = Signal()
    composing_changed = Signal(bool)
    refused = Signal(int)
    pictures_offered = Signal(object)

    def __init__(self, theme: Theme, *, name: str, parent: QWidget | None = None) -> None:
        """Start empty; ``name`` is for screen readers."""
        super().__init__(theme, name=name, parent=parent)
        self._text = ""
        self._composing = False
        self._waiting: list[tuple[QTextCursor, str]] = []
        #: Asked first about every key that is no input method's; answers whether it took it.
        self.key_filter: Callable[[QKeyEvent], bool] | None = None
        self.setTabChangesFocus(True)
        self._highlighter = MarkdownHighlighter(self.document(), theme)
        self.textChanged.connect(self._on_text_changed)
        theme.changed.connect(self._highlighter.dress)

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
            self.set_findings(())
            self.set_matches(())
            self.setPlainText(text)
            return
        now = self.text
        if text == now:
            return
        start, end, new = splice(now, text)
        ((first, last),) = unit_spans(now, [(start, end)])
        cursor = QTextCursor(self.document())
        cursor.setPosition(first)
        cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
        self._waiting.append((cursor, new))
        self._make_waiting_changes()

    def put(self, text: str, *, caret: int | None = None) -> None:
        """Put ``text`` in place of the selection, as one step that can be undone; ``caret`` is a place in it."""
        cursor = self.textCursor()
        start = cursor.selectionStart()
        cursor.insertText(text)
        if caret is not None:
            ((first, _),) = unit_spans(text, [(caret, caret)])
            cursor.setPosition(start + first)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def put_at(self, place: QTextCursor, text: str) -> None:
        """Put ``text`` at ``place`` as one step that can be undone; a running conversion goes first."""
        cursor = QTextCursor(place)
        cursor.clearSelection()
        self._waiting.append((cursor, text))
        self._make_waiting_changes()

    def set_slot_names(self, names: Collection[str]) -> None:
        """Take in which names may stand in double braces."""
        self._highlighter.set_slots(names)

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
        if offers := pictures_in(source):
            self.pictures_offered.emit(offers)
            return
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
        return source.hasText() or bool(pictures_in(source))

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
