"""A text file of rows, read one at a time: a broken row costs that row and no other."""

from __future__ import annotations

import csv
import io
from collections import deque
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

from kb.documents.tables.delimiters import CellFormat, detect_format
from kb.documents.tables.encodings import damaged, detect_encoding, python_codec, readable
from kb.documents.tables.rows import MAX_ROWS, TableRow, cell_text, trimmed
from kb.domain.table import TableReading, TableSource
from kb.errors import Problem, TableTooLargeError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

#: Characters and lines one row may have. A quotation mark that is never closed would else swallow the rest of the file.
_MAX_CHARACTERS = 1_000_000
_MAX_LINES = 2_000
_HEAD_CHARACTERS = 64_000
#: Lines behind a row with wrong quotation marks that may be the rest of it.
_MAX_BROKEN_LINES = 50
_QUOTE = Problem(0, "row_quote")


class _EndlessRowError(Exception):
    """A row has more characters or lines than any row has."""


class CsvFile:
    """A file whose encoding and format are known; ``rows`` may be asked several times."""

    def __init__(self, path: Path, reading: TableReading) -> None:
        """Find out what ``reading`` leaves open.

        Raises:
            TableEncodingUnknownError: only a person can say which encoding it has.
            OSError: it cannot be read.
        """
        self._path = path
        self._encoding = reading.encoding or detect_encoding(path)
        self._size = max(1, path.stat().st_size)
        self._at = 0
        if reading.delimiter and reading.quote:
            self._format = CellFormat(reading.delimiter, reading.quote)
        else:
            with closing(self._open()[1]) as stream:
                head = stream.read(_HEAD_CHARACTERS)
            self._format = detect_format(head, delimiter=reading.delimiter, quote=reading.quote)

    @property
    def source(self) -> TableSource:
        """What was found."""
        cells = self._format
        return TableSource(
            reading=TableReading(encoding=self._encoding, delimiter=cells.delimiter, quote=cells.quote),
        )

    @property
    def position(self) -> float:
        """How much of the file the rows read so far are, from 0 to 1."""
        return min(1.0, self._at / self._size)

    def rows(self, width: int = 0) -> Iterator[TableRow]:
        """Yield all rows from the first one, empty ones too; with a ``width``, rows of another length are problems.

        Raises:
            TableTooLargeError: there are more rows than a spreadsheet can have.
            OSError: it cannot be read.
        """
        binary, stream = self._open()
        with closing(stream):
            for number, (cells, problem) in enumerate(_RowReader(stream, self._format, width).rows(), start=1):
                if number > MAX_ROWS:
                    raise TableTooLargeError(path=str(self._path))
                self._at = binary.tell()
                yield self._row(number, cells, problem)

    def _row(self, number: int, cells: list[str], problem: Problem | None) -> TableRow:
        if damaged("".join(cells), self._encoding):
            cells = [readable(cell, self._encoding) for cell in cells]
            problem = Problem(number, "row_encoding", self._encoding.upper())
        if problem is not None:
            problem = replace(problem, line=number)
        return TableRow(number, tuple(map(cell_text, cells)), problem)

    def _open(self) -> tuple[io.BufferedReader, io.TextIOWrapper]:
        codec, errors = python_codec(self._encoding)
        binary = self._path.open("rb")
        return binary, io.TextIOWrapper(binary, encoding=codec, errors=errors, newline="")


class _RowReader:
    """Makes rows of lines, and begins again after the first line of a row that cannot be one."""

    def __init__(self, stream: io.TextIOWrapper, cells: CellFormat, width: int) -> None:
        self._stream = stream
        self._cells = cells
        self._width = width
        self._waiting: deque[str] = deque()
        self._taken: list[str] = []
        self._characters = 0
        # The module's own limit is lower than what an article may have, and is one for the whole process.
        csv.field_size_limit(max(csv.field_size_limit(), _MAX_CHARACTERS))

    def rows(self) -> Iterator[tuple[list[str], Problem | None]]:
        """Yield the cells of each row, and what is wrong with it, at line 0."""
        broken: list[str] = []
        while (row := self._next()) is not None:
            problem = row[1]
            if problem and (problem.code == _QUOTE.code or 0 < len(broken) < _MAX_BROKEN_LINES):
                # Lines of a cell whose quotation marks are wrong; they end where a row begins that is whole.
                broken.append(self._back_to_second_line())
                continue
            if broken:
                yield self._as_well_as_possible(broken), _QUOTE
                broken = []
            yield row
        if broken:
            yield self._as_well_as_possible(broken), _QUOTE

    def _next(self) -> tuple[list[str], Problem | None] | None:
        """Return the next row; the lines it was made of are ``_taken``."""
        self._taken.clear()
        self._characters = 0
        try:
            cells = next(self._parser(self), None)
        except (csv.Error, _EndlessRowError):
            return [], _QUOTE
        if cells is None:
            return None
        found = len(cells)
        if not self._width or not cells or found == self._width or len(trimmed(cells)) <= self._width < found:
            return cells, None
        return cells, _QUOTE if self._swallowed_another_row() else Problem(0, "row_cells", f"{found}/{self._width}")

    def _as_well_as_possible(self, lines: list[str]) -> list[str]:
        """Return cells of lines that are no row, with all of their text."""
        cells = self._cells
        lenient = csv.reader(iter(lines), delimiter=cells.delimiter, quotechar=cells.quote)
        try:
            return next(lenient, [])
        except csv.Error:
            return ["".join(lines)]

    def _parser(self, lines: Iterator[str]) -> Iterator[list[str]]:
        cells = self._cells
        return csv.reader(lines, delimiter=cells.delimiter, quotechar=cells.quote, strict=True)

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        """Return the next line; the parser asks for as many as the row has."""
        line = self._waiting.popleft() if self._waiting else self._stream.readline(_MAX_CHARACTERS)
        if not line:
            raise StopIteration
        self._taken.append(line)
        self._characters += len(line)
        if self._characters >= _MAX_CHARACTERS:
            if not line.endswith(("\n", "\r")):
                self._skip_line()
            raise _EndlessRowError
        if len(self._taken) > _MAX_LINES:
            raise _EndlessRowError
        return line

    def _skip_line(self) -> None:
        while (more := self._stream.readline(_MAX_CHARACTERS)) and not more.endswith(("\n", "\r")):
            pass

    def _back_to_second_line(self) -> str:
        """Put back all lines of the row but the first, which is returned."""
        self._waiting.extendleft(reversed(self._taken[1:]))
        return self._taken[0]

    def _swallowed_another_row(self) -> bool:
        """Tell whether one of the later lines of a row of the wrong length is a whole row by itself."""
        for line in self._taken[1:]:
            try:
                if len(next(self._parser(iter([line])), ())) == self._width:
                    return True
            except csv.Error:
                continue
        return False
