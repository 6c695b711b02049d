"""Which documents have the highest sums, exactly, without making every sum exactly.

Rare terms come first and are added exactly: their lists are short. Frequent terms are added to all documents rounded to
a byte, which takes less than half the time and is off by a known error at most. So nearly all documents are ruled out:
their estimate stays below the k-th best by more than twice the error. Only for the few that can still enter the
frequent terms are looked up and added exactly. A document's sum is always made in the same order of lists, so the
results are those of adding everything up, to the last bit.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from kb.search.contributions import add_dense_to, worths
from kb.search.postings import UNIT

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from kb.cancellation import CancelToken
    from kb.search.contributions import Contribution
    from kb.search.postings import Numbers, Scores

    Ranked = list[tuple[int, float]]

#: Terms between two looks at the token.
_TERMS_PER_CHECK = 16
#: With fewer frequent terms than this, rounding costs more than it saves.
FEWEST_ROUNDED = 4
#: Rounds nothing: what the quick way is compared with.
EXHAUSTIVE = sys.maxsize
#: Sums of 32-bit numbers are rounded at each step; an estimate must not be trusted further than that.
_SLACK = 1e-4
#: Terms whose weights differ by less than this part of them are added as if they had one weight; the error knows of it.
_SAME_WEIGHT = 0.05
#: Documents of which only the best is looked at when it is asked what the best of all reach.
_STRETCH = 256
#: So many bytes can be added up in 16 bits.
_MOST_ADDED = 256


@dataclass(frozen=True, slots=True)
class Group:
    """Documents to choose ``k`` from, ascending; None stands for all."""

    numbers: Numbers | None
    k: int


def add_all(scores: Scores, contributions: Iterable[Contribution], token: CancelToken | None = None) -> None:
    """Add everything up, in the order in which ``rank`` does it.

    Raises:
        OperationCancelledError: the token was cancelled.
    """
    for contribution in add_sparse_to(scores, contributions, token):
        add_dense_to(scores, contribution)


def rank(
    size: int,
    contributions: Iterable[Contribution],
    groups: Sequence[Group],
    *,
    base: Scores | None = None,
    token: CancelToken | None = None,
    rounded_from: int = FEWEST_ROUNDED,
) -> list[Ranked]:
    """Return for each group its ``k`` documents with the highest sums above 0, the highest first, equal ones by number.

    ``base`` is what each of the ``size`` documents has from elsewhere; from ``rounded_from`` frequent terms on the
    quick way is taken.

    Raises:
        OperationCancelledError: the token was cancelled.
    """
    sums = np.zeros(size, np.float32) if base is None else base.astype(np.float32)
    frequent = add_sparse_to(sums, contributions, token)
    if len(frequent) < rounded_from:
        for contribution in frequent:
            add_dense_to(sums, contribution)
        return [_best(group, sums, sums, 0.0, []) for group in groups]
    estimates, error = estimate(sums, frequent)
    return [_best(group, sums, estimates, error, frequent) for group in groups]


def add_sparse_to(
    scores: Scores, contributions: Iterable[Contribution], token: CancelToken | None = None
) -> list[Contribution]:
    """Add the rare terms, the rarest first, and return those that are frequent somewhere.

    Raises:
        OperationCancelledError: the token was cancelled.
    """
    frequent = []
    ordered = sorted(contributions, key=lambda contribution: contribution.frequency)
    for position, contribution in enumerate(ordered):
        if token is not None and position % _TERMS_PER_CHECK == 0:
            token.check()
        for start, _, postings in contribution.sparse:
            postings.add_to(scores, start, contribution.saturation, contribution.factor)
        if contribution.dense:
            frequent.append(contribution)
    return frequent


def estimate(sums: Scores, frequent: Iterable[Contribution]) -> tuple[Scores, float]:
    """Return the sums with the frequent terms added about, and by how much they may be off."""
    estimates, error = sums.copy(), 0.0
    total, weight, count = np.zeros(len(sums), np.uint16), 0.0, 0
    # Heavy ones first: each is added at the weight of a heavier one that is nearly the same.
    for contribution in sorted(frequent, key=lambda contribution: -contribution.weight):
        if contribution.weight < weight * (1 - _SAME_WEIGHT) or count + len(contribution.dense) > _MOST_ADDED:
            _pour(total, weight, estimates)
            count = 0
        if not count:
            weight = contribution.weight
        for start, stop, postings in contribution.dense:
            rounded = contribution.saturation.rounded(postings, start, contribution.idf)
            total[start:stop] += rounded.units
            error += weight * rounded.error + (weight - contribution.weight) * rounded.most
            count += 1
    _pour(total, weight, estimates)
    return estimates, error


def _pour(total: NDArray[np.uint16], weight: float, estimates: Scores) -> None:
    """Add what has been added up so far in units, and begin again."""
    added = total.astype(np.float32)
    added *= np.float32(weight * UNIT)
    estimates += added
    total[:] = 0


def _best(group: Group, sums: Scores, estimates: Scores, error: float, frequent: Sequence[Contribution]) -> Ranked:
    """Rule out by the estimates who cannot be among the best, and rank the others by their exact sums."""
    if group.k <= 0:
        return []
    chances = estimates if group.numbers is None else estimates.take(group.numbers)
    floor = _reached_by(chances, group.k)
    # What may equal the k-th best stays in, so that ties are decided by number and not by chance.
    least = max(0.0, floor - 2 * error - _SLACK * abs(floor) if frequent else floor)
    places = np.flatnonzero(chances >= least)
    numbers = places if group.numbers is None else group.numbers.take(places)
    reached = _with_dense(numbers, sums.take(numbers), frequent)
    order = np.lexsort((numbers, -reached))[: group.k]
    return [(int(numbers[place]), float(reached[place])) for place in order if reached[place] > 0]


def _reached_by(chances: Scores, k: int) -> float:
    """Return what ``k`` documents reach at least; less than any where there are fewer.

    Not always the most that can be said: the best of each stretch are enough, and quicker looked through.
    """
    whole = len(chances) - len(chances) % _STRETCH
    if whole < k * _STRETCH:
        return float(np.partition(chances, len(chances) - k)[len(chances) - k]) if k < len(chances) else float("-inf")
    best = chances[:whole].reshape(-1, _STRETCH).max(axis=1)
    return float(np.partition(best, len(best) - k)[len(best) - k])


def _with_dense(numbers: Numbers, sums: Scores, frequent: Sequence[Contribution]) -> Scores:
    """Return the sums of a few documents, ascending, with the frequent terms added one after the other."""
    if not frequent:
        return sums
    # One by one: NumPy adds columns of a table in pairs where there is only one of them, and rounds otherwise then.
    for row in worths(numbers, frequent, dense_only=True):
        sums = sums + row
    return sums
