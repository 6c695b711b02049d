"""Rows that become articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.documents.tables.article_rows import ArticleReader, article_cells
from kb.domain.table import RowChange, TableTarget
from kb.errors import Problem
from kb.identifiers import new_id
from kb.storage import article_store

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from uuid import UUID

    from kb.clock import Clock
    from kb.documents.tables.rows import TableRow
    from kb.documents.tables.words import TableWords
    from kb.domain.article import Article, ArticleRevision, Kind
    from kb.domain.table import TableMapping, UnknownWord
    from kb.services.imports.steps import Step
    from kb.storage.database import Database


class ArticleRows:
    """Reads and saves the rows of one table as articles.

    A row stands for the article of its id; without an id, for the oldest of its kind and title, or it is a new one.
    """

    target = TableTarget.ARTICLES

    def __init__(
        self,
        database: Database,
        words: TableWords,
        mapping: TableMapping,
        names: Sequence[str],
        *,
        clock: Clock,
        editor: str,
    ) -> None:
        """``names`` are the table's columns; raises TableFieldMissingError."""
        self._database = database
        self._words = words
        self._reader = ArticleReader(words, mapping, names)
        self._clock = clock
        self._editor = editor
        #: Which row stands for an article, by its id and by its kind and title.
        self._by_id: dict[UUID, int] = {}
        self._by_title: dict[tuple[Kind, str], int] = {}

    @property
    def unknown_words(self) -> tuple[UnknownWord, ...]:
        """None: a word nobody knows makes a row of an article bad."""
        return ()

    def read(self, row: TableRow) -> Article | tuple[Problem, ...]:
        """Return the article of a row, or what is wrong with it; rows must come in their order, each once."""
        draft = self._reader.read(row)
        if isinstance(draft, tuple):
            return draft
        title = (draft.kind, draft.title)
        article_id = draft.article_id or self._stored(title) or new_id()
        first = self._by_id.get(article_id) or (0 if draft.article_id else self._by_title.get(title, 0))
        if first:
            return (Problem(row.number, "row_twice", str(first)),)
        self._by_id[article_id] = row.number
        self._by_title.setdefault(title, row.number)
        return draft.with_id(article_id)

    def compare(self, rows: Sequence[Article]) -> list[RowChange]:
        """Tell what saving would do."""
        with self._database.read() as session:
            return _changes(rows, article_store.many(session, [article.id for article in rows]))

    def save(self, rows: Sequence[Article], step: Step) -> list[RowChange]:
        """Save as many of the rows as the step has time for, and tell what that did to each of these."""
        changes: list[RowChange] = []
        for some in step.slices(rows):
            changes += _changes(some, article_store.many(step.session, [article.id for article in some]))
            article_store.save_many(step.session, some, editor=self._editor, now=self._clock.now())
        return changes

    def values(self, row: Article) -> dict[str, str]:
        """Return what the article would hold, by field and in words."""
        cells = article_cells(row, self._words)
        return {field: text for field, text in cells.items() if text}

    def _stored(self, title: tuple[Kind, str]) -> UUID | None:
        with self._database.read() as session:
            return article_store.ids_by_kind_and_title(session, [title]).get(title)


def _changes(rows: Sequence[Article], known: Mapping[UUID, ArticleRevision]) -> list[RowChange]:
    changes = []
    for article in rows:
        before = known.get(article.id)
        change = RowChange.ADDED if before is None else RowChange.CHANGED
        changes.append(RowChange.UNCHANGED if before is not None and before.article == article else change)
    return changes
