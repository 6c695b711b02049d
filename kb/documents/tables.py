"""Tables for other programs: CSV files that a spreadsheet opens as they are."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from kb.documents.whole_files import disk_errors, whole_file
from kb.errors import FolderMissingError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

#: What a spreadsheet takes for a formula, and would carry out, at the beginning of a cell.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_table(file: Path, header: Sequence[str], rows: Iterable[Sequence[str]]) -> int:
    """Write a CSV file (UTF-8 with its mark, which Excel needs; RFC 4180 otherwise) and return how many rows it has.

    A cell that a spreadsheet would carry out as a formula gets an apostrophe in front: notes are what callers say.

    Raises:
        FolderMissingError: the folder does not exist.
        DiskFullError, LibraryReadOnlyError: it cannot be written.
    """
    if not file.parent.is_dir():
        raise FolderMissingError(path=str(file.parent))
    count = 0
    with disk_errors(file), whole_file(file) as stream:
        text = io.TextIOWrapper(stream, encoding="utf-8-sig", errors="replace", newline="")
        table = csv.writer(text)
        table.writerow(header)
        for row in rows:
            table.writerow([f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in row])
            count += 1
        text.flush()
        text.detach()
    return count
