"""Articles as a table that can be imported again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.documents.tables.article_rows import COLUMNS, article_cells
from kb.documents.tables.writing import write_table
from kb.domain.table import TableTarget
from kb.storage import article_store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kb.documents.tables.words import TableWords
    from kb.storage.database import Database

_WORKBOOK = ".xlsx"


def export_articles(database: Database, words: TableWords, file: Path) -> int:
    """See ``TableService.export_articles``."""
    header = [words.title(TableTarget.ARTICLES, field) for field in COLUMNS]
    rows = _rows(database, words)
    if file.suffix.lower() != _WORKBOOK:
        return write_table(file, header, (cells for _, cells in rows))
    from kb.documents.tables.excel_writing import write_workbook  # noqa: PLC0415 - a slow import, at every start

    return write_workbook(file, header, rows)


def _rows(database: Database, words: TableWords) -> Iterator[tuple[str, list[str]]]:
    """Yield title and cells of each article."""
    with database.read() as session:
        for revision in article_store.all_articles(session):
            cells = article_cells(revision.article, words)
            yield revision.article.title, [cells[field] for field in COLUMNS]
