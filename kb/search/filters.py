"""Filters as boolean masks over the documents, and facets counted with the other facets applied."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from kb.domain.article import PUBLISHED_STATES
from kb.domain.searching import Facet, FacetCount
from kb.search.schema import CAUSE, KIND, PRODUCT, STATE, TAG

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from kb.domain.article import Kind
    from kb.domain.searching import SearchQuery
    from kb.search.snapshot import Snapshot

#: The index field that holds each facet's values.
FACET_FIELDS = {
    Facet.KIND: KIND,
    Facet.PRODUCT: PRODUCT,
    Facet.CAUSE: CAUSE,
    Facet.STATE: STATE,
    Facet.TAG: TAG,
}


def mask_any(snapshot: Snapshot, field: str, values: Iterable[str]) -> NDArray[np.bool_]:
    """Return a new mask of the documents, deleted ones left out, that have at least one of the exact values."""
    mask = np.zeros(snapshot.size, np.bool_)
    for value in values:
        mask[snapshot.postings.documents(field, str(value))] = True
    return mask & snapshot.alive


def published(snapshot: Snapshot, kinds: tuple[Kind, ...]) -> NDArray[np.intp]:
    """Return the numbers of the published documents of some kinds, ascending; not to be written to."""
    key = ("published", kinds)
    numbers: NDArray[np.intp] | None = snapshot.derived.get(key)
    if numbers is None:
        numbers = np.flatnonzero(mask_any(snapshot, STATE, PUBLISHED_STATES) & mask_any(snapshot, KIND, kinds))
        snapshot.derived.put(key, numbers, numbers.nbytes)
    return numbers


def visible(snapshot: Snapshot, query: SearchQuery) -> NDArray[np.bool_]:
    """Return the documents the asker may see at all: published ones if so asked, and states chosen by name."""
    if not query.only_published:
        return snapshot.alive.copy()
    return mask_any(snapshot, STATE, (*PUBLISHED_STATES, *query.states))


def facet_masks(snapshot: Snapshot, query: SearchQuery) -> dict[Facet, NDArray[np.bool_]]:
    """Return a mask for each facet in which something was chosen."""
    return {
        facet: mask_any(snapshot, FACET_FIELDS[facet], values)
        for facet, values in _chosen_values(query).items()
        if values
    }


def apply_facets(
    mask: NDArray[np.bool_], chosen: dict[Facet, NDArray[np.bool_]], *, without: Facet | None = None
) -> NDArray[np.bool_]:
    """Return the documents of ``mask`` that pass the chosen facets, those of ``without`` left out."""
    result = mask
    for facet, allowed in chosen.items():
        if facet is not without:
            result = result & allowed
    return result


def count_facets(
    snapshot: Snapshot, mask: NDArray[np.bool_], query: SearchQuery, chosen: dict[Facet, NDArray[np.bool_]]
) -> dict[Facet, tuple[FacetCount, ...]]:
    """Count each facet's values among ``mask`` with the other facets applied: the largest first, chosen ones always.

    Values nobody would be left with are not listed unless they are chosen.
    """
    kept = _chosen_values(query)
    return {
        facet: _count(snapshot, field, apply_facets(mask, chosen, without=facet), kept[facet])
        for facet, field in FACET_FIELDS.items()
    }


def _chosen_values(query: SearchQuery) -> dict[Facet, tuple[str, ...]]:
    return {
        Facet.KIND: tuple(map(str, query.kinds)),
        Facet.PRODUCT: query.products,
        Facet.CAUSE: query.causes,
        Facet.STATE: tuple(map(str, query.states)),
        Facet.TAG: query.tags,
    }


def _count(snapshot: Snapshot, field: str, mask: NDArray[np.bool_], kept: tuple[str, ...]) -> tuple[FacetCount, ...]:
    found = snapshot.postings.count_values(field, mask)
    counts = [FacetCount(value, found[value]) for value in {*found, *kept}]
    listed = (count for count in counts if count.count or count.value in kept)
    return tuple(sorted(listed, key=lambda count: (-count.count, count.value)))
