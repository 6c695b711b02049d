"""Which attributes stand where, by kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kb.domain.article import KINDS_OF_ATTRIBUTES, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: Width of the labels in the first column, which has the longest, at 100 % text.
FIRST_LABEL = 80


class Cell(NamedTuple):
    """Where an attribute stands in a grid of pairs of label and field; ``span`` counts pairs."""

    key: str
    row: int
    column: int
    span: int


#: Always on show, in the order of typing; what does not belong to the kind is left out.
MAIN = ("kind", "demand", "stage", "outcome", "ends_on", "product", "cause", "role", "happened_on")
#: Shown on request, with how much of the width each wants: tags and customers' words are long.
MORE: tuple[tuple[str, int], ...] = (("tags", 2), ("practices", 1), ("customer_words", 9))


def main_cells(kind: Kind, columns: int) -> tuple[Cell, ...]:
    """Return where the attributes of a kind stand; ``columns`` is how many there is room for."""
    keys = [(key, 1) for key in MAIN if KINDS_OF_ATTRIBUTES.get(key, kind) is kind]
    return tuple(_flow(keys, columns))


def more_cells(columns: int) -> tuple[Cell, ...]:
    """Return where those stand that are shown on request."""
    return tuple(_flow(MORE, columns))


def _flow(keys: Iterable[tuple[str, int]], columns: int) -> Iterator[Cell]:
    row = column = 0
    for key, wanted in keys:
        span = min(wanted, columns)
        if column + span > columns:
            row, column = row + 1, 0
        yield Cell(key, row, column, span)
        column += span
