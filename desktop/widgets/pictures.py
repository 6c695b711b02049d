"""Images of articles: decoded once, within bounds, and shown no wider than the text; nothing else is ever loaded."""

from __future__ import annotations

import html
import re
from collections import OrderedDict
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt, QUrl
from PySide6.QtGui import QImage, QImageReader, QPainter, QTextCursor, QTextDocument, QTextLength

from kb.domain.picture import inspect_picture
from kb.errors import KbError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QTextBlock, QTextFragment, QTextList, QTextTable

    from kb.domain.reading import ShownImage

#: Longest side of a decoded image: twice the widest column on a dense screen, and paper at 200 dots an inch.
LONGEST_SIDE = 2_400
#: Bytes of decoded images that are kept for the next time: a reader goes back and forth between few articles.
_KEPT_BYTES = 96 * 2**20
#: What Qt may take to decode one, in megabytes; the library takes none that needs more.
_DECODING_MEGABYTES = 256
#: What the borders and the padding of a cell take, in pixels.
_CELL_SIDES = 20
_IMAGE = re.compile(r'<img src="([^"]*)" alt="([^"]*)">')


def decode_picture(content: bytes) -> QImage | None:
    """Return an image upright on white and not larger than it can be shown; None where it is damaged.

    White, because drawings with a transparent ground are made for paper and cannot be seen on a dark one.
    """
    try:
        inspect_picture(content)
    except KbError:
        return None  # Qt would read other formats as well, which the library takes none of
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    QImageReader.setAllocationLimit(_DECODING_MEGABYTES)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    size = reader.size()
    if max(size.width(), size.height()) > LONGEST_SIDE:
        reader.setScaledSize(size.scaled(QSize(LONGEST_SIDE, LONGEST_SIDE), Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    return None if image.isNull() else on_white(image)


def on_white(image: QImage) -> QImage:
    """Return an image with white where it is transparent."""
    if not image.hasAlphaChannel():
        return image
    opaque = QImage(image.size(), QImage.Format.Format_RGB32)
    opaque.fill(Qt.GlobalColor.white)
    painter = QPainter(opaque)
    painter.drawImage(0, 0, image)
    painter.end()
    return opaque


class _Decoded:
    """Decoded images by address, those used last; an address names its content, so that none is ever out of date."""

    def __init__(self) -> None:
        self._images: OrderedDict[str, QImage | None] = OrderedDict()
        self._bytes = 0

    def get(self, shown: ShownImage) -> QImage | None:
        if shown.address in self._images:
            self._images.move_to_end(shown.address)
            return self._images[shown.address]
        image = decode_picture(shown.content)
        self._images[shown.address] = image
        self._bytes += image.sizeInBytes() if image else 0
        while self._bytes > _KEPT_BYTES and len(self._images) > 1:
            _, oldest = self._images.popitem(last=False)
            self._bytes -= oldest.sizeInBytes() if oldest else 0
        return image


_decoded = _Decoded()


def add_pictures(document: QTextDocument, images: Iterable[ShownImage]) -> frozenset[str]:
    """Give a document the images it is about to show, and return the addresses of those that can be shown."""
    found: set[str] = set()
    for shown in images:
        image = _decoded.get(shown)
        if image is not None:
            document.addResource(QTextDocument.ResourceType.ImageResource.value, QUrl(shown.address), image)
            found.add(shown.address)
    return frozenset(found)


def fit_pictures(document: QTextDocument, width: int) -> None:
    """Let no image be wider than the room its paragraph has in a text that is ``width`` pixels wide.

    Qt knows a greatest width in percent as well, but of the whole text: beside an indent an image would be cut off.
    """
    block = document.begin()
    while block.isValid():
        iterator = block.begin()
        while not iterator.atEnd():
            fragment = iterator.fragment()
            if fragment.charFormat().isImageFormat():
                _fit(block, fragment, picture_room(block, width))
            iterator += 1
        block = block.next()


def _fit(block: QTextBlock, fragment: QTextFragment, room: int) -> None:
    image = fragment.charFormat().toImageFormat()
    wanted = QTextLength(QTextLength.Type.FixedLength, room)
    if image.maximumWidth() == wanted:
        return
    image.setMaximumWidth(wanted)
    cursor = QTextCursor(block)
    cursor.setPosition(fragment.position())
    cursor.setPosition(fragment.position() + fragment.length(), QTextCursor.MoveMode.KeepAnchor)
    cursor.setCharFormat(image)


def picture_room(block: QTextBlock, width: int) -> int:
    """Return how wide an image may be in a paragraph of a text that is ``width`` pixels wide."""
    form = block.blockFormat()
    items = cast("QTextList | None", block.textList())
    indents = form.indent() + (items.format().indent() if items is not None else 0)
    room = width - form.leftMargin() - form.rightMargin() - indents * block.document().indentWidth()
    table = cast("QTextTable | None", QTextCursor(block).currentTable())
    return max(1, int(room / table.columns() - _CELL_SIDES if table is not None else room))


def with_descriptions(text: str, addresses: frozenset[str]) -> str:
    """Return sanitised HTML with the description in place of each image that cannot be shown."""

    def described(match: re.Match[str]) -> str:
        return match[0] if html.unescape(match[1]) in addresses else match[2]

    return _IMAGE.sub(described, text)
