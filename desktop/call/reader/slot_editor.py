"""The field that opens over a slot: Enter keeps what was typed, Escape does not, leaving it does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal

from desktop.widgets.fields import LineField

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent
    from PySide6.QtWidgets import QWidget

    from desktop.theme import Theme

#: A value longer than this is no value but a text.
_LONGEST = 120


class SlotEditor(LineField):
    """``done`` carries the slot's name, what was typed (empty: nothing is to change), and whether a key ended it."""

    done = Signal(str, str, bool)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Start hidden."""
        super().__init__(theme, name="", parent=parent)
        self.setMaxLength(_LONGEST)
        self._name = ""
        self.hide()

    def begin(self, name: str, text: str, rect: QRect) -> None:
        """Open over ``rect`` with what the slot says now."""
        self._name = name
        self.setAccessibleName(name)
        self.setPlaceholderText(name)
        self.setText(text)
        self.setGeometry(rect)
        self.show()
        self.raise_()
        self.selectAll()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._finish(self.text(), by_key=True)
        elif event.key() == Qt.Key.Key_Escape:
            self._finish("", by_key=True)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._finish(self.text(), by_key=False)

    def _finish(self, value: str, *, by_key: bool) -> None:
        name, self._name = self._name, ""
        self.hide()
        if name:
            self.done.emit(name, value.strip(), by_key)
