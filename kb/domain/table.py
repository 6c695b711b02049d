"""Tables of other programs on their way into the library: what was found, how it is read, what became of each row."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from kb.domain.bilingual import Bilingual
    from kb.errors import Problem


class TableTarget(StrEnum):
    """What the rows of a table become: past calls (応対履歴), or articles."""

    CALLS = "calls"
    ARTICLES = "articles"


class RowChange(StrEnum):
    """What a row does to the library; a bad one does nothing and is kept aside."""

    ADDED = "added"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    BAD = "bad"


@dataclass(frozen=True, slots=True, kw_only=True)
class TableReading:
    """How a file is to be read; what is empty is found out.

    ``encoding`` is ``utf-8``, ``utf-16`` or ``cp932``, ``delimiter`` and ``quote`` are one character, ``sheet`` is a
    name of ``TableSource.sheets``, ``header_row`` counts from 1 as a spreadsheet does.
    """

    encoding: str = ""
    delimiter: str = ""
    quote: str = ""
    sheet: str = ""
    header_row: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TableSource:
    """What was found: the ``reading`` with nothing left empty that applies, and the sheets to choose from.

    A text file has no sheets, a workbook neither encoding nor delimiter.
    """

    reading: TableReading
    sheets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TableField:
    """Something a column may be: ``key`` is stable, ``several`` columns may be this one."""

    key: str
    title: Bilingual
    several: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TableMapping:
    """Which column is which field, by the column's name in the header; other columns are ignored.

    ``constants`` are values by field for tables without such a column: ``{"kind": "応対事例"}``.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    constants: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class TableColumn:
    """A column: its name (made unique, never empty), the key of its field or nothing, and its first few values."""

    name: str
    field: str = ""
    samples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewRow:
    """A row as it would be: ``values`` are by field, as they would be stored, in words; ``row`` is the spreadsheet's.

    What is wrong with it stands in ``problems``, whose lines are the row.
    """

    row: int
    change: RowChange
    values: Mapping[str, str]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TableLook:
    """A first look at a table, before anything happens.

    ``remembered`` tells that the mapping is that of an earlier import of such a table, else it was guessed. ``missing``
    is a field without which no row can be imported; no ``rows`` are shown then.
    """

    path: Path
    target: TableTarget
    source: TableSource
    columns: tuple[TableColumn, ...]
    mapping: TableMapping
    remembered: bool
    missing: str = ""
    rows: tuple[PreviewRow, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TableOrder:
    """What to import and how.

    ``bad_rows`` is the file for rows that cannot be imported; if None it lies beside the table. ``reasons`` are the
    sentences for that file by the code of a problem, filled with its ``detail``; a code without one stands by itself.
    """

    path: Path
    target: TableTarget
    mapping: TableMapping
    reading: TableReading = field(default_factory=TableReading)
    bad_rows: Path | None = None
    reasons: Mapping[str, str] = field(default_factory=dict)
    editor: str = ""


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that cannot be imported, numbered as in a spreadsheet, and why."""

    row: int
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class UnknownWord:
    """A word of a closed list that nobody knows, and in how many rows it stands; see ``kb.services.table_imports``."""

    field: str
    word: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TableReport:
    """What an import did or, as a dry run, would do.

    ``bad`` names the first ten thousand bad rows, ``bad_count`` counts them all, and all of them are in
    ``bad_rows_file`` with what is wrong in a column of its own; None when there are none, or in a dry run. ``resumed``
    rows were saved by an earlier, interrupted run; they are among ``unchanged``. ``ignored`` names columns left out.
    """

    target: TableTarget
    dry_run: bool = False
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    bad_count: int = 0
    bad: tuple[BadRow, ...] = ()
    bad_rows_file: Path | None = None
    unknown_words: tuple[UnknownWord, ...] = ()
    ignored: tuple[str, ...] = ()
    resumed: int = 0

    @property
    def rows(self) -> int:
        """All rows below the header that are not empty."""
        return self.added + self.changed + self.unchanged + self.bad_count
