"""BM25F over decoded posting lists: the scores of Whoosh's own searcher, computed a list at a time.

A document's score is a sum over terms of ``weight * idf * saturation`` (see ``postings``). Which documents have the
highest is found in ``ranking``.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING

import numpy as np

from kb.search.contributions import Contribution
from kb.search.postings import DensePostings, Saturation
from kb.search.ranking import Group, add_all, rank

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from kb.cancellation import CancelToken
    from kb.search.postings import SparsePostings
    from kb.search.snapshot import Snapshot
    from kb.search.terms import WeightedTerm


@dataclass(frozen=True, slots=True)
class Scorer:
    """BM25F with Whoosh's statistics (deleted documents count until merged) and its rounded lengths."""

    k1: float = 0.8
    b: float = 0.75

    def idf(self, snapshot: Snapshot, field: str, term: str) -> float:
        """Return the inverse document frequency as Whoosh computes it; 0 in an empty index."""
        key = ("idf", field, term)
        found: float | None = snapshot.derived.get(key)
        if found is None:
            found = _idf(snapshot, snapshot.postings.frequency(field, term))
            snapshot.derived.put(key, found, 0)
        return found

    def saturation(self, snapshot: Snapshot, field: str) -> Saturation:
        """Return what frequencies and lengths are worth in a field of this generation."""
        key = (self, field)
        found: Saturation | None = snapshot.derived.get(key)
        if found is None:
            store = snapshot.postings
            average = store.average_length(field) or 1.0
            found = Saturation.of(self.k1, self.b, average, store.lengths(field), snapshot.hot)
            snapshot.derived.put(key, found, found.table.nbytes + found.norms.nbytes)
        return found

    def prepare(self, snapshot: Snapshot, terms: Iterable[WeightedTerm]) -> list[Contribution]:
        """Look terms up; those that no document has are left out.

        Raises:
            IndexUnavailableError: the index is damaged.
        """
        saturations: dict[str, Saturation] = {}
        found: list[Contribution] = []
        for term in terms:
            field = term.field
            saturation = saturations.get(field)
            if saturation is None:
                saturation = saturations[field] = self.saturation(snapshot, field)
            contribution = _contribution(snapshot, term, saturation, term.weight * (self.k1 + 1))
            if contribution is not None:
                found.append(contribution)
        return found

    def scores(
        self, snapshot: Snapshot, terms: Iterable[WeightedTerm], token: CancelToken | None = None
    ) -> NDArray[np.float32]:
        """Return a new array with the score of every document; deleted and unmatched ones have 0.

        Raises:
            OperationCancelledError: the token was cancelled.
            IndexUnavailableError: the index is damaged.
        """
        scores = np.zeros(snapshot.size, np.float32)
        add_all(scores, self.prepare(snapshot, terms), token)
        if snapshot.has_deletions:
            scores[~snapshot.alive] = 0.0
        return scores

    def top(
        self,
        snapshot: Snapshot,
        terms: Iterable[WeightedTerm],
        k: int,
        mask: NDArray[np.bool_] | None = None,
        token: CancelToken | None = None,
    ) -> list[tuple[int, float]]:
        """Return the ``k`` best documents with their scores, best first, equal scores by number as in Whoosh.

        Only documents within ``mask`` with a score above 0 are returned.

        Raises:
            OperationCancelledError: the token was cancelled.
            IndexUnavailableError: the index is damaged.
        """
        everything = mask is None and not snapshot.has_deletions
        allowed = snapshot.alive if mask is None else mask & snapshot.alive
        group = Group(None if everything else np.flatnonzero(allowed), k)
        return rank(snapshot.size, self.prepare(snapshot, terms), [group], token=token)[0]


def _idf(snapshot: Snapshot, frequency: int) -> float:
    return log(snapshot.size / (frequency + 1)) + 1 if snapshot.size else 0.0


def _contribution(snapshot: Snapshot, term: WeightedTerm, saturation: Saturation, weight: float) -> Contribution | None:
    sparse: list[tuple[int, int, SparsePostings]] = []
    dense: list[tuple[int, int, DensePostings]] = []
    frequency = 0
    store = snapshot.postings
    for part in store.parts:
        postings = store.within(part, term.field, term.text)
        if postings.count:
            frequency += postings.count
            if isinstance(postings, DensePostings):
                dense.append((part.start, part.stop, postings))
            else:
                sparse.append((part.start, part.stop, postings))
    if not frequency:
        return None
    return Contribution(term, sparse, dense, saturation, weight, (frequency, _idf(snapshot, frequency)))
