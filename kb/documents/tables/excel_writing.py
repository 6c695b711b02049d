"""Workbooks of one sheet, all of whose cells are text."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, cast

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._writer import WorksheetWriter

from kb.documents.tables.excel_texts import MAX_CELL, escaped
from kb.documents.tables.formulas import marked_again
from kb.documents.whole_files import disk_errors, whole_file
from kb.errors import FolderMissingError, TableCellTooLongError
from kb.identifiers import new_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from openpyxl.cell import Cell
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet
    from openpyxl.worksheet.worksheet import Worksheet

_COLUMN_WIDTH = 24


def write_workbook(file: Path, header: Sequence[str], rows: Iterable[tuple[str, Sequence[str]]]) -> int:
    """Write a workbook and return how many rows it has; each row comes with the name that an error tells.

    Every cell is text, whatever it begins with, so that nothing is carried out and nothing turned into a date. Rows are
    streamed; nothing of them stays in memory.

    Raises:
        FolderMissingError: the folder does not exist.
        TableCellTooLongError: a cell would be cut off; nothing is written.
        DiskFullError, LibraryReadOnlyError: it cannot be written.
    """
    if not file.parent.is_dir():
        raise FolderMissingError(path=str(file.parent))
    book = Workbook(write_only=True)
    created = book.create_sheet()
    sheet = cast("WriteOnlyWorksheet", created)
    sheet.freeze_panes = "A2"
    # The stubs do not say that such a sheet has columns like any other.
    columns = cast("Worksheet", created).column_dimensions
    for place in range(len(header)):
        columns[get_column_letter(place + 1)].width = _COLUMN_WIDTH
    with disk_errors(file), _streamed_beside(file, sheet), whole_file(file) as stream:
        try:
            sheet.append([_cell(sheet, title, bold=True) for title in header])
            count = _append(sheet, rows)
        finally:
            # Also after a failure: what was begun is in a file of its own, and open.
            sheet.close()
        book.save(stream)
    return count


@contextmanager
def _streamed_beside(file: Path, sheet: WriteOnlyWorksheet) -> Iterator[None]:
    """Let rows go into a file beside the workbook, which is removed at the end, and not into the temporary folder.

    openpyxl would write them there as they are, where a kill leaves them for anybody who looks: what goes out goes to
    the place that somebody chose and to no other.
    """
    part = file.with_name(f".{file.name[-16:]}.{new_id().hex}.rows")
    part.touch(mode=0o600)
    try:
        writer = _Rows(sheet, str(part))
        writer.write_top()
        sheet._writer = writer  # type: ignore[attr-defined] # noqa: SLF001 - there is no other way to choose the place
        yield
    finally:
        part.unlink(missing_ok=True)


class _Rows(WorksheetWriter):
    def cleanup(self) -> None:
        """Leave the file to whoever made it."""


def _append(sheet: WriteOnlyWorksheet, rows: Iterable[tuple[str, Sequence[str]]]) -> int:
    count = 0
    for name, cells in rows:
        if any(len(cell) > MAX_CELL for cell in map(escaped, cells)):
            raise TableCellTooLongError(title=name, limit=MAX_CELL)
        sheet.append([_cell(sheet, text) for text in cells])
        count += 1
    return count


def _cell(sheet: WriteOnlyWorksheet, text: str, *, bold: bool = False) -> Cell | None:
    if not text:
        return None
    cell = WriteOnlyCell(sheet, value=escaped(marked_again(text)))
    # openpyxl takes what begins with "=" for a formula, and #N/A for an error.
    cell.data_type = "s"
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if bold:
        cell.font = Font(bold=True)
    return cell
