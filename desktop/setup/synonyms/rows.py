"""All entries as a list that can be searched: the centre's word, and the customers' words for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.setup.writing.entry_list import EntryRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kb.domain.synonyms import SynonymEntry


def rows_of(entries: Sequence[SynonymEntry]) -> tuple[EntryRow, ...]:
    """Return the rows of the entries; the key of each is the centre's word."""
    return tuple(map(_row, entries))


def _row(entry: SynonymEntry) -> EntryRow:
    words = (*entry.words, *entry.phrases)
    return EntryRow(entry.means, entry.means, "、".join(words), str(len(words)))
