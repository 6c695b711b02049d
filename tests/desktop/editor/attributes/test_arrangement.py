from __future__ import annotations

import pytest

from desktop.editor.attributes.arrangement import MAIN, MORE, main_cells, more_cells
from kb.domain.article import KINDS_OF_ATTRIBUTES, Kind


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("columns", [1, 2, 3])
def test_no_two_attributes_share_a_place(kind: Kind, columns: int) -> None:
    cells = main_cells(kind, columns)
    places = [(cell.row, cell.column) for cell in cells]
    assert len(set(places)) == len(places)
    assert all(cell.column + cell.span <= columns for cell in (*cells, *more_cells(columns)))


@pytest.mark.parametrize("kind", Kind)
def test_a_kind_shows_what_it_may_carry_and_nothing_else(kind: Kind) -> None:
    shown = {cell.key for cell in main_cells(kind, 3)} | {key for key, _ in MORE}
    allowed = {key for key in MAIN if KINDS_OF_ATTRIBUTES.get(key, kind) is kind}
    assert shown == allowed | {"tags", "practices", "customer_words"}
