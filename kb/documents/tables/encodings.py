"""Which of the encodings of Japanese offices a text file has: UTF-8, UTF-16 with its mark, or CP932 (Shift_JIS)."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from kb.errors import TableEncodingUnknownError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import BinaryIO

UTF8, UTF16, CP932 = "utf-8", "utf-16", "cp932"

_BLOCK = 2**20
_LINE_ENDS = re.compile(rb"[\r\n]+")
#: The least share of lines with other letters than ASCII that must make sense: broken ones are the exception.
_LEAST_SHARE = 0.5
#: Letters from here on take three bytes in UTF-8; that CP932 looks like such ones throughout a file is no chance.
_THREE_BYTES = re.compile("[\u0800-\uffff]")
#: EUC-JP, read as CP932, is half-width katakana for the most part; lines by which that is told.
_LIKELY, _UNLIKELY = re.compile("[ぁ-ゖァ-ヺ一-龠、。]"), re.compile("[\uff61-\uff9f\ue000-\uf8ff]")
_LOOKED_AT = 2_000
#: Escaped bytes, and what Python's CP932 makes of bytes that stand for nothing.
_NO_LETTERS = {
    UTF8: re.compile("[\ud800-\udfff]"),
    UTF16: re.compile("\ufffd"),
    CP932: re.compile("[\ud800-\udfff\x80-\xa0\uf8f0-\uf8f3]"),
}


def detect_encoding(path: Path) -> str:
    """Return the encoding of a file; all of it is looked at, a block at a time.

    A file in which some lines are damaged has the encoding in which most lines make sense.

    Raises:
        TableEncodingUnknownError: it could be several or is none of them, and only a person can say.
        OSError: it cannot be read.
    """
    with path.open("rb") as file:
        head = file.read(4)
        if head.startswith(codecs.BOM_UTF8):
            return UTF8
        if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return UTF16
        file.seek(0)
        found = _most_likely(_lines(file))
    if not found:
        raise TableEncodingUnknownError(path=str(path))
    return found


def python_codec(encoding: str) -> tuple[str, str]:
    """Return Python's codec and what it does with bytes that mean nothing; ``damaged`` finds them afterwards."""
    # Escaped bytes stay apart from any letter; the codec of UTF-16 cannot escape.
    return (
        ("utf-16", "replace") if encoding == UTF16 else ("utf-8-sig" if encoding == UTF8 else CP932, "surrogateescape")
    )


def damaged(text: str, encoding: str) -> bool:
    """Tell whether a text holds what stood for no letter."""
    return not text.isascii() and _NO_LETTERS[encoding].search(text) is not None


def readable(text: str, encoding: str) -> str:
    """Return a text with a mark for each byte that stood for no letter."""
    return _NO_LETTERS[encoding].sub("\ufffd", text)


def _most_likely(lines: Iterator[bytes]) -> str:
    total = as_utf8 = as_cp932 = 0
    likely = unlikely = 0
    certain = False
    for line in lines:
        if b"\0" in line:
            return ""  # no text, or UTF-16 without its mark
        total += 1
        text = _decoded(line, UTF8)
        if text is not None:
            as_utf8 += 1
            certain = certain or _THREE_BYTES.search(text) is not None
        text = _decoded(line, CP932)
        if text is not None:
            as_cp932 += 1
            if as_cp932 <= _LOOKED_AT:
                likely += len(_LIKELY.findall(text))
                unlikely += len(_UNLIKELY.findall(text))
    if not total:
        return UTF8
    if as_utf8 == as_cp932 and not certain:
        return ""
    # Hardly any CP932 makes sense as UTF-8, but UTF-8 makes sense as CP932 now and then.
    if as_utf8 >= total * _LEAST_SHARE and (certain or as_utf8 > as_cp932):
        return UTF8
    return CP932 if as_cp932 >= total * _LEAST_SHARE and likely > unlikely else ""


def _decoded(line: bytes, encoding: str) -> str | None:
    try:
        return line.decode(encoding)
    except UnicodeDecodeError:
        return None


def _lines(file: BinaryIO) -> Iterator[bytes]:
    """Yield the lines that hold more than ASCII; one without an end is cut after a block or two."""
    rest = b""
    while block := file.read(_BLOCK):
        lines = _LINE_ENDS.split(rest + block)
        rest = lines.pop()
        yield from (line for line in lines if _worth_a_look(line))
        if len(rest) > _BLOCK:
            yield from (rest,) if _worth_a_look(rest) else ()
            rest = b""
    if _worth_a_look(rest):
        yield rest


def _worth_a_look(line: bytes) -> bool:
    return not line.isascii() or b"\0" in line
