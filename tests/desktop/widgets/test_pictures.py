from __future__ import annotations

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage, QImageWriter

from desktop.widgets.pictures import LONGEST_SIDE, decode_picture
from tests.kb.pictures import png


def encoded(image: QImage, name: bytes) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert QImageWriter(buffer, name).write(image)
    return bytes(buffer.data().data())


@pytest.mark.parametrize("name", [b"PNG", b"JPG", b"WEBP"])
def test_the_formats_of_the_library_can_be_shown(qapp: object, name: bytes) -> None:
    image = QImage(30, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    found = decode_picture(encoded(image, name))
    assert found is not None
    assert (found.width(), found.height()) == (30, 20)


def test_a_transparent_ground_is_white(qapp: object) -> None:
    image = QImage(3, 3, QImage.Format.Format_ARGB32)
    image.fill(QColor(0, 0, 0, 0))
    found = decode_picture(encoded(image, b"PNG"))
    assert found is not None
    assert found.pixelColor(1, 1) == QColor("white")


def test_a_large_image_is_decoded_no_larger_than_it_can_be_shown(qapp: object) -> None:
    found = decode_picture(png(LONGEST_SIDE * 2, 10))
    assert found is not None
    assert (found.width(), found.height()) == (LONGEST_SIDE, 5)


@pytest.mark.parametrize(
    "content", [b"", b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>", png()[:40]]
)
def test_what_is_damaged_or_no_image_is_none(qapp: object, content: bytes) -> None:
    found = decode_picture(content)
    assert found is None
