"""Key caps: the keys that work now, drawn as small boxes beside the words they act for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.widgets.painting import KEY_RADIUS, draw_box, text_width

if TYPE_CHECKING:
    from desktop.theme import Theme

_SIDE = 18
_PADDING = 5
_BETWEEN = 4


def key_cap_width(theme: Theme, key: str) -> int:
    """Return the width of a cap in pixels; one key is a square."""
    return max(theme.px(_SIDE), round(text_width(theme, key, "key")) + 2 * theme.gap(_PADDING))


def key_cap_height(theme: Theme) -> int:
    """Return the height of every cap in pixels."""
    return theme.px(_SIDE)


def draw_key_cap(
    painter: QPainter,
    theme: Theme,
    key: str,
    x: float,
    y: float,
    *,
    text: QColor | None = None,
    edge: QColor | None = None,
    fill: QColor | None = None,
) -> int:
    """Draw a cap with its top left corner at (x, y) and return its width; colours default to those on plain ground."""
    width = key_cap_width(theme, key)
    rect = QRectF(x, y, width, key_cap_height(theme))
    draw_box(painter, rect, fill=fill, edge=edge or theme.color("line.strong"), radius=KEY_RADIUS)
    painter.setFont(theme.font("key"))
    painter.setPen(text or theme.color("text.secondary"))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, key)
    return width


class KeyCap(QWidget):
    """One or more keys in caps, such as Alt and 1-8; ``joiner`` stands between them."""

    def __init__(self, theme: Theme, *keys: str, joiner: str = "", parent: QWidget | None = None) -> None:
        """Show ``keys`` from left to right."""
        super().__init__(parent)
        self._theme = theme
        self._keys = keys
        self._joiner = joiner
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("+".join(keys))
        theme.changed.connect(self._refresh)

    def sizeHint(self) -> QSize:
        widths = sum(key_cap_width(self._theme, key) for key in self._keys)
        return QSize(widths + self._joint() * max(0, len(self._keys) - 1), key_cap_height(self._theme))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        x = 0
        for number, key in enumerate(self._keys):
            if number and self._joiner:
                painter.setFont(self._theme.font("meta"))
                painter.setPen(self._theme.color("text.secondary"))
                joint = QRectF(x, 0, self._joint(), self.height())
                painter.drawText(joint, Qt.AlignmentFlag.AlignCenter, self._joiner)
            x += self._joint() if number else 0
            x += draw_key_cap(painter, self._theme, key, x, 0, fill=self._theme.color("bg.surface"))

    def _joint(self) -> int:
        if not self._joiner:
            return _BETWEEN
        return round(text_width(self._theme, self._joiner, "meta")) + 2 * _BETWEEN

    def _refresh(self) -> None:
        self.updateGeometry()
        self.update()
