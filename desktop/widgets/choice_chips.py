"""One of several words, as chips that wrap: where a segmented control would be too wide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.widgets.chips import Chip, ChipState, FlowLayout

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.theme import Theme

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class ChoiceChips(QWidget):
    """Shows which one is chosen, or that none is; Tab comes to it once, the arrow keys choose.

    Signals:
        chosen: (key) the user chose another.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, *, name: str, parent: QWidget | None = None) -> None:
        """``name`` is for screen readers."""
        super().__init__(parent)
        self._theme = theme
        self._chips: dict[str, Chip] = {}
        self._current = ""
        self._flow = FlowLayout(self)
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def current(self) -> str:
        """Key of the chosen one, empty for none."""
        return self._current

    @property
    def chips(self) -> Mapping[str, Chip]:
        """The chips by their keys."""
        return self._chips

    def set_choices(self, words: Mapping[str, str]) -> None:
        """Offer these (key to word), in their order."""
        if {key: chip.text() for key, chip in self._chips.items()} == dict(words):
            return
        self._flow.clear()
        self._chips = {key: Chip(self._theme, word) for key, word in words.items()}
        for key, chip in self._chips.items():
            chip.setCheckable(True)
            chip.clicked.connect(lambda _=False, key=key: self._on_clicked(key))
            chip.installEventFilter(self)
            self._flow.addWidget(chip)
        self._refresh()

    def choose(self, key: str) -> None:
        """Show one as chosen, without telling; an unknown key is none."""
        self._current = key if key in self._chips else ""
        self._refresh()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = _STEPS.get(Qt.Key(event.key()))
            if step is not None and event.modifiers() in {
                Qt.KeyboardModifier.NoModifier,
                Qt.KeyboardModifier.KeypadModifier,
            }:
                self._move(step)
                return True
        return super().eventFilter(watched, event)

    def _move(self, step: int) -> None:
        keys = list(self._chips)
        at = keys.index(self._current) + step if self._current else 0
        key = keys[at % len(keys)]
        self._on_clicked(key)
        self._chips[key].setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_clicked(self, key: str) -> None:
        changed = key != self._current
        self._current = key
        self._refresh()
        if changed:
            self.chosen.emit(key)

    def _refresh(self) -> None:
        entry = self._current or next(iter(self._chips), "")
        for key, chip in self._chips.items():
            chip.setChecked(key == self._current)
            chip.set_state(ChipState.CHOSEN if key == self._current else ChipState.PLAIN)
            chip.setFocusPolicy(Qt.FocusPolicy.TabFocus if key == entry else Qt.FocusPolicy.NoFocus)
