"""Makes pictures of a screen small: a palette that keeps rare colours too, such as those of the icons."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

_COLORS = 256


def shrink(path: Path) -> None:
    """Replace a picture by one with 256 colours that nobody can tell from it, at about a third of the size."""
    image = QImage(str(path)).convertToFormat(QImage.Format.Format_RGB32)
    size = (image.height(), image.width())
    pixels = np.frombuffer(image.constBits(), np.uint32)
    colors, places, counts = np.unique(pixels, return_inverse=True, return_counts=True)
    palette, nearest = _palette(colors, counts)
    indexes = np.ascontiguousarray(nearest[places].reshape(size))
    small = QImage(indexes.data, size[1], size[0], size[1], QImage.Format.Format_Indexed8)
    small.setColorTable([int(color) for color in palette])
    if not small.save(str(path), "PNG", 0):  # type: ignore[call-overload] # the stub wants bytes
        raise OSError(path)


def _palette(colors: NDArray[np.uint32], counts: NDArray[np.int64]) -> tuple[NDArray[np.uint32], NDArray[np.uint8]]:
    """Choose colours: the most frequent one, then each time the one that is missed most; and the nearest for each."""
    parts = np.stack([colors >> 16 & 255, colors >> 8 & 255, colors & 255], axis=1).astype(np.int64)
    chosen = [int(np.argmax(counts))]
    nearest = np.zeros(len(colors), np.uint8)
    distances = np.square(parts - parts[chosen[0]]).sum(axis=1)
    while len(chosen) < min(_COLORS, len(colors)):
        missed = int(np.argmax(distances * counts))
        fresh = np.square(parts - parts[missed]).sum(axis=1)
        nearest[fresh < distances] = len(chosen)
        distances = np.minimum(distances, fresh)
        chosen.append(missed)
    return colors[chosen], nearest
