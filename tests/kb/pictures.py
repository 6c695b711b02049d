"""Small images for tests, made byte by byte: no decoder is needed to look at what they are."""

from __future__ import annotations

import struct
import zlib


def png(width: int = 2, height: int = 2, *, colour: tuple[int, int, int] = (200, 30, 30)) -> bytes:
    """Return a whole image of one colour."""
    row = b"\0" + bytes(colour) * width
    return b"".join(
        (
            b"\x89PNG\r\n\x1a\n",
            _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)),
            _chunk(b"IDAT", zlib.compress(row * height)),
            _chunk(b"IEND", b""),
        )
    )


def png_head(width: int, height: int) -> bytes:
    """Return the beginning of an image that claims a size."""
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))


def gif(width: int = 3, height: int = 2) -> bytes:
    return b"GIF89a" + struct.pack("<HHBBB", width, height, 0, 0, 0) + b";"


def jpeg(width: int = 4, height: int = 3) -> bytes:
    """Return markers up to the first frame: an application's, a table, one that fills."""
    application = b"\xff\xe0" + struct.pack(">H", 7) + b"JFIF\0"
    table = b"\xff\xc4" + struct.pack(">H", 4) + b"\0\0"
    frame = b"\xff\xff\xc2" + struct.pack(">HBHHB", 11, 8, height, width, 1) + b"\0\0\0"
    return b"\xff\xd8" + application + table + frame + b"\xff\xd9"


def webp(kind: bytes, width: int = 6, height: int = 5) -> bytes:
    bodies = {
        b"VP8 ": b"\0\0\0\x9d\x01\x2a" + struct.pack("<HH", width, height),
        b"VP8L": b"\x2f" + struct.pack("<I", (width - 1) | (height - 1) << 14),
        b"VP8X": b"\0\0\0\0" + (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little"),
    }
    chunk = kind + struct.pack("<I", len(bodies[kind])) + bodies[kind]
    return b"RIFF" + struct.pack("<I", len(chunk) + 4) + b"WEBP" + chunk


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
