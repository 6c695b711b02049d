"""Image files and images from the clipboard as the library takes them: what is too large is made smaller first.

Photographs of a telephone have four to eight megabytes and more pixels than any screen. What is made smaller is written
anew, so that the place where a photograph was taken does not come along with it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QImageReader, QImageWriter

from desktop.widgets.pictures import LONGEST_SIDE, on_white
from kb.domain.picture import MAX_BYTES, inspect_picture
from kb.errors import FileUnreadableError, PictureTooLargeError, PictureTooManyPixelsError, PictureUnknownError
from kb.patience import in_time

if TYPE_CHECKING:
    from pathlib import Path

#: The largest file that is looked at in order to make it smaller.
_MOST_BYTES = 60 * 2**20
_QUALITY = 88
_PNG, _JPEG = b"png", b"jpeg"


@dataclass(frozen=True, slots=True)
class PictureOffer:
    """What somebody dropped, pasted or chose: a file, or an image that is in none."""

    name: str
    path: Path | None = None
    image: QImage | None = None


@dataclass(frozen=True, slots=True)
class ReadyPicture:
    """The content of an image file that the library takes; ``smaller`` tells that it was made so."""

    content: bytes
    smaller: bool = False


def ready_picture(offer: PictureOffer) -> ReadyPicture:
    """Return what is offered as the library takes it; called on any thread.

    Raises:
        FileUnreadableError: there is no such file any more, or it must not be read.
        PlaceSilentError: it lies on a share that hangs.
        PictureUnknownError, PictureTooLargeError: it is no image, or larger than can be made smaller.
    """
    if offer.path is None:
        if offer.image is None or offer.image.isNull():
            raise PictureUnknownError
        return _smaller(offer.image, was_file=False)
    try:
        content = in_time(offer.path, partial(_read, offer.path))
    except OSError as error:
        raise FileUnreadableError(path=str(offer.path), line=0) from error
    try:
        inspect_picture(content)
    except (PictureTooLargeError, PictureTooManyPixelsError):
        return _smaller(_read_smaller(content), was_file=True)
    return ReadyPicture(content)


def _read(path: Path) -> bytes:
    size = path.stat().st_size
    if size > _MOST_BYTES:
        raise PictureTooLargeError(megabytes=round(size / 2**20, 1), limit=MAX_BYTES // 2**20)
    return path.read_bytes()


def _read_smaller(content: bytes) -> QImage:
    """Decode a large image in the size it will have; JPEG does that without decoding all of it first."""
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    if bytes(reader.format().data()) not in {b"png", b"jpeg", b"gif", b"webp"}:
        raise PictureUnknownError
    size = reader.size()
    if max(size.width(), size.height()) > LONGEST_SIDE:
        size.scale(LONGEST_SIDE, LONGEST_SIDE, Qt.AspectRatioMode.KeepAspectRatio)
        reader.setScaledSize(size)
    image = reader.read()
    if image.isNull():
        raise PictureUnknownError
    return image


def _smaller(image: QImage, *, was_file: bool) -> ReadyPicture:
    """Write an image in the form that fits: a screenshot as PNG, which keeps letters sharp, a photograph as JPEG."""
    smaller = was_file
    if max(image.width(), image.height()) > LONGEST_SIDE:
        mode = Qt.TransformationMode.SmoothTransformation
        image = image.scaled(LONGEST_SIDE, LONGEST_SIDE, Qt.AspectRatioMode.KeepAspectRatio, mode)
        smaller = True
    content = _written(image, _PNG, -1)
    if len(content) > MAX_BYTES:
        content = _written(on_white(image), _JPEG, _QUALITY)
    if len(content) > MAX_BYTES:
        raise PictureTooLargeError(megabytes=round(len(content) / 2**20, 1), limit=MAX_BYTES // 2**20)
    return ReadyPicture(content, smaller)


def _written(image: QImage, form: bytes, quality: int) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, form)
    writer.setQuality(quality)
    writer.write(image)
    return bytes(buffer.data().data())
