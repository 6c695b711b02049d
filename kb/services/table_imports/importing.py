"""One import of one table from the first row to the last: read, compare, save, and keep bad rows aside."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Protocol

from kb.documents.tables.opening import open_table
from kb.domain.table import RowChange, TableReport
from kb.errors import TableEmptyError
from kb.services.table_imports.bad_rows import BadRows
from kb.services.table_imports.mappings import checked_mapping

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from kb.cancellation import CancelToken
    from kb.clock import Clock
    from kb.documents.tables.opening import OpenTable
    from kb.documents.tables.rows import TableRow
    from kb.documents.tables.words import TableWords
    from kb.domain.table import TableMapping, TableOrder, UnknownWord
    from kb.errors import Problem
    from kb.services.imports.steps import ShortSteps, Step
    from kb.services.imports.unfinished import ImportJournal

#: Seconds between two notes of how far the import is, and two looks whether somebody gave it up.
_NOTE_SECONDS = 1.0


class Rows(Protocol):
    """What the rows of a table become; an item is what ``read`` made of a row."""

    @property
    def unknown_words(self) -> tuple[UnknownWord, ...]: ...
    def read(self, row: TableRow) -> Any: ...  # noqa: ANN401 - an item of its own kind, or a tuple of Problem
    def compare(self, rows: Sequence[Any]) -> list[RowChange]: ...
    def save(self, rows: Sequence[Any], step: Step) -> list[RowChange]: ...
    def values(self, row: Any) -> dict[str, str]: ...  # noqa: ANN401 - see read


class TableImport:
    """The state of one import; ``run`` it once."""

    def __init__(
        self,
        order: TableOrder,
        words: TableWords,
        make_rows: Callable[[TableMapping, Sequence[str]], Rows],
        clock: Clock,
        steps: ShortSteps,
    ) -> None:
        """``make_rows`` is asked once the columns are known; ``steps`` give the transactions."""
        self._order = order
        self._words = words
        self._make_rows = make_rows
        self._clock = clock
        self._transactions = steps
        self._counts: Counter[RowChange] = Counter()
        self._done = 0

    def run(
        self,
        bad_rows_file: Path | None,
        journal: ImportJournal | None,
        resumed: int,
        token: CancelToken,
        progress: Callable[[int, int], None],
    ) -> TableReport:
        """Import the table; without a ``journal`` nothing is written: a dry run.

        ``resumed`` rows were saved by an earlier run. ``progress`` is called with rows done and about how many there
        are.

        Raises:
            FileUnreadableError, TableFormatError, TableEmptyError and the others of ``open_table``.
            TableColumnUnknownError, TableFieldUnknownError, TableFieldMissingError: nothing was changed.
            OperationCancelledError: cancelled or given up; what was saved stays, as it does with all that follow.
            FolderMissingError, LibraryBusyError, DiskFullError, LibraryReadOnlyError
        """
        order = self._order
        with open_table(order.path, order.reading, self._words.recognised) as table:
            mapping = checked_mapping(self._words, order.target, table.names, order.mapping)
            rows = self._make_rows(mapping, table.names)
            with BadRows(bad_rows_file, table.names, self._words.reason_column, order.reasons) as bad:
                noted = self._clock.monotonic()
                for step in self._steps(table, rows, bad):
                    token.check()
                    self._take(rows, step, dry=journal is None)
                    progress(self._done, self._expected(table))
                    if journal is not None and self._clock.monotonic() - noted >= _NOTE_SECONDS:
                        noted = self._clock.monotonic()
                        journal.check()
                        journal.note(max(resumed, self._done - bad.count))
        if not self._done:
            raise TableEmptyError(path=str(order.path))
        progress(self._done, self._done)
        return self._report(table, rows, bad, mapping, resumed, dry=journal is None)

    def _steps(self, table: OpenTable, rows: Rows, bad: BadRows) -> Iterator[list[Any]]:
        """Yield what good rows became, as many at a time as one transaction takes; bad ones make a step end too."""
        step: list[Any] = []
        waiting = 0
        for row in table.rows():
            read: Any | tuple[Problem, ...] = rows.read(row)
            if isinstance(read, tuple):
                bad.add(row, read)
            else:
                step.append(read)
            self._done += 1
            waiting += 1
            if waiting >= self._transactions.size:
                yield step
                step, waiting = [], 0
        yield step

    def _take(self, rows: Rows, step: list[Any], *, dry: bool) -> None:
        if not step:
            return
        changes = rows.compare(step)
        # What is as it should be, after an interruption most of all, needs no lock.
        if not dry and any(change is not RowChange.UNCHANGED for change in changes):
            changes = self._saved(rows, step)
        self._counts.update(changes)

    def _saved(self, rows: Rows, items: list[Any]) -> list[RowChange]:
        """Save them in one transaction, or in more where that takes longer than others shall wait."""
        changes: list[RowChange] = []
        while len(changes) < len(items):
            with self._transactions.write() as step:
                changes += rows.save(items[len(changes) :], step)
        return changes

    def _expected(self, table: OpenTable) -> int:
        """Return about how many rows there are; never fewer than are done, so that nobody takes it for the end."""
        position = table.position
        return max(self._done + 1, round(self._done / position)) if position > 0 else self._done + 1

    def _report(
        self, table: OpenTable, rows: Rows, bad: BadRows, mapping: TableMapping, resumed: int, *, dry: bool
    ) -> TableReport:
        left_out = {self._words.reason_column, *mapping.columns}
        return TableReport(
            target=self._order.target,
            dry_run=dry,
            added=self._counts[RowChange.ADDED],
            changed=self._counts[RowChange.CHANGED],
            unchanged=self._counts[RowChange.UNCHANGED],
            bad_count=bad.count,
            bad=tuple(bad.named),
            bad_rows_file=bad.written,
            unknown_words=rows.unknown_words,
            ignored=tuple(name for name in table.names if name not in left_out),
            resumed=min(resumed, self._counts[RowChange.UNCHANGED]),
        )
