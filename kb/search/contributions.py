"""What terms add to the scores of documents: of all that have the term, or of a few."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kb.search.postings import Numbers, Postings, Saturation, Scores
    from kb.search.terms import WeightedTerm


class Contribution:
    """What one term adds to each document that has it: ``factor`` times its saturation there.

    ``lists`` holds, for each part of the index, its first document, the one after its last, and the term's list;
    ``bound`` is the most that is added to any document, ``frequency`` the number of documents.
    """

    __slots__ = ("bound", "factor", "frequency", "lists", "saturation", "term")

    def __init__(
        self,
        term: WeightedTerm,
        lists: Sequence[tuple[int, int, Postings]],
        saturation: Saturation,
        factor: float,
        frequency: int,
        peak: float,
    ) -> None:
        """``peak`` is the highest saturation of any document."""
        self.term = term
        self.lists = lists
        self.saturation = saturation
        self.factor = np.float32(factor)
        self.frequency = frequency
        self.bound = factor * peak

    def add_to(self, scores: Scores) -> None:
        """Add to the score of every document that has the term."""
        for start, _, postings in self.lists:
            postings.add_to(scores, start, self.saturation, self.factor)

    def read_frequencies(self, numbers: Numbers, row: Scores) -> None:
        """Write into ``row`` how often the term stands in each of these documents, given in ascending order."""
        if len(self.lists) == 1 and not self.lists[0][0] and len(numbers) and numbers[-1] < self.lists[0][1]:
            row[:] = self.lists[0][2].frequencies_of(numbers)
            return
        row[:] = 0.0
        for start, stop, postings in self.lists:
            first, last = numbers.searchsorted((start, stop))
            row[first:last] = postings.frequencies_of(numbers[first:last] - start)


def worths(numbers: Numbers, contributions: Sequence[Contribution]) -> Scores:
    """Return a row for each term with what it adds to each of these documents, given in ascending order.

    All terms at once: what it costs is the number of calls. The values are those that ``Contribution.add_to`` adds.
    """
    rows = np.empty((len(contributions), len(numbers)), np.float32)
    places: dict[Saturation, int] = {}
    which = []
    for contribution, row in zip(contributions, rows, strict=True):
        contribution.read_frequencies(numbers, row)
        which.append(places.setdefault(contribution.saturation, len(places)))
    if which:
        norms = np.array([saturation.norms.take(numbers) for saturation in places])
        rows /= rows + norms.take(which, axis=0)
        rows *= np.array([contribution.factor for contribution in contributions])[:, np.newaxis]
    return rows
