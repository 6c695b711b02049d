"""What can be done about a promise: buttons below its row, one key each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.call.promises.items import Tone
from desktop.widgets.buttons import Button, ButtonSize, ButtonStyle
from desktop.widgets.chips import FlowLayout

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from desktop.call.promises.items import PromiseRow
    from desktop.theme import Theme

CALL = "call"
DELAY = "delay"
KEEP = "keep"
MOVE = "move"
MISS = "miss"
_GAP = 6
_KEYS = {
    Qt.Key.Key_Return: CALL,
    Qt.Key.Key_Enter: CALL,
    Qt.Key.Key_1: CALL,
    Qt.Key.Key_2: DELAY,
    Qt.Key.Key_3: KEEP,
    Qt.Key.Key_4: MOVE,
    Qt.Key.Key_5: MISS,
}
_SHOWN = {CALL: "Enter", DELAY: "2", KEEP: "3", MOVE: "4", MISS: "5"}


class PromiseActions(QWidget):
    """``act`` carries the name of an action: CALL, DELAY, KEEP, MOVE, MISS. Caps are shown while the keys work."""

    act = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Start hidden."""
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        size = ButtonSize.BAR
        self._buttons = {
            CALL: Button(theme, self.tr("電話して記録"), style=ButtonStyle.PRIMARY, icon="phone", size=size),
            DELAY: Button(theme, self.tr("遅れを伝える言葉"), icon="lines", size=size),
            KEEP: Button(theme, self.tr("済み"), style=ButtonStyle.PLAIN, icon="check", size=size),
            MOVE: Button(theme, self.tr("期限を変える"), style=ButtonStyle.PLAIN, icon="calendar", size=size),
            MISS: Button(theme, self.tr("果たせなかった"), style=ButtonStyle.PLAIN, size=size),
        }
        self._flow = FlowLayout(self, gap=_GAP)
        for name, button in self._buttons.items():
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _=False, name=name: self.act.emit(name))
            self._flow.addWidget(button)
        self.hide()

    def button(self, name: str) -> Button:
        """Return the button of an action."""
        return self._buttons[name]

    def show_for(self, row: PromiseRow | None) -> None:
        """Ask for the call more or less, by how urgent the promise is."""
        urgent = row is not None and row.tone is Tone.OVERDUE
        self._buttons[CALL].set_style(ButtonStyle.PRIMARY if urgent else ButtonStyle.OUTLINE)
        self.setVisible(row is not None)

    def set_keys_shown(self, shown: bool) -> None:
        """Show the keys that work now, or none."""
        for name, button in self._buttons.items():
            button.set_key(_SHOWN[name] if shown else "")

    def height_for(self, width: int) -> int:
        """Return the height that the buttons take."""
        return self._flow.heightForWidth(width)

    def press(self, event: QKeyEvent) -> bool:
        """Carry out the action of a key; False if it has none."""
        name = _KEYS.get(Qt.Key(event.key()))
        if name is None or self.isHidden():
            return False
        self.act.emit(name)
        return True
