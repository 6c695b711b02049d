"""A row of a table as it was read, before anybody knows what its columns mean."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kb.documents.tables.formulas import unmarked

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kb.errors import Problem

#: Rows a spreadsheet can have, and columns anybody would map.
MAX_ROWS = 1_048_576
MAX_COLUMNS = 1_000

_BLANKS = re.compile(r"\s+")
_LINE_ENDS = re.compile("\r\n?")


@dataclass(frozen=True, slots=True)
class TableRow:
    """The cells of one row as text; ``number`` is the row's in a spreadsheet, ``problem`` why it cannot be read.

    ``odd`` names cells by their place that hold no value: a formula that was never worked out, an error.
    """

    number: int
    cells: tuple[str, ...]
    problem: Problem | None = None
    odd: Mapping[int, Problem] = field(default_factory=dict)

    @property
    def blank(self) -> bool:
        """Whether nothing stands in it."""
        return self.problem is None and not self.odd and not any(map(str.strip, self.cells))


def cell_text(text: str) -> str:
    """Return the text of a cell with line feeds only, and without the mark of one that might be a formula."""
    text = unmarked(text)
    return _LINE_ENDS.sub("\n", text) if "\r" in text else text


def trimmed(cells: Iterable[str]) -> tuple[str, ...]:
    """Return the cells without empty ones at the end."""
    kept = list(cells)
    while kept and not kept[-1].strip():
        kept.pop()
    return tuple(kept)


def column_names(header: Iterable[str]) -> tuple[str, ...]:
    """Return names for columns: one line each, never empty and never the same twice."""
    names: list[str] = []
    counts: dict[str, int] = {}
    for place, cell in enumerate(header):
        name = _BLANKS.sub(" ", cell).strip() or f"{column_letters(place)}列"
        counts[name] = counts.get(name, 0) + 1
        names.append(f"{name} ({counts[name]})" if counts[name] > 1 else name)
    return tuple(names)


def column_letters(place: int) -> str:
    """Return the letters a spreadsheet has for a column counted from 0: A, B … Z, AA."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
