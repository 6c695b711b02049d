from __future__ import annotations

import struct

from PySide6.QtGui import QImage

from kb.resources import resource_path
from resources.release.icons import SIZES, ico, png

SVG = resource_path("kandokoro.svg")


def test_the_icon_is_drawn_in_each_size_on_a_clear_ground() -> None:
    for size in SIZES:
        image = QImage.fromData(png(SVG, size))
        assert (image.width(), image.height()) == (size, size)
        assert image.pixelColor(0, 0).alpha() < 128
        assert image.pixelColor(size // 2, size // 2).alpha() == 255


def test_the_icon_file_of_windows_leads_to_every_picture() -> None:
    content = ico(SVG)
    reserved, kind, count = struct.unpack_from("<HHH", content)
    assert (reserved, kind, count) == (0, 1, len(SIZES))
    for number, size in enumerate(SIZES):
        width, _, _, _, _, bits, length, begins = struct.unpack_from("<BBBBHHII", content, 6 + 16 * number)
        assert (width or 256, bits) == (size, 32)
        assert QImage.fromData(content[begins : begins + length]).width() == size
    assert QImage.fromData(content).isNull() is False
