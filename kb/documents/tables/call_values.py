"""The texts of one row by field, cleaned, with what is wrong with them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kb.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kb.documents.tables.rows import TableRow

_INVALID = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
#: Line breaks inside a cell, as some systems write them.
_SOFT_BREAKS = str.maketrans("\x0b\x0c", "\n\n")


class CallValues:
    """What stands in the columns that are fields, else the constant of the field; problems are collected."""

    def __init__(
        self, row: TableRow, places: Mapping[str, int], more: Sequence[int], constants: Mapping[str, str]
    ) -> None:
        self.problems: list[Problem] = [row.odd[place] for place in (*places.values(), *more) if place in row.odd]
        self.number = row.number
        self._constants = constants
        self._texts = {field: self._clean(row, place) for field, place in places.items()}
        self.more = [(place, text) for place in more if (text := self._clean(row, place))]

    def text(self, field: str) -> str:
        return self._texts.get(field) or self._constants.get(field, "")

    def _clean(self, row: TableRow, place: int) -> str:
        text = row.cells[place].translate(_SOFT_BREAKS).strip() if place < len(row.cells) else ""
        if not text.isprintable() and (found := _INVALID.search(text)):
            self.report(Problem(self.number, "character_invalid", f"U+{ord(found[0]):04X}"))
        return text

    def report(self, problem: Problem) -> None:
        if problem not in self.problems:
            self.problems.append(problem)
