"""Where pages of a text end, and how large its images are on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import QTextBlockFormat, QTextCursor, QTextDocument, QTextFormat

from desktop.widgets.pictures import picture_room

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import (
        QAbstractTextDocumentLayout,
        QPagedPaintDevice,
        QTextBlock,
        QTextFragment,
        QTextImageFormat,
    )

#: An image takes at most so much of a page: the text it belongs to stays in sight.
_IMAGE_SHARE = 0.55
_SCREEN_DPI = 96
#: How often headings that would end a page are moved; each move may show another one.
_MOST_MOVES = 200


def fit_images(document: QTextDocument, device: QPagedPaintDevice, sheet: QSizeF) -> None:
    """Give each image the size it has on a screen, or less where the paper is smaller."""
    for block in list(blocks_of(document)):
        for part in fragments_of(block):
            if not part.charFormat().isImageFormat():
                continue
            image = part.charFormat().toImageFormat()
            # Lengths are those of a screen, which Qt scales to the paper.
            scale = _SCREEN_DPI / device.logicalDpiX()
            size = _natural(document, image)
            room = QSizeF(picture_room(block, int(sheet.width() * scale)), sheet.height() * scale * _IMAGE_SHARE)
            if size.width() > room.width() or size.height() > room.height():
                size.scale(room, Qt.AspectRatioMode.KeepAspectRatio)
            image.setWidth(size.width())
            image.setHeight(size.height())
            image.clearProperty(QTextFormat.Property.ImageMaxWidth)
            cursor = QTextCursor(block)
            cursor.setPosition(part.position())
            cursor.setPosition(part.position() + part.length(), QTextCursor.MoveMode.KeepAnchor)
            cursor.setCharFormat(image)


def _natural(document: QTextDocument, image: QTextImageFormat) -> QSizeF:
    found = document.resource(QTextDocument.ResourceType.ImageResource.value, image.name())
    return QSizeF(found.size())


def keep_headings(document: QTextDocument, height: float) -> None:
    """Begin a page with a heading rather than end one with it."""
    layout = document.documentLayout()
    for _ in range(_MOST_MOVES):
        alone = next((block for block in blocks_of(document) if _ends_page(block, layout, height)), None)
        if alone is None:
            return
        form = QTextBlockFormat()
        form.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
        QTextCursor(alone).mergeBlockFormat(form)


def _ends_page(block: QTextBlock, layout: QAbstractTextDocumentLayout, height: float) -> bool:
    following = block.next()
    if not block.blockFormat().headingLevel() or not following.isValid() or not block.position():
        return False
    if block.blockFormat().pageBreakPolicy() & QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore:
        return False
    top, first = layout.blockBoundingRect(block).top(), layout.blockBoundingRect(following)
    line = following.layout().lineAt(0)
    below = first.top() + (line.y() if line.isValid() else 0.0)
    return int(top // height) != int(below // height)


def blocks_of(document: QTextDocument) -> Iterator[QTextBlock]:
    """Yield the paragraphs, headings, items and cells of a document."""
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def fragments_of(block: QTextBlock) -> Iterator[QTextFragment]:
    """Yield the runs of a block that look alike; an image is one of its own."""
    iterator = block.begin()
    while not iterator.atEnd():
        yield iterator.fragment()
        iterator += 1
