"""Icons: SVG outlines in ``resources/icons``, rendered in a colour at a size for a screen, and kept."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from kb.resources import resource_path

#: The drawings say `currentColor` where the colour goes: Qt's SVG renderer knows no inherited colour.
_COLOR_SLOT = "currentColor"


@cache
def _source(name: str) -> str:
    return resource_path("icons", f"{name}.svg").read_text(encoding="utf-8")


class Icons:
    """Renders icons and keeps them by name, colour, size and device pixel ratio."""

    def __init__(self) -> None:
        """Start empty."""
        self._cache: dict[tuple[str, int, int, float], QPixmap] = {}

    def pixmap(self, name: str, color: QColor, size: int, ratio: float) -> QPixmap:
        """Return the icon as a pixmap of ``size`` logical pixels.

        Raises:
            FileNotFoundError: there is no such drawing.
        """
        ratio = round(ratio, 2)
        key = (name, color.rgba(), size, ratio)
        if key not in self._cache:
            self._cache[key] = self._render(name, color, size, ratio)
        return self._cache[key]

    @staticmethod
    def _render(name: str, color: QColor, size: int, ratio: float) -> QPixmap:
        text = _source(name).replace(_COLOR_SLOT, color.name(QColor.NameFormat.HexRgb))
        renderer = QSvgRenderer(QByteArray(text.encode()))
        pixels = round(size * ratio)
        pixmap = QPixmap(pixels, pixels)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setOpacity(color.alphaF())
        renderer.render(painter, QRectF(0, 0, pixels, pixels))
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        return pixmap
