"""Tables for other programs: CSV files that a spreadsheet opens as they are."""

from __future__ import annotations

import csv
import io
from contextlib import contextmanager
from typing import TYPE_CHECKING

from kb.documents.tables.formulas import marked
from kb.documents.whole_files import disk_errors, whole_file
from kb.errors import FolderMissingError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path


@contextmanager
def csv_rows(file: Path, header: Sequence[str]) -> Iterator[Callable[[Sequence[str]], None]]:
    """Give a function that writes a row of a CSV file (UTF-8 with its mark, which Excel needs; RFC 4180 otherwise).

    The file takes its name when the block ends, and a failure leaves the former one. A cell that a spreadsheet would
    carry out as a formula is marked: notes are what callers say.

    Raises:
        FolderMissingError: the folder does not exist.
        DiskFullError, LibraryReadOnlyError: it cannot be written.
    """
    if not file.parent.is_dir():
        raise FolderMissingError(path=str(file.parent))
    with disk_errors(file), whole_file(file) as stream:
        text = io.TextIOWrapper(stream, encoding="utf-8-sig", errors="replace", newline="")
        table = csv.writer(text)
        table.writerow(header)

        def write(cells: Sequence[str]) -> None:
            table.writerow(map(marked, cells))

        try:
            yield write
            text.flush()
        finally:
            text.detach()


def write_table(file: Path, header: Sequence[str], rows: Iterable[Sequence[str]]) -> int:
    """Write a CSV file as ``csv_rows`` does, and return how many rows it has; raises what that raises."""
    count = 0
    with csv_rows(file, header) as write:
        for row in rows:
            write(row)
            count += 1
    return count
