"""Rows that cannot be imported: named by their numbers, and kept aside in a file that can be mended and imported."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

from kb.documents.tables.writing import csv_rows
from kb.domain.table import BadRow
from kb.errors import BadRowsPlaceError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path
    from types import TracebackType
    from typing import Self

    from kb.documents.tables.rows import TableRow
    from kb.errors import Problem

#: Bad rows that are named in a report; a whole table of the wrong kind would else fill the memory.
MOST_NAMED = 10_000
_BETWEEN = " "
_ENDING = ".bad-rows"


class BadRows:
    """Collects them; the file is written while the table is read, and takes its name when the block ends."""

    def __init__(self, file: Path | None, names: Sequence[str], reason_column: str, reasons: Mapping[str, str]) -> None:
        """Without a ``file`` they are only named; ``names`` are the table's columns, before which the reason stands.

        Behind it a row has as many cells as it had: one of the wrong length stays wrong until somebody mends it.
        """
        self.named: list[BadRow] = []
        self.count = 0
        self._file = file
        # A table that is such a file itself has the column already, with what was wrong before.
        self._left_out = names.index(reason_column) if reason_column in names else None
        self._header = [reason_column, *(name for name in names if name != reason_column)]
        self._reasons = reasons
        self._write: Callable[[Sequence[str]], None] | None = None
        self._open = ExitStack()

    @property
    def written(self) -> Path | None:
        """The file, if there is one."""
        return self._file if self._write is not None else None

    def add(self, row: TableRow, problems: tuple[Problem, ...]) -> None:
        """Name a row and keep it aside.

        Raises:
            FolderMissingError, DiskFullError, LibraryReadOnlyError: it cannot be kept.
        """
        self.count += 1
        if len(self.named) < MOST_NAMED:
            self.named.append(BadRow(row.number, problems))
        if self._file is None:
            return
        if self._write is None:
            self._write = self._open.enter_context(csv_rows(self._file, self._header))
        cells = (cell for place, cell in enumerate(row.cells) if place != self._left_out)
        self._write([_BETWEEN.join(map(self._reason, problems)), *cells])

    def _reason(self, problem: Problem) -> str:
        sentence = self._reasons.get(problem.code)
        if sentence is None:
            return f"{problem.code}: {problem.detail}" if problem.detail else problem.code
        return sentence.replace("{detail}", problem.detail)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.__exit__(kind, error, trace)


def place_of_their_own(table: Path, writable: bool, library: Path | None) -> Path:  # noqa: FBT001 - of the table's folder
    """Return where rows go that nobody named a place for: beside the table or, where that cannot be, in the library.

    ``library`` is None where it is encrypted: no readable row may lie in its folder.

    Raises:
        BadRowsPlaceError: neither can be.
    """
    if writable:
        return place_for_bad_rows(table)
    if library is None:
        raise BadRowsPlaceError(path=str(table.parent))
    return place_for_bad_rows(library / table.name)


def place_for_bad_rows(table: Path) -> Path:
    """Return a file beside a table that does not exist yet: calls.bad-rows.csv for calls.csv, then with a number.

    A file of bad rows that is imported itself counts on.
    """
    stem = table.stem
    before, mark, _ = stem.rpartition(_ENDING)
    stem = before if mark else stem
    number = 1
    while True:
        file = table.with_name(f"{stem}{_ENDING}{f'-{number}' if number > 1 else ''}.csv")
        if not file.exists():
            return file
        number += 1
