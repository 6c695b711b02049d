"""The three columns: their widths, and how they become two where there is no room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QSplitter, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from desktop.theme import Theme

#: Pixels at 100 %; the third column takes what is left.
_NOTES = 344
_SUGGESTIONS = 448
_THIRD_AT_LEAST = 520
_NOTES_AT_LEAST = 240
_OTHERS_AT_LEAST = 280
#: Below this the suggestions and the reader take turns in one column: 1180 px of window less the rail.
NARROW = 1180 - 64


class Columns(QSplitter):
    """Notes, suggestions, reader; once the user moved a divider, the columns keep their share.

    Signals:
        narrow_changed: whether suggestions and reader take turns is different now.
    """

    narrow_changed = Signal(bool)

    def __init__(self, theme: Theme, notes: QWidget, suggestions: QWidget, third: QWidget) -> None:
        """Put the three side by side."""
        super().__init__(Qt.Orientation.Horizontal)
        self._theme = theme
        self._suggestions = suggestions
        self._third = third
        self._reading = False
        self._moved = False
        self._narrow = False
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        for pane in (notes, suggestions, third):
            self.addWidget(pane)
            self.setStretchFactor(self.indexOf(pane), 1 if pane is third else 0)
        notes.setMinimumWidth(_NOTES_AT_LEAST)
        suggestions.setMinimumWidth(_OTHERS_AT_LEAST)
        third.setMinimumWidth(_OTHERS_AT_LEAST)
        self.splitterMoved.connect(self._on_moved)
        theme.changed.connect(self._arrange)

    @property
    def narrow(self) -> bool:
        """Whether suggestions and reader take turns."""
        return self.width() < NARROW

    def set_reading(self, reading: bool) -> None:
        """Tell whether an article is open: where there is no room for both, it takes the place of the suggestions."""
        if reading != self._reading:
            self._reading = reading
            self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._arrange()

    def minimumSizeHint(self) -> QSize:
        return QSize(_NOTES_AT_LEAST + _OTHERS_AT_LEAST, super().minimumSizeHint().height())

    def _arrange(self) -> None:
        if self.narrow != self._narrow:
            self._narrow = self.narrow
            self.narrow_changed.emit(self._narrow)
        self._suggestions.setVisible(not (self.narrow and self._reading))
        self._third.setVisible(not self.narrow or self._reading)
        if not self._moved:
            self.setSizes(self._widths())

    def _widths(self) -> list[int]:
        width = self.width()
        notes, suggestions = self._theme.gap(_NOTES), self._theme.gap(_SUGGESTIONS)
        if self.narrow:
            notes = min(notes, width * 2 // 5)
            return [notes, width - notes, width - notes]
        room = max(width - _THIRD_AT_LEAST, 2)
        if notes + suggestions > room:
            notes, suggestions = notes * room // (notes + suggestions), suggestions * room // (notes + suggestions)
        return [notes, suggestions, width - notes - suggestions]

    def _on_moved(self, _place: int, _number: int) -> None:
        self._moved = True
