"""A first look at a table: which column is which, and its first rows as they would be."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from kb.documents.tables.opening import open_table
from kb.domain.table import PreviewRow, RowChange, TableColumn, TableLook, TableMapping, TableTarget
from kb.errors import TableEmptyError, TableTargetUnknownError
from kb.services.table_imports.mappings import checked_mapping, fitted, guessed, likely_target, missing_field, signature
from kb.storage import table_store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from kb.documents.tables.rows import TableRow
    from kb.documents.tables.words import TableWords
    from kb.domain.table import TableReading
    from kb.services.table_imports.importing import Rows
    from kb.storage.database import Database

    MakeRows = Callable[[TableTarget, TableMapping, Sequence[str]], Rows]

#: Rows that are shown, and values that show what a column holds, each up to so many characters.
_FIRST_ROWS, _SAMPLES, _SAMPLE_CHARACTERS = 20, 3, 60


class FirstLook:
    """Looks at tables for one library."""

    def __init__(self, database: Database, words: TableWords, make_rows: MakeRows) -> None:
        """``make_rows`` makes what reads and compares the rows."""
        self._database = database
        self._words = words
        self._make_rows = make_rows

    def at(
        self, path: Path, target: TableTarget | None, reading: TableReading, mapping: TableMapping | None
    ) -> TableLook:
        """See ``TableService.look``."""
        with open_table(path, reading, self._words.recognised) as table:
            names = table.names
            chosen, kept = self._chosen(path, names, target)
            if mapping is not None:
                used = checked_mapping(self._words, chosen, names, mapping)
            else:
                used = kept or guessed(self._words, chosen, names)
            first = list(islice(table.rows(), _FIRST_ROWS))
            if not first:
                raise TableEmptyError(path=str(path))
            missing = missing_field(chosen, used)
            return TableLook(
                path=path,
                target=chosen,
                source=table.source,
                columns=tuple(self._columns(names, used, first)),
                mapping=used,
                remembered=mapping is None and kept is not None,
                missing=missing,
                rows=() if missing else tuple(self._preview(self._make_rows(chosen, used, names), first)),
            )

    def _chosen(
        self, path: Path, names: Sequence[str], target: TableTarget | None
    ) -> tuple[TableTarget, TableMapping | None]:
        """Return what the rows become, and how tables with these headings were read last, if they were."""
        with self._database.read() as session:
            kept = table_store.mapping_of(session, signature(self._words, names), target)
        if kept is not None:
            return TableTarget(kept[0]), fitted(kept[1], names)
        likely = target or likely_target(self._words, names)
        if likely is None:
            raise TableTargetUnknownError(path=str(path))
        return likely, None

    def _columns(self, names: Sequence[str], mapping: TableMapping, first: Sequence[TableRow]) -> Iterator[TableColumn]:
        for place, name in enumerate(names):
            if name == self._words.reason_column:
                continue
            values = (row.cells[place].strip() for row in first if place < len(row.cells))
            samples = (value.replace("\n", " ")[:_SAMPLE_CHARACTERS] for value in values if value)
            yield TableColumn(
                name=name,
                field=mapping.columns.get(name, ""),
                samples=tuple(islice(dict.fromkeys(samples), _SAMPLES)),
            )

    @staticmethod
    def _preview(rows: Rows, first: Sequence[TableRow]) -> Iterator[PreviewRow]:
        for row in first:
            read = rows.read(row)
            if isinstance(read, tuple):
                yield PreviewRow(row=row.number, change=RowChange.BAD, values={}, problems=read)
            else:
                (change,) = rows.compare([read])
                yield PreviewRow(row=row.number, change=change, values=rows.values(read))
