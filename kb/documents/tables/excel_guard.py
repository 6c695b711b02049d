"""What must be known of a workbook before its cells are read: that it stays within bounds, and what cells do not say.

A workbook is a ZIP archive of XML: a few kilobytes may unpack to gigabytes, and one row may fill any memory. The sizes
are looked at first, then the sheet is scanned as plain bytes. That also finds what a streaming reader does not give:
merged cells, which stand behind all rows, and formulas that nobody ever worked out.
"""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.documents.tables.rows import MAX_ROWS
from kb.errors import TableTooLargeError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_MEGABYTE = 2**20
_MOST_FILES = 5_000
#: Unpacked bytes: sheets are streamed, texts are kept in memory, of the rest nobody needs much.
_LARGEST_SHEET, _LARGEST_TEXTS, _LARGEST_OTHER = 1_024 * _MEGABYTE, 256 * _MEGABYTE, 16 * _MEGABYTE
#: Of one row, and of everything behind the last one.
_LARGEST_PIECE = 16 * _MEGABYTE
_MOST_MERGED = 200_000
_BLOCK = _MEGABYTE

_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})"')
_ROW = re.compile(rb'<row [^>]*?\br="([0-9]{1,19})"')
_NEVER_WORKED_OUT = re.compile(
    rb'<(?:\w+:)?c\b[^>]*?\sr="([A-Z]{1,3})([0-9]{1,7})"[^>]*>\s*'
    rb"<(?:\w+:)?f\b[^>]*(?:/>|>[^<]*</(?:\w+:)?f>)\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)


@dataclass(frozen=True, slots=True)
class Merged:
    """Cells of one column that are one to the eye: the value stands in ``first``; rows from 1, columns from 0."""

    column: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """What a scan of a sheet found: merged cells in the order of their rows, and formulas without a value by row."""

    merged: tuple[Merged, ...]
    formulas: dict[int, frozenset[int]]


def check_sizes(path: Path) -> None:
    """Refuse a workbook that would unpack beyond all bounds.

    Raises:
        TableTooLargeError
        zipfile.BadZipFile, OSError: it is no archive, or cannot be read.
    """
    with zipfile.ZipFile(path) as archive:
        files = archive.infolist()
    if len(files) > _MOST_FILES or any(file.file_size > _bound(file.filename) for file in files):
        raise TableTooLargeError(path=str(path))


def _bound(name: str) -> int:
    if name.startswith("xl/worksheets/"):
        return _LARGEST_SHEET
    if name.startswith("xl/sharedStrings"):
        return _LARGEST_TEXTS
    # Pictures and the like are never unpacked.
    return _LARGEST_OTHER if name.endswith((".xml", ".rels")) else _LARGEST_SHEET


def scan_sheet(path: Path, member: str) -> SheetFacts:
    """Look through a sheet once.

    Raises:
        TableTooLargeError: a row of it, or what stands behind the rows, is larger than any sheet has.
        zipfile.BadZipFile, zlib.error, KeyError, EOFError, OSError: it cannot be read.
    """
    merged: list[Merged] = []
    formulas: dict[int, set[int]] = {}
    for piece in _pieces(path, member):
        last = _ROW.match(piece, max(0, piece.rfind(b"<row ")))
        if last is not None and int(last[1]) > MAX_ROWS:
            raise TableTooLargeError(path=str(path))
        if b"mergeCell" in piece:
            merged += (_merged(match) for match in _MERGED.finditer(piece))
            if len(merged) > _MOST_MERGED:
                raise TableTooLargeError(path=str(path))
        if b"f>" in piece or b"<f" in piece:
            for match in _NEVER_WORKED_OUT.finditer(piece):
                formulas.setdefault(int(match[2]), set()).add(_column(match[1]))
    several = (one for one in merged if one.last > one.first)
    return SheetFacts(
        tuple(sorted(several, key=lambda one: one.first)),
        {row: frozenset(columns) for row, columns in formulas.items()},
    )


def _pieces(path: Path, member: str) -> Iterator[bytes]:
    """Yield whole rows, many at a time, and at last what stands behind them."""
    rest = b""
    with zipfile.ZipFile(path) as archive, archive.open(member) as sheet:
        while block := sheet.read(_BLOCK):
            rest += block
            end = rest.rfind(b"</row>")
            if end < 0:
                end = rest.rfind(b":row>")
            if end >= 0:
                yield rest[: end + 6]
                rest = rest[end + 6 :]
            elif len(rest) > _LARGEST_PIECE:
                raise TableTooLargeError(path=str(path))
    yield rest


def _merged(match: re.Match[bytes]) -> Merged:
    return Merged(_column(match[1]), int(match[2]), int(match[4]))


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number - 1
