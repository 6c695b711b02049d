"""Rows that become past calls."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kb.documents.tables.call_rows import CallReader, call_cells
from kb.domain.table import RowChange, TableTarget
from kb.errors import Problem
from kb.identifiers import new_id
from kb.services.table_imports.row_keys import RowKeys, call_digest, call_id_of
from kb.storage import table_store
from kb.storage.table_store import CallSource

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from uuid import UUID

    from kb.documents.tables.rows import TableRow
    from kb.documents.tables.words import TableWords
    from kb.domain.call import Call
    from kb.domain.table import TableMapping, UnknownWord
    from kb.services.imports.steps import Step
    from kb.storage.database import Database, Transaction


@dataclass(frozen=True, slots=True)
class CallRow:
    """A row that can be a call; ``own_id`` is the id that a table of our own gives."""

    key: str
    digest: str
    call: Call
    own_id: UUID | None


class CallRows:
    """Reads and saves the rows of one table as calls that have ended."""

    target = TableTarget.CALLS

    def __init__(
        self, database: Database, words: TableWords, mapping: TableMapping, names: Sequence[str], now: datetime
    ) -> None:
        """``names`` are the table's columns; raises TableFieldMissingError."""
        self._database = database
        self._words = words
        self._reader = CallReader(words, mapping, names, now=now)
        source = next((name for name, field in mapping.columns.items() if field == "source"), "")
        left_out = names.index(words.reason_column) if words.reason_column in names else None
        self._keys = RowKeys(names, left_out, source)

    @property
    def unknown_words(self) -> tuple[UnknownWord, ...]:
        """Words of closed lists that nobody knows."""
        return self._reader.unknown_words

    def read(self, row: TableRow) -> CallRow | tuple[Problem, ...]:
        """Return the call of a row, or what is wrong with it; rows must come in their order, each once."""
        read = self._reader.read(row)
        if isinstance(read, tuple):
            return read
        if not read.source:
            return CallRow(self._keys.of_texts(row.cells), call_digest(read.call), read.call, None)
        key, first = self._keys.of_record(read, row.number)
        if first:
            return (Problem(row.number, "row_twice", str(first)),)
        return CallRow(key, call_digest(read.call), read.call, call_id_of(read.source))

    def compare(self, rows: Sequence[CallRow]) -> list[RowChange]:
        """Tell what saving would do."""
        with self._database.read() as session:
            known = table_store.sources(session, [row.key for row in rows])
            own = table_store.existing_calls(session, [row.own_id for row in rows if row.own_id])
        return _changes(rows, known, own)

    def save(self, rows: Sequence[CallRow], step: Step) -> list[RowChange]:
        """Save as many of the rows as the step has time for, and tell what that did to each of these."""
        return [change for some in step.slices(rows) for change in _save(step.session, some)]

    def values(self, row: CallRow) -> dict[str, str]:
        """Return what the call would hold, by field and in words."""
        return call_cells(row.call, self._words)


def _save(session: Transaction, rows: Sequence[CallRow]) -> list[RowChange]:
    added: list[tuple[CallSource, Call]] = []
    changed: list[tuple[CallSource, Call]] = []
    known = table_store.sources(session, [row.key for row in rows])
    own = table_store.existing_calls(session, [row.own_id for row in rows if row.own_id])
    changes = _changes(rows, known, own)
    for row, change in zip(rows, changes, strict=True):
        if change is RowChange.ADDED:
            added.append(_written(row, row.own_id or new_id()))
        elif change is RowChange.CHANGED:
            changed.append(_written(row, known[row.key].call_id))
    table_store.add_calls(session, added)
    table_store.update_calls(session, changed)
    return changes


def _written(row: CallRow, call_id: UUID) -> tuple[CallSource, Call]:
    return CallSource(row.key, call_id, row.digest), replace(row.call, id=call_id)


def _changes(rows: Sequence[CallRow], known: Mapping[str, CallSource], own: frozenset[UUID]) -> list[RowChange]:
    changes = []
    for row in rows:
        # A table that this library wrote says less of a call than the library knows.
        change = RowChange.UNCHANGED if row.own_id in own else RowChange.ADDED
        if row.key in known:
            change = RowChange.UNCHANGED if known[row.key].digest == row.digest else RowChange.CHANGED
        changes.append(change)
    return changes
