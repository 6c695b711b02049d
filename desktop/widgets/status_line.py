"""The status line: short facts at the bottom of the window, each with an icon and words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from desktop.widgets.labels import Label
from desktop.widgets.painting import draw_hairline

if TYPE_CHECKING:
    from desktop.theme import Theme

_HEIGHT = 28
_PADDING = 16
_BETWEEN = 22


class StatusLine(QWidget):
    """Facts by name: the left ones say what the program works on, the right ones what the screen has to say."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._theme = theme
        self._facts: dict[str, Label] = {}
        self._kept: frozenset[str] = frozenset()
        self._row = QHBoxLayout(self)
        self._row.addStretch(1)
        self._stretch_at = 0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._refresh)
        self._refresh()

    def add(self, name: str, *, right: bool = False) -> None:
        """Make room for a fact, hidden until it says something."""
        label = Label(self._theme, role="meta", color="text.secondary")
        label.hide()
        self._facts[name] = label
        if right:
            self._row.addWidget(label)
        else:
            self._row.insertWidget(self._stretch_at, label)
            self._stretch_at += 1

    def add_button(self, button: QWidget) -> None:
        """Put a button at the right end, hidden until there is something to do."""
        button.hide()
        self._row.addWidget(button)

    def say(self, name: str, text: str, *, icon: str = "", color: str = "text.secondary", bold: bool = False) -> None:
        """Say a fact; an empty text hides it. ``color`` never stands alone: give an icon that differs too."""
        label = self._facts[name]
        label.set_bold(bold)
        label.show_text(text, icon=icon, color="text.secondary" if color == "ok" else color, icon_color=color)
        label.setVisible(bool(text))
        if name in self._kept:
            label.setMinimumWidth(max(label.minimumWidth(), label.sizeHint().width()))

    def keep_room(self, *names: str, kept: bool) -> None:
        """Let facts whose figures change all the time never become narrower, so that the others stand still."""
        before = self._kept
        self._kept = self._kept.union(names) if kept else self._kept.difference(names)
        for name in before ^ self._kept:
            self._facts[name].setMinimumWidth(0)

    def text(self, name: str) -> str:
        """What a fact says now."""
        return self._facts[name].text()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._theme.px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("bg.window"))
        draw_hairline(painter, self._theme, 0, 0, self.width())

    def _refresh(self) -> None:
        for label in self._facts.values():
            label.setMinimumWidth(0)
        self._row.setContentsMargins(_PADDING, 1, _PADDING, 0)
        self._row.setSpacing(self._theme.gap(_BETWEEN))
        self.updateGeometry()
        self.update()
