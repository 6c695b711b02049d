"""Opens a table of either kind: finds the row with the headings and gives the rows below it."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, Protocol

from kb.documents.tables.csv_file import CsvFile
from kb.documents.tables.rows import MAX_COLUMNS, column_names, trimmed
from kb.errors import FileUnreadableError, TableEmptyError, TableFormatError, TableTooLargeError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from kb.documents.tables.rows import TableRow
    from kb.domain.table import TableReading, TableSource

#: Rows among which the headings are looked for: titles and dates of an export may stand above them.
_HEAD_ROWS = 10
_ARCHIVE = b"PK\x03\x04"
#: The older format of workbooks, and workbooks with a password; pages; pictures.
_NO_TABLES = (b"\xd0\xcf\x11\xe0", b"%PDF", b"\x89PNG", b"\xff\xd8\xff")


class _File(Protocol):
    @property
    def source(self) -> TableSource: ...
    @property
    def position(self) -> float: ...
    def rows(self, width: int = 0) -> Iterator[TableRow]: ...


@dataclass(frozen=True, slots=True)
class OpenTable:
    """A table that is open: ``names`` are its columns, ``header_row`` counts from 1."""

    source: TableSource
    names: tuple[str, ...]
    header_row: int
    file: _File

    @property
    def position(self) -> float:
        """How much of it is read, from 0 to 1."""
        return self.file.position

    def rows(self) -> Iterator[TableRow]:
        """Yield the rows below the headings that are not empty; raises what reading raises."""
        for row in self.file.rows(len(self.names)):
            if row.number > self.header_row and not row.blank:
                yield row


@contextmanager
def open_table(path: Path, reading: TableReading, recognised: Callable[[Sequence[str]], int]) -> Iterator[OpenTable]:
    """Open a file; ``recognised`` counts the cells of a row that are headings somebody knows.

    Raises:
        FileUnreadableError: it cannot be read, or not any further.
        TableFormatError, TableEncodingUnknownError, TableSheetMissingError, TableTooLargeError: see the two formats.
        TableEmptyError: it has no headings.
    """
    try:
        if _is_archive(path):
            from kb.documents.tables.excel_file import ExcelFile  # noqa: PLC0415 - a slow import, at every start

            with ExcelFile(path, reading) as book:
                yield _headed(path, book, reading, recognised)
        else:
            yield _headed(path, CsvFile(path, reading), reading, recognised)
    except OSError as error:
        raise FileUnreadableError(path=str(path), line=0) from error


def _is_archive(path: Path) -> bool:
    with path.open("rb") as file:
        head = file.read(8)
    if head.startswith(_NO_TABLES):
        raise TableFormatError(path=str(path))
    return head.startswith(_ARCHIVE)


def _headed(path: Path, file: _File, reading: TableReading, recognised: Callable[[Sequence[str]], int]) -> OpenTable:
    if reading.header_row:
        head = [row for row in islice(file.rows(), reading.header_row) if row.number == reading.header_row]
    else:
        head = list(islice(file.rows(), _HEAD_ROWS))
    filled = [row for row in head if not row.blank and row.problem is None]
    if not filled:
        raise TableEmptyError(path=str(path))
    header = max(filled, key=lambda row: recognised(row.cells))
    names = column_names(trimmed(header.cells))
    if len(names) > MAX_COLUMNS:
        raise TableTooLargeError(path=str(path))
    source = file.source
    source = replace(source, reading=replace(source.reading, header_row=header.number))
    return OpenTable(source, names, header.number, file)
