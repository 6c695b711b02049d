"""The label of a field; while Alt is down, the key that leads to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget

from desktop.widgets.key_cap import KeyCap
from desktop.widgets.labels import Label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.theme import Theme


class FieldLabel(QStackedWidget):
    """As wide as its word: of the key only what is pressed beside Alt is shown."""

    def __init__(self, theme: Theme, word: str, key: str, parent: QWidget | None = None) -> None:
        """Show ``word``; ``key`` is a key as its cap shows it, such as Alt+D."""
        super().__init__(parent)
        self._word = Label(theme, word, color="text.secondary")
        self._key = KeyCap(theme, key.rpartition("+")[2])
        self.addWidget(self._word)
        self.addWidget(self._key)
        self.setToolTip(key)
        self.setAccessibleDescription(key)

    @property
    def key_shown(self) -> bool:
        """Whether the key stands in place of the word."""
        return self.currentWidget() is self._key

    def show_key(self, *, shown: bool) -> None:
        """Show the key or the word."""
        self.setCurrentWidget(self._key if shown else self._word)
