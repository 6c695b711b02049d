"""What an image file is by its content: its format and size in pixels, read from its first bytes without decoding.

Decoding is what a small file made to fill the memory waits for, so the size is read first. The four formats are those
that Qt's essential plug-ins show; SVG is none: it is a program that draws.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.errors import PictureTooLargeError, PictureTooManyPixelsError, PictureUnknownError

if TYPE_CHECKING:
    from collections.abc import Callable

#: The largest image that is taken in, in bytes.
MAX_BYTES = 2 * 2**20
#: Longest side, and pixels in all: 25 million take 100 MB when they are decoded.
MAX_SIDE = 12_000
MAX_PIXELS = 25_000_000

PNG, JPEG, GIF, WEBP = "image/png", "image/jpeg", "image/gif", "image/webp"
#: What each format's files are called.
SUFFIXES = {PNG: ".png", JPEG: ".jpg", GIF: ".gif", WEBP: ".webp"}

#: JPEG markers that begin a frame and say its size: all of C0 to CF but three that are tables.
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
#: JPEG markers that stand alone, without a length.
_ALONE = frozenset({0x01, *range(0xD0, 0xD9)})


@dataclass(frozen=True, slots=True)
class Picture:
    """An image's format and its size in pixels."""

    media_type: str
    width: int
    height: int


def inspect_picture(content: bytes) -> Picture:
    """Return what an image is; its name does not matter.

    Raises:
        PictureTooLargeError, PictureTooManyPixelsError: it is larger than the bounds above.
        PictureUnknownError: it is none of the four formats, or its first bytes are damaged.
    """
    if len(content) > MAX_BYTES:
        raise PictureTooLargeError(megabytes=round(len(content) / 2**20, 1), limit=MAX_BYTES // 2**20)
    media_type = _media_type(content)
    try:
        width, height = _SIZES[media_type](content) if media_type else (0, 0)
    except (struct.error, IndexError):
        width = height = 0
    if not width or not height:
        raise PictureUnknownError
    if max(width, height) > MAX_SIDE or width * height > MAX_PIXELS:
        raise PictureTooManyPixelsError(width=width, height=height)
    return Picture(media_type, width, height)


def _media_type(content: bytes) -> str:
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if content.startswith(b"\xff\xd8\xff"):
        return JPEG
    if content.startswith((b"GIF87a", b"GIF89a")):
        return GIF
    return WEBP if content[:4] == b"RIFF" and content[8:12] == b"WEBP" else ""


def _png_size(content: bytes) -> tuple[int, int]:
    """Read the header chunk, which comes first (PNG 3rd edition, 11.2.1)."""
    if content[12:16] != b"IHDR":
        return 0, 0
    width, height = struct.unpack_from(">II", content, 16)
    return width, height


def _gif_size(content: bytes) -> tuple[int, int]:
    """Read the logical screen; a frame may be larger than it only in a damaged file."""
    width, height = struct.unpack_from("<HH", content, 6)
    return width, height


def _jpeg_size(content: bytes) -> tuple[int, int]:
    """Go from marker to marker to the first frame (ITU-T T.81, B.1.1)."""
    place = 2
    while content[place] == 0xFF:  # noqa: PLR2004 - the byte that begins every marker
        marker = content[place + 1]
        if marker == 0xFF:  # noqa: PLR2004 - a byte that fills
            place += 1
        elif marker in _ALONE:
            place += 2
        elif marker in _FRAMES:
            height, width = struct.unpack_from(">HH", content, place + 5)
            return width, height
        else:
            place += 2 + struct.unpack_from(">H", content, place + 2)[0]
    return 0, 0


def _webp_size(content: bytes) -> tuple[int, int]:
    """Read the first chunk: lossy, lossless or extended (WebP container specification)."""
    chunk = content[12:16]
    if chunk == b"VP8 ":
        if content[23:26] != b"\x9d\x01\x2a":
            return 0, 0
        width, height = struct.unpack_from("<HH", content, 26)
        return width & 0x3FFF, height & 0x3FFF
    if chunk == b"VP8L":
        (bits,) = struct.unpack_from("<I", content, 21)
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if chunk == b"VP8X":
        return int.from_bytes(content[24:27], "little") + 1, int.from_bytes(content[27:30], "little") + 1
    return 0, 0


_SIZES: dict[str, Callable[[bytes], tuple[int, int]]] = {
    PNG: _png_size,
    JPEG: _jpeg_size,
    GIF: _gif_size,
    WEBP: _webp_size,
}
