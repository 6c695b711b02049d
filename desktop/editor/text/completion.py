"""Names that may stand in double braces, offered at the caret as soon as ``{{`` is written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QVBoxLayout

from desktop.editor.text.finding import folded
from desktop.editor.text.pick_rows import Pick, PickList, Raised
from desktop.editor.text.units import units

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.editor.text.edit import MarkdownEdit
    from desktop.theme import Theme

_OPEN = re.compile(r"(?:\{\{|｛｛)([^{}｛｝\n]*)$")
_WIDTH = 260
_INSET = 4
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab})
_MOVES = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class SlotCompletion(QObject):
    """Opens after typing and never while an input method converts: its Enter and Tab are its own."""

    def __init__(self, theme: Theme, edit: MarkdownEdit) -> None:
        """Watch what is written in ``edit``."""
        super().__init__(edit)
        self._theme = theme
        self._edit = edit
        self._names: tuple[str, ...] = ()
        self._waved_off: tuple[int, int] | None = None
        self.popup = Raised(theme, edit)
        self.list = PickList(theme, name=self.tr("差し込みの候補"))
        column = QVBoxLayout(self.popup)
        column.setContentsMargins(_INSET, _INSET, _INSET, _INSET)
        column.addWidget(self.list)
        self.list.picked.connect(self._on_picked)
        edit.written.connect(self._look)
        edit.cursorPositionChanged.connect(self._on_moved)
        edit.composing_changed.connect(self._on_composing)
        edit.scrolled.connect(self.close_popup)

    @property
    def names(self) -> tuple[str, ...]:
        """All names there are."""
        return self._names

    def set_names(self, names: Sequence[str]) -> None:
        """Offer other names, in this order."""
        self._names = tuple(names)

    def took(self, event: QKeyEvent) -> bool:
        """Answer whether a key was for the rows."""
        if not self.popup.isVisible():
            return False
        key = event.key()
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if key in _MOVES:
            self.list.move_by(_MOVES[Qt.Key(key)])
        elif key in _ENTER:
            return self.list.take()
        elif key == Qt.Key.Key_Escape:
            self._waved_off = self._place()
            self.close_popup()
        else:
            return False
        return True

    def close_popup(self) -> None:
        """Offer nothing any more."""
        self.popup.hide()

    def _place(self) -> tuple[int, int]:
        match = self._open_braces()
        return (self._edit.line, match.start() if match else -1)

    def _open_braces(self) -> re.Match[str] | None:
        before = self._edit.textCursor().block().text()[: self._edit.column]
        return _OPEN.search(before)

    def _look(self) -> None:
        match = self._open_braces()
        if match is None or self._edit.composing or not self._edit.hasFocus():
            self.close_popup()
            return
        if self._place() == self._waved_off:
            return
        self._waved_off = None
        typed = folded(match[1].strip())
        fitting = [name for name in self._names if typed in folded(name)]
        fitting.sort(key=lambda name: not folded(name).startswith(typed))
        if not fitting or fitting == [match[1].strip()]:
            self.close_popup()
            return
        self.list.set_picks([Pick(name, value=name) for name in fitting])
        self._show()

    def _show(self) -> None:
        edit, theme = self._edit, self._theme
        height = self.list.height_wanted + 2 * _INSET
        self.popup.resize(theme.px(_WIDTH), height)
        caret = edit.cursorRect().translated(edit.viewport().pos())
        below = caret.bottom() + theme.gap(4)
        y = below if below + height <= edit.height() else caret.top() - theme.gap(4) - height
        x = max(0, min(caret.left(), edit.width() - self.popup.width()))
        self.popup.move(x, max(0, y))
        self.popup.show()
        self.popup.raise_()

    def _on_moved(self) -> None:
        if self.popup.isVisible() and self._open_braces() is None:
            self.close_popup()

    def _on_composing(self, composing: bool) -> None:
        if composing:
            self.close_popup()

    def _on_picked(self, pick: Pick) -> None:
        match = self._open_braces()
        self.close_popup()
        if match is None:
            return
        cursor = self._edit.textCursor()
        line = cursor.block().text()
        behind = line[self._edit.column :]
        start = cursor.block().position() + units(line[: match.start()])
        closing = 2 if behind.startswith("}}") else 0
        cursor.setPosition(cursor.position() + closing)
        cursor.setPosition(start, QTextCursor.MoveMode.KeepAnchor)
        self._edit.setTextCursor(cursor)
        self._edit.put(f"{{{{{pick.value}}}}}")
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)
