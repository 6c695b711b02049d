"""The program's icon in the sizes that systems want, drawn from one SVG."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

if TYPE_CHECKING:
    from pathlib import Path

#: Pixels; Windows wants all of them in one file.
SIZES = (16, 24, 32, 48, 64, 128, 256)
_ICO_ENTRY = struct.Struct("<BBBBHHII")


def png(svg: Path, size: int) -> bytes:
    """Return the drawing as a PNG of so many pixels."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(svg.read_bytes())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload] # the stub wants bytes, the function takes text
    return bytes(buffer.data().data())


def ico(svg: Path) -> bytes:
    """Return the drawing as an icon file of Windows: a table, then one PNG for each size (since Windows Vista)."""
    pictures = [png(svg, size) for size in SIZES]
    begins = 6 + _ICO_ENTRY.size * len(SIZES)
    table = struct.pack("<HHH", 0, 1, len(SIZES))
    for size, picture in zip(SIZES, pictures, strict=True):
        table += _ICO_ENTRY.pack(size % 256, size % 256, 0, 0, 1, 32, len(picture), begins)
        begins += len(picture)
    return table + b"".join(pictures)
