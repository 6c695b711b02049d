"""Images that are pasted into the text or dropped on it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtGui import QImage

from desktop.articles.picture_files import PictureOffer
from desktop.i18n import noop, translate

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

_PASTED = noop("Pictures", "図")
#: Names by which people know images, of formats that are refused as well: the refusal says what to do.
_ENDINGS = frozenset(".png .jpg .jpeg .jfif .gif .webp .svg .bmp .tif .tiff .heic .heif .avif .ico .pdf".split())


def pictures_in(data: QMimeData) -> tuple[PictureOffer, ...]:
    """Return what of a drop or of the clipboard is meant as images.

    Files whose names are those of images are; so is an image without any text. Where both come, as from a spreadsheet,
    the text is meant.
    """
    if data.hasUrls():
        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if paths and all(path.suffix.lower() in _ENDINGS for path in paths):
            return tuple(PictureOffer(path.name, path) for path in paths)
    if data.hasImage() and not data.hasText():
        image = cast("object", data.imageData())
        if isinstance(image, QImage) and not image.isNull():
            return (PictureOffer(translate("Pictures", _PASTED), image=image),)
    return ()
