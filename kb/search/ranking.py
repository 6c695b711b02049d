"""Which documents have the highest sums, exactly, without adding everything up.

Terms are added rarest first. What a term can add to any document is known beforehand, so at some point most documents
can no longer reach the best ``k``: their sum so far plus all that the terms left could add stays below what the k-th
best is known to reach (the idea of MaxScore: H. Turtle, J. Flood, "Query evaluation: strategies and optimizations",
1995). From then on the terms left, which are the frequent ones, are looked up for the remaining candidates only. A
document's sum is always made in the same order of terms, so the result is the same to the last bit with and without
that step.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from kb.search.contributions import worths

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kb.cancellation import CancelToken
    from kb.search.contributions import Contribution
    from kb.search.postings import Numbers, Scores

    Ranked = list[tuple[int, float]]

#: Terms between two looks at the token.
_TERMS_PER_CHECK = 16
#: Sums are rounded to 24 bits at each step; a bound must not be missed for that.
_SLACK = 1e-4


@dataclass(frozen=True, slots=True)
class Group:
    """Documents to choose ``k`` from, ascending; None stands for all."""

    numbers: Numbers | None
    k: int


@dataclass(frozen=True, slots=True)
class Pruning:
    """When to look whether few documents can still win, chosen by measuring (``python -m tests.bench.search``).

    A look is taken when postings of ``every`` times the number of documents were added since the last one and more than
    ``worth`` are left; then candidates are looked up one by one if at most the part ``candidates`` of all remain, and
    after every ``terms`` terms some of them are dropped.
    """

    every: float = 0.5
    worth: float = 600_000
    candidates: float = 0.05
    terms: int = 8


PRUNING = Pruning()
#: Adds everything up: what pruned results are compared with.
EXHAUSTIVE = Pruning(worth=float("inf"))


def add_all(scores: Scores, contributions: Iterable[Contribution], token: CancelToken | None = None) -> None:
    """Add everything up, in the order in which ``rank`` does it.

    Raises:
        OperationCancelledError: the token was cancelled.
    """
    for position, contribution in enumerate(_ordered(contributions)):
        if token is not None and position % _TERMS_PER_CHECK == 0:
            token.check()
        contribution.add_to(scores)


def rank(
    size: int,
    contributions: Iterable[Contribution],
    groups: Sequence[Group],
    *,
    base: Scores | None = None,
    token: CancelToken | None = None,
    pruning: Pruning = PRUNING,
) -> list[Ranked]:
    """Return for each group its ``k`` documents with the highest sums above 0, the highest first, equal ones by number.

    ``base`` is what each of the ``size`` documents has from elsewhere.

    Raises:
        OperationCancelledError: the token was cancelled.
    """
    scores = np.zeros(size, np.float32) if base is None else base.astype(np.float32)
    ordered = _ordered(contributions)
    bounds = _sums_from([contribution.bound for contribution in ordered])
    postings = _sums_from([contribution.frequency for contribution in ordered])
    races = [_Race(scores, group, pruning) for group in groups]
    looked = postings[0]
    for position, contribution in enumerate(ordered):
        if token is not None and position % _TERMS_PER_CHECK == 0:
            token.check()
        if looked - postings[position] >= pruning.every * size and postings[position] >= pruning.worth:
            looked = postings[position]
            left = _Left(ordered[position:], bounds[position:])
            if all(race.is_nearly_decided(left) for race in races):
                return [race.finish(left) for race in races]
        contribution.add_to(scores)
    return [race.best() for race in races]


def _ordered(contributions: Iterable[Contribution]) -> list[Contribution]:
    return sorted(contributions, key=lambda contribution: contribution.frequency)


def _sums_from(values: Sequence[float]) -> list[float]:
    """Return for each position the sum of the values from there on, and 0 at the end."""
    sums = [0.0]
    for value in reversed(values):
        sums.append(sums[-1] + value)
    return sums[::-1]


@dataclass(frozen=True, slots=True)
class _Left:
    """The terms that are left; ``bounds``: the most that is added from each of them on, and 0 at the end."""

    contributions: Sequence[Contribution]
    bounds: Sequence[float]


class _Race:
    """The documents of one group, while it shows which of them can still be among the best."""

    def __init__(self, scores: Scores, group: Group, pruning: Pruning) -> None:
        """Watch ``scores``, which others add to."""
        self._scores = scores
        self._numbers = group.numbers
        self._k = group.k
        self._size = len(scores) if group.numbers is None else len(group.numbers)
        self._few = max(group.k, int(pruning.candidates * len(scores)))
        self._terms = pruning.terms
        #: A sum that at least ``k`` documents are known to reach.
        self._floor = 0.0

    def is_nearly_decided(self, left: _Left) -> bool:
        """Tell whether only few documents can still win; a look is taken only when that may be so."""
        if self._size <= self._few or not self._k:
            return True
        at_most = left.bounds[0]
        # As long as more can come than anybody has, nobody is out.
        if at_most >= (self._floor or float(self._scores.max())):
            return False
        sums = self._sums()
        if not self._floor:
            self._floor = self._find_floor(sums, left)
        return int(np.count_nonzero(sums >= self._threshold(at_most))) <= self._few

    def _sums(self) -> Scores:
        return self._scores if self._numbers is None else self._scores.take(self._numbers)

    def _threshold(self, at_most: float) -> float:
        """Return the sum below which a document is out when at most so much is added."""
        return self._floor * (1 - _SLACK) - at_most * (1 + _SLACK)

    def _find_floor(self, sums: Scores, left: _Left) -> float:
        """Return what those that are ahead will reach: others need at least as much."""
        places = np.flatnonzero(sums >= _kth(sums, self._k))[: self._k]
        return float(_reached(self._numbered(places), sums.take(places), left.contributions).min())

    def _numbered(self, places: Numbers) -> Numbers:
        return places if self._numbers is None else self._numbers.take(places)

    def finish(self, left: _Left) -> Ranked:
        """Look the terms that are left up for those who can still win, dropping others on the way."""
        sums = self._sums()
        places = np.flatnonzero(sums >= self._threshold(left.bounds[0]))
        numbers, sums = self._numbered(places), sums.take(places)
        for first in range(0, len(left.contributions), self._terms):
            if first and len(sums) > self._k > 0:
                self._floor = max(self._floor, _kth(sums, self._k))
                # What may equal the k-th best stays in, so that ties are decided by number and not by chance.
                places = np.flatnonzero(sums >= self._threshold(left.bounds[first]))
                numbers, sums = numbers.take(places), sums.take(places)
            sums = _reached(numbers, sums, left.contributions[first : first + self._terms])
        return _best(numbers, sums, self._k)

    def best(self) -> Ranked:
        """Return the best when everything was added."""
        sums = self._sums()
        least = _kth(sums, self._k) if 0 < self._k < self._size else 0.0
        places = np.flatnonzero((sums >= least) & (sums > 0))
        return _best(self._numbered(places), sums.take(places), self._k)


def _kth(sums: Scores, k: int) -> float:
    """Return the k-th highest sum."""
    return float(np.partition(sums, len(sums) - k)[len(sums) - k])


def _best(numbers: Numbers, sums: Scores, k: int) -> Ranked:
    order = np.lexsort((numbers, -sums))[:k]
    return [(int(numbers[place]), float(sums[place])) for place in order if sums[place] > 0]


def _reached(numbers: Numbers, sums: Scores, contributions: Sequence[Contribution]) -> Scores:
    """Return the sums of a few documents, given in ascending order, with some more terms added one after the other."""
    if not contributions:
        return sums
    rows = worths(numbers, contributions)
    rows[0] += sums
    # Along the first axis NumPy adds row by row; a sum in pairs would be rounded otherwise.
    added: Scores = np.add.reduce(rows, axis=0)
    return added
