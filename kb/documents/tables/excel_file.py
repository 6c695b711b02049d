"""A workbook, one of whose sheets is read row by row."""

from __future__ import annotations

import warnings
import zlib
from itertools import islice
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

import defusedxml.ElementTree  # noqa: F401 - without it openpyxl would expand entities, and say nothing
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from kb.documents.tables.excel_guard import check_sizes, scan_sheet
from kb.documents.tables.excel_texts import ERRORS, value_text
from kb.documents.tables.rows import MAX_ROWS, TableRow, cell_text, column_letters, trimmed
from kb.domain.table import TableReading, TableSource
from kb.errors import Problem, TableFormatError, TableSheetMissingError, TableTooLargeError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import TracebackType
    from typing import Self

    from kb.documents.tables.excel_guard import Merged

#: What openpyxl says of files that are no workbooks, damaged, encrypted or hostile: it checks little by itself.
_NO_WORKBOOK = (
    *(BadZipFile, InvalidFileException, zlib.error, EOFError, SyntaxError, NotImplementedError, RuntimeError),
    *(KeyError, IndexError, ValueError, TypeError, AttributeError, OverflowError, RecursionError),
)
#: Cells that are read of a sheet: a spreadsheet's most rows with fifty columns.
_MAX_CELLS = 50 * MAX_ROWS
_ROWS_AT_ONCE = 200


class ExcelFile:
    """An open workbook; ``rows`` may be asked several times. Close it."""

    def __init__(self, path: Path, reading: TableReading) -> None:
        """Open the sheet that ``reading`` names, else the first one that is not hidden and not empty.

        Raises:
            TableFormatError: it is no workbook that can be read.
            TableTooLargeError: it would unpack beyond all bounds.
            TableSheetMissingError: it has no such sheet.
            OSError: it cannot be read.
        """
        self._path = path
        self._at = 0
        with self._known_faults():
            check_sizes(path)
            self._file = path.open("rb")
            try:
                self._book = load_workbook(self._file, read_only=True, data_only=True, keep_links=False)
                self._sheet = self._chosen(reading.sheet)
                self._expected = self._sheet.max_row or 0
                # What a sheet says of its own size may be wrong.
                self._sheet.reset_dimensions()
                self._facts = scan_sheet(path, self._sheet._worksheet_path)  # noqa: SLF001 - has no public name
            except BaseException:
                self._file.close()
                raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._book.close()
        self._file.close()

    @property
    def source(self) -> TableSource:
        """What was found."""
        names = tuple(sheet.title for sheet in self._book.worksheets)
        return TableSource(reading=TableReading(sheet=self._sheet.title), sheets=names)

    @property
    def position(self) -> float:
        """How much of the sheet the rows read so far are, from 0 to 1; what the sheet says of its size may be wrong."""
        return min(1.0, self._at / self._expected) if self._expected else 0.0

    def rows(self, width: int = 0) -> Iterator[TableRow]:
        """Yield all rows from the first one, empty ones too; with a ``width``, longer rows are problems.

        A value that spans rows counts for each of them.

        Raises:
            TableFormatError, TableTooLargeError
        """
        merged = _MergedCells(self._facts.merged)
        cells = 0
        for number, values in enumerate(self._values(), start=1):
            cells += len(values)
            if number > MAX_ROWS or cells > _MAX_CELLS:
                raise TableTooLargeError(path=str(self._path))
            self._at = number
            texts = merged.filled(number, [cell_text(value_text(value)) for value in values])
            wrong = [place for place, value in enumerate(values) if value in ERRORS]
            yield self._row(number, trimmed(texts), wrong, width)

    def _row(self, number: int, texts: tuple[str, ...], wrong: list[int], width: int) -> TableRow:
        if width and len(texts) > width:
            return TableRow(number, texts, Problem(number, "row_cells", f"{len(texts)}/{width}"))
        odd = {
            place: Problem(number, "cell_error", f"{column_letters(place)}{number} {texts[place]}") for place in wrong
        }
        for place in self._facts.formulas.get(number, ()):
            if place < width or not width:
                odd[place] = Problem(number, "cell_formula", f"{column_letters(place)}{number}")
        return TableRow(number, texts, odd=odd)

    def _values(self) -> Iterator[tuple[Any, ...]]:
        rows = self._sheet.iter_rows(values_only=True)
        while True:
            with self._known_faults():
                some = list(islice(rows, _ROWS_AT_ONCE))
            if not some:
                return
            yield from some

    def _chosen(self, name: str) -> Any:  # noqa: ANN401 - the stubs do not know the class of a sheet that is only read
        sheets = self._book.worksheets
        if name:
            found = next((sheet for sheet in sheets if sheet.title == name), None)
            if found is None:
                raise TableSheetMissingError(path=str(self._path), sheet=name)
            return found
        if not sheets:
            raise TableFormatError(path=str(self._path))
        visible = [sheet for sheet in sheets if sheet.sheet_state == "visible"] or sheets
        return next((sheet for sheet in visible if any(sheet.iter_rows(max_row=20, values_only=True))), visible[0])

    def _known_faults(self) -> _KnownFaults:
        return _KnownFaults(self._path)


class _KnownFaults:
    """Says TableFormatError for what openpyxl raises, and leaves out what it warns of: formats that nobody reads."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._warnings = warnings.catch_warnings(action="ignore")

    def __enter__(self) -> None:
        self._warnings.__enter__()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._warnings.__exit__(kind, error, trace)
        # openpyxl also raises an OSError of its own, which the system has no number for.
        if isinstance(error, _NO_WORKBOOK) or (isinstance(error, OSError) and error.errno is None):
            raise TableFormatError(path=str(self._path)) from error


class _MergedCells:
    """Fills cells that are merged with one above."""

    def __init__(self, merged: tuple[Merged, ...]) -> None:
        self._waiting = list(reversed(merged))
        self._open: list[tuple[Merged, str]] = []

    def filled(self, number: int, texts: list[str]) -> list[str]:
        """Return the texts of a row; a row in which nothing else stands stays empty."""
        if self._open:
            self._open = [(one, text) for one, text in self._open if one.last >= number]
            if any(texts):
                for one, text in self._open:
                    texts.extend([""] * (one.column + 1 - len(texts)))
                    texts[one.column] = texts[one.column] or text
        while self._waiting and self._waiting[-1].first <= number:
            one = self._waiting.pop()
            if one.last > number and one.column < len(texts) and texts[one.column]:
                self._open.append((one, texts[one.column]))
        return texts
