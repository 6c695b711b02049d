"""Which column is which: guessed, chosen, remembered for the next table with the same headings."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from kb.documents.tables.words import compared
from kb.domain.table import TableMapping, TableTarget
from kb.errors import TableColumnUnknownError, TableFieldUnknownError
from kb.services.table_imports.row_keys import digest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kb.documents.tables.words import TableWords

#: Fields one of which a table must have; the first names them all.
NEEDED = {TableTarget.CALLS: ("started_at", "date"), TableTarget.ARTICLES: ("title",)}


def signature(words: TableWords, names: Sequence[str]) -> str:
    """Return what tables with the same headings have in common, the column with reasons left out."""
    return digest("\n".join(compared(name) for name in names if name != words.reason_column))


def guessed(words: TableWords, target: TableTarget, names: Sequence[str]) -> TableMapping:
    """Return the likeliest mapping."""
    found = words.guess(target, names)
    return TableMapping(columns={name: found[name] for name in names if name in found})


def fitted(mapping: TableMapping, names: Sequence[str]) -> TableMapping:
    """Return a remembered mapping for headings that may be written in another width or case now."""
    fields = {compared(name): field for name, field in mapping.columns.items()}
    columns = {name: fields[compared(name)] for name in names if compared(name) in fields}
    return replace(mapping, columns=columns)


def missing_field(target: TableTarget, mapping: TableMapping) -> str:
    """Return the field without which no row can be imported, or nothing when the mapping has it."""
    has = {*mapping.columns.values(), *mapping.constants}
    return "" if has.intersection(NEEDED[target]) else NEEDED[target][0]


def likely_target(words: TableWords, names: Sequence[str]) -> TableTarget | None:
    """Return what the rows most likely become: what has the needed field and most columns; None where neither has."""
    found = {target: guessed(words, target, names) for target in TableTarget}
    able = [target for target, mapping in found.items() if not missing_field(target, mapping)]
    return max(able, key=lambda target: len(found[target].columns), default=None)


def checked_mapping(
    words: TableWords, target: TableTarget, names: Sequence[str], mapping: TableMapping
) -> TableMapping:
    """Return the mapping with its columns in the order of the table, columns that are ignored left out.

    Raises:
        TableColumnUnknownError: it names a column that the table does not have.
        TableFieldUnknownError: it names a field there is not, or twice where only one column may be it.
    """
    fields = {known.field.key: known.field for known in words.fields[target]}
    columns = {name: key for name, key in mapping.columns.items() if key}
    for name in columns:
        if name not in names:
            raise TableColumnUnknownError(column=name)
    counts = Counter(columns.values())
    for key in (*counts, *mapping.constants):
        if key not in fields or (counts[key] > 1 and not fields[key].several):
            raise TableFieldUnknownError(field=key)
    return replace(mapping, columns={name: columns[name] for name in names if name in columns})
