"""Badges: an icon and a word without ground, as a widget and for delegates; tick boxes beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop.widgets.painting import KEY_RADIUS, TextBlock, draw_box, draw_icon

if TYPE_CHECKING:
    from desktop.theme import Theme

_ICON = 14
_GAP = 5
_TICK = 16


def badge_width(theme: Theme, word: str, *, role: str = "meta", bold: bool | None = None) -> int:
    """Return the width of a badge; without a word that of its icon."""
    side = theme.gap(_ICON)
    if not word:
        return side
    return side + theme.gap(_GAP) + round(TextBlock(theme, word, role=role, bold=bold, hang=False).width + 0.5)


def draw_badge(
    painter: QPainter,
    theme: Theme,
    icon: str,
    word: str,
    color: str,
    at: QPointF,
    *,
    role: str = "meta",
    bold: bool | None = None,
) -> int:
    """Draw icon and word with the top left corner of their line at ``at``; return the width taken."""
    side = theme.gap(_ICON)
    line = theme.line_height(role)
    draw_icon(painter, theme, icon, color, at.x(), at.y() + (line - side) / 2, side)
    if word:
        block = TextBlock(theme, word, role=role, color=color, bold=bold, hang=False)
        block.draw(painter, at.x() + side + theme.gap(_GAP), at.y())
    return badge_width(theme, word, role=role, bold=bold)


def tick_size(theme: Theme) -> int:
    """Return the side of a tick box in pixels."""
    return theme.gap(_TICK)


def draw_tick(
    painter: QPainter, theme: Theme, x: float, y: float, *, ticked: bool, color: str, enabled: bool = True
) -> None:
    """Draw a tick box; ``color`` is its ground when ticked (``accent`` for choices, ``ok`` for what is done)."""
    side = tick_size(theme)
    rect = QRectF(x, y, side, side)
    if ticked:
        draw_box(painter, rect, fill=theme.color(color), radius=KEY_RADIUS)
        draw_icon(painter, theme, "check", "bg.surface", x + 2, y + 2, side - 4)
    else:
        edge = theme.color("line.control" if enabled else "line.strong")
        draw_box(painter, rect, edge=edge, radius=KEY_RADIUS, width=1.5)


class Badge(QLabel):
    """A state in icon, colour and word; the word may be left out where there is no room, its name stays."""

    def __init__(
        self, theme: Theme, icon: str, word: str, color: str, *, role: str = "meta", parent: QWidget | None = None
    ) -> None:
        """Show ``word`` beside ``icon`` in the colour of a token."""
        super().__init__(parent)
        self._theme = theme
        self._icon = icon
        self._color = color
        self._role = role
        self._word_shown = True
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_state(icon, word, color)
        theme.changed.connect(self._refresh)

    def show_state(self, icon: str, word: str, color: str) -> None:
        """Show another state."""
        self._icon, self._color = icon, color
        self.setText(word)
        self._refresh()

    def set_word_shown(self, shown: bool) -> None:
        """Leave the word to the tooltip."""
        self._word_shown = shown
        self._refresh()

    def sizeHint(self) -> QSize:
        margins = self.contentsMargins()
        height = self._theme.line_height(self._role) + margins.top() + margins.bottom()
        return QSize(badge_width(self._theme, self._shown(), role=self._role), height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        rect = self.contentsRect()
        y = rect.top() + (rect.height() - self._theme.line_height(self._role)) / 2
        painter = QPainter(self)
        draw_badge(painter, self._theme, self._icon, self._shown(), self._color, QPointF(0, y), role=self._role)

    def _shown(self) -> str:
        return self.text() if self._word_shown else ""

    def _refresh(self) -> None:
        self.setToolTip("" if self._word_shown else self.text())
        self.setAccessibleName(self.text())
        self.updateGeometry()
        self.update()
