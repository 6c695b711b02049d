"""What terms add to the scores of documents: of all that have the term, or of a few."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from kb.search.postings import frequencies_together

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kb.search.postings import DensePostings, Numbers, Postings, Saturation, Scores, SparsePostings
    from kb.search.terms import WeightedTerm


class Contribution:
    """What one term adds to each document that has it: ``weight * idf`` times its saturation there.

    ``sparse`` and ``dense`` hold, for each part of the index in which the term is rare or frequent, its first document,
    the one after its last, and the term's list.
    """

    __slots__ = ("dense", "factor", "frequency", "idf", "saturation", "sparse", "term", "weight")

    def __init__(
        self,
        term: WeightedTerm,
        sparse: Sequence[tuple[int, int, SparsePostings]],
        dense: Sequence[tuple[int, int, DensePostings]],
        saturation: Saturation,
        weight: float,
        statistics: tuple[int, float],
    ) -> None:
        """``statistics`` are the number of documents in all lists, at least one, and the term's idf."""
        self.term = term
        self.sparse = sparse
        self.dense = dense
        self.saturation = saturation
        self.weight = weight
        self.frequency, self.idf = statistics
        self.factor = np.float32(weight * self.idf)


def add_dense_to(scores: Scores, contribution: Contribution) -> None:
    """Add to the documents of those parts of the index in which a term is frequent."""
    for start, stop, postings in contribution.dense:
        impacts = contribution.saturation.of_dense(postings, start)
        impacts *= contribution.factor
        scores[start:stop] += impacts


def worths(numbers: Numbers, contributions: Sequence[Contribution], *, dense_only: bool = False) -> Scores:
    """Return a row for each term with what it adds to each of these documents, given in ascending order.

    All terms at once: what it costs is the number of calls. The values are those that are added to all documents;
    ``dense_only`` leaves out the parts of the index in which a term is rare.
    """
    rows = np.zeros((len(contributions), len(numbers)), np.float32)
    if not rows.size:
        return rows
    places: dict[Saturation, int] = {}
    which = []
    # One part of the index holds nearly all documents, and mostly all that are asked for.
    whole = [place for place, contribution in enumerate(contributions) if _is_whole(contribution, numbers)]
    if whole:
        rows[whole] = frequencies_together([contributions[place].dense[0][2] for place in whole], numbers)
    apart = set(range(len(rows))).difference(whole)
    for place, contribution in enumerate(contributions):
        if place in apart:
            _read_frequencies(contribution.dense, numbers, rows[place])
            if not dense_only:
                _read_frequencies(contribution.sparse, numbers, rows[place])
        which.append(places.setdefault(contribution.saturation, len(places)))
    norms = np.array([saturation.norms.take(numbers) for saturation in places])
    rows /= rows + norms.take(which, axis=0)
    rows *= np.array([contribution.factor for contribution in contributions])[:, np.newaxis]
    return rows


def _is_whole(contribution: Contribution, numbers: Numbers) -> bool:
    """Tell whether one packed list, the index's first, has all these documents, given in ascending order."""
    if not contribution.dense:
        return False
    start, stop, postings = contribution.dense[0]
    return not start and int(numbers[-1]) < stop and postings.is_packed


def _read_frequencies(lists: Iterable[tuple[int, int, Postings]], numbers: Numbers, row: Scores) -> None:
    """Write how often a term stands in each of these documents into ``row``, which is left alone elsewhere."""
    for start, stop, postings in lists:
        if not start and numbers[-1] < stop:
            row[:] = postings.frequencies_of(numbers)
            return
        first, last = numbers.searchsorted((start, stop))
        if first < last:
            row[first:last] = postings.frequencies_of(numbers[first:last] - start)
