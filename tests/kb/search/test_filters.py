"""Filters and facets with counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from kb.domain.article import Kind, State
from kb.domain.searching import Facet, FacetCount, SearchQuery
from kb.search.filters import apply_facets, count_facets, facet_masks, mask_any, visible
from tests.kb.search.library import articles, build

if TYPE_CHECKING:
    from pathlib import Path

    from kb.search.snapshot import Snapshot


@pytest.fixture
def snapshot(tmp_path: Path) -> Snapshot:
    return build(tmp_path, articles()).snapshot()


def numbers(mask: np.ndarray) -> list[int]:
    return [int(number) for number in np.flatnonzero(mask)]


def test_any_of_the_values(snapshot: Snapshot) -> None:
    assert numbers(mask_any(snapshot, "kind", (Kind.PROCEDURE, Kind.NOTICE))) == [0, 5, 7]
    assert numbers(mask_any(snapshot, "product", ("加湿器 H-3",))) == [2, 3]
    assert numbers(mask_any(snapshot, "product", ("加湿器", ""))) == []


def test_who_sees_what(snapshot: Snapshot) -> None:
    assert numbers(visible(snapshot, SearchQuery(text=""))) == [0, 1, 2, 3, 6, 7]
    assert numbers(visible(snapshot, SearchQuery(text="", states=(State.DRAFT,)))) == [0, 1, 2, 3, 4, 6, 7]
    assert numbers(visible(snapshot, SearchQuery(text="", only_published=False))) == list(range(8))


def test_each_facet_is_counted_with_the_others_applied(snapshot: Snapshot) -> None:
    query = SearchQuery(text="", kinds=(Kind.CASE,), causes=("product_defect",))
    chosen = facet_masks(snapshot, query)
    mask = visible(snapshot, query)
    assert numbers(apply_facets(mask, chosen)) == [1, 3]
    facets = count_facets(snapshot, mask, query, chosen)
    assert facets[Facet.KIND] == (FacetCount("case", 2),)
    assert facets[Facet.CAUSE] == (FacetCount("product_defect", 2), FacetCount("misunderstanding", 1))
    assert facets[Facet.PRODUCT] == (FacetCount("加湿器 H-3", 1), FacetCount("電気ケトル K-21", 1))
    assert facets[Facet.STATE] == (FacetCount("not_validated", 1), FacetCount("validated", 1))


def test_a_chosen_value_is_listed_even_when_nothing_is_left(snapshot: Snapshot) -> None:
    query = SearchQuery(text="", tags=("無いタグ",), products=("加湿器 H-3",))
    facets = count_facets(snapshot, visible(snapshot, query), query, facet_masks(snapshot, query))
    assert FacetCount("無いタグ", 0) in facets[Facet.TAG]
    assert FacetCount("加湿器 H-3", 0) in facets[Facet.PRODUCT]
