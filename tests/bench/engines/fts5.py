"""SQLite FTS5, once with the product's tokens and once with its own trigrams of the raw text."""

from __future__ import annotations

import re
import sqlite3
from typing import TYPE_CHECKING

from kb.search import japanese
from kb.search.note_reading import BIGRAM_WEIGHT, KANA_RUN_WEIGHT
from tests.bench.engines.base import FIELDS, TOP, PeerMissingError, Question

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from kb.search.document import IndexDocument

#: FTS5 weighs columns, not terms: what later lines and routine sentences count differently is lost to it.
_COLUMN_WEIGHTS = (1.0, BIGRAM_WEIGHT, KANA_RUN_WEIGHT)
#: Every character but the blank belongs to a token, so that tokens come back as they were given.
_TOKENS = "unicode61 remove_diacritics 0 categories 'L* M* N* P* S* Z* Co' separators ' '"
_GRAM = 3
#: The page cache, in KiB: the whole file of the largest corpus fits in.
_CACHE_KIB = 2_000_000
_LETTERS = re.compile(r"[^\W_]+")


class Fts5Engine:
    """One column per field, ``bm25()`` with a weight per column, an OR query with column filters."""

    name = "fts5"

    def __init__(self, folder: Path) -> None:
        """Open or make the file in ``folder``."""
        self._connection = _open(folder / f"{self.name}.db", f'{", ".join(FIELDS)}, tokenize="{_TOKENS}"')
        self._rank = f"bm25({', '.join(map(str, _COLUMN_WEIGHTS))})"

    @property
    def segments(self) -> int:
        """One, once it is optimised."""
        return 1

    def add(self, document: IndexDocument, tokens: Mapping[str, Sequence[str]]) -> None:
        _insert(self._connection, FIELDS, [" ".join(tokens.get(field, ())) for field in FIELDS])

    def finish(self) -> None:
        _finish(self._connection)

    def prepare(self, question: Question) -> str:
        return " OR ".join(f"{term.field} : {_quoted(term.text)}" for term in question.terms)

    def top(self, prepared: str) -> int:
        return _search(self._connection, prepared, self._rank)

    def document_count(self, field: str, text: str) -> int | None:
        rows = self._connection.execute("SELECT doc FROM terms WHERE term = ? AND col = ?", (text, field)).fetchone()
        return int(rows[0]) if rows else 0

    def close(self) -> None:
        self._connection.close()


class TrigramEngine:
    """The raw text under FTS5's trigram tokenizer, an OR of the note's trigrams."""

    name = "fts5_trigram"

    def __init__(self, folder: Path) -> None:
        """Open or make the file in ``folder``."""
        self._connection = _open(folder / f"{self.name}.db", "text, tokenize='trigram'")

    @property
    def segments(self) -> int:
        """One, once it is optimised."""
        return 1

    def add(self, document: IndexDocument, tokens: Mapping[str, Sequence[str]]) -> None:
        text = "\n".join((document.title, *document.paragraphs))
        _insert(self._connection, ("text",), [japanese.fold(text)])

    def finish(self) -> None:
        _finish(self._connection)

    def prepare(self, question: Question) -> str | None:
        """Return the trigrams; words of fewer letters have none, which is a limit of that tokenizer."""
        runs = _LETTERS.findall(japanese.fold(question.text))
        grams = (run[start : start + _GRAM] for run in runs for start in range(len(run) - _GRAM + 1))
        return " OR ".join(map(_quoted, dict.fromkeys(grams))) or None

    def top(self, prepared: str) -> int:
        return _search(self._connection, prepared, "bm25()")

    def document_count(self, field: str, text: str) -> int | None:
        del field, text
        return None

    def close(self) -> None:
        self._connection.close()


def _open(file: Path, columns: str) -> sqlite3.Connection:
    connection = sqlite3.connect(file, isolation_level=None)
    try:
        connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute(f"CREATE VIRTUAL TABLE IF NOT EXISTS documents USING fts5({columns}, content='')")
        connection.execute("CREATE VIRTUAL TABLE IF NOT EXISTS terms USING fts5vocab(documents, 'col')")
    except sqlite3.OperationalError as error:
        connection.close()
        raise PeerMissingError(f"this Python's SQLite {sqlite3.sqlite_version} says: {error}") from error
    return connection


def _insert(connection: sqlite3.Connection, columns: Sequence[str], values: Sequence[str]) -> None:
    if not connection.in_transaction:
        connection.execute("BEGIN")
    marks = ", ".join("?" * len(columns))
    statement = f"INSERT INTO documents({', '.join(columns)}) VALUES ({marks})"  # noqa: S608 - constants of this file
    connection.execute(statement, values)


def _finish(connection: sqlite3.Connection) -> None:
    connection.commit()
    connection.execute("INSERT INTO documents(documents) VALUES ('optimize')")


def _search(connection: sqlite3.Connection, prepared: str, rank: str) -> int:
    rows = connection.execute(
        "SELECT rowid, rank FROM documents WHERE documents MATCH ? AND rank MATCH ? ORDER BY rank LIMIT ?",
        (prepared, rank, TOP),
    )
    return len(rows.fetchall())


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
