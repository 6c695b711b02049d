"""Imports tables, remembers how their columns are read, and writes articles as tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.domain.table import TableMapping, TableReading

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kb.cancellation import CancelToken
    from kb.domain.progress import JobProgress
    from kb.domain.table import TableField, TableLook, TableOrder, TableReport, TableTarget

DEFAULT_READING = TableReading()


class TableService:
    """CSV and Excel files in and out; any thread may ask, one import at a time."""

    def fields(self, target: TableTarget) -> tuple[TableField, ...]:
        """Return what a column may be, in the order in which one chooses."""
        raise NotImplementedError

    def look(
        self,
        path: Path,
        target: TableTarget | None = None,
        *,
        reading: TableReading = DEFAULT_READING,
        mapping: TableMapping | None = None,
    ) -> TableLook:
        """Take a first look: what was found, which column is which, and the first 20 rows as they would be.

        It takes a moment for any size of file and changes nothing. Without a ``target`` the header decides; without a
        ``mapping`` the one remembered for this header is used, else it is guessed.
        """
        raise NotImplementedError

    def run(
        self,
        order: TableOrder,
        *,
        dry_run: bool = False,
        token: CancelToken | None = None,
        listener: Callable[[JobProgress], None] | None = None,
    ) -> TableReport:
        """Import a table here; see ``run_elsewhere``, which a window wants."""
        raise NotImplementedError

    def run_elsewhere(
        self,
        order: TableOrder,
        *,
        dry_run: bool = False,
        token: CancelToken | None = None,
        listener: Callable[[JobProgress], None] | None = None,
    ) -> TableReport:
        """Import a table in another process and wait for it: for a window, whose own process paints.

        With ``dry_run`` nothing is written: the report counts what would be.

        Raises:
            OperationCancelledError: the rows before are imported; the same order imports the rest, and none twice.
        """
        raise NotImplementedError

    def export_articles(self, file: Path) -> int:
        """Write all articles as ``.csv`` or ``.xlsx`` and return how many; importing it gives the same articles."""
        raise NotImplementedError
