"""Attributes that an imported draft carries though its kind may not: named, and taken away with one key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.editor.attributes.sentences import attribute_name
from desktop.widgets.buttons import Button, ButtonSize
from desktop.widgets.labels import Label

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop.theme import Theme


class ForeignRow(QWidget):
    """Hidden while there are none; shows one after the other.

    Signals:
        removed: (key) the user takes it away.
    """

    removed = Signal(str)

    def __init__(self, theme: Theme) -> None:
        """Start hidden."""
        super().__init__()
        self._key = ""
        self.sentence = Label(theme, role="meta", color="danger", icon="warning")
        self.remove = Button(theme, self.tr("外す"), size=ButtonSize.BAR)
        self.remove.clicked.connect(lambda: self.removed.emit(self._key))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.sentence, 1)
        row.addWidget(self.remove)
        self.hide()

    def show_keys(self, keys: Sequence[str], sentences: Mapping[str, str]) -> None:
        """Name the first of these, with what is wrong about it."""
        self._key = keys[0] if keys else ""
        self.setVisible(bool(keys))
        if keys:
            self.sentence.show_text(f"{attribute_name(self._key)}: {sentences[self._key]}")
