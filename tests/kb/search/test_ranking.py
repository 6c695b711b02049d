"""Pruning changes nothing: not a document, not a bit of a score."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kb.cancellation import CancelToken
from kb.errors import OperationCancelledError
from kb.search.contributions import Contribution
from kb.search.postings import Saturation, make_postings
from kb.search.ranking import EXHAUSTIVE, Group, Pruning, add_all, rank
from kb.search.terms import WeightedTerm

EAGER = Pruning(every=0.0, worth=1, candidates=0.5, terms=2)


def contributions(seed: int, terms: int, bounds: list[int]) -> list[Contribution]:
    """Make up terms of an index whose parts end at ``bounds``: few documents have the first ones, many the last."""
    chance = np.random.default_rng(seed)
    size = bounds[-1]
    lengths = chance.integers(60, 90, size).astype(np.uint8)
    fields = [Saturation.of(0.6, b, 40.0, lengths) for b in (0.9, 0.0)]
    made = []
    for number in range(terms):
        share = (number + 1) / (terms + 1)
        lists = []
        for start, stop in zip([0, *bounds[:-1]], bounds, strict=True):
            ids = np.flatnonzero(chance.random(stop - start) < share**2).astype(np.int32)
            frequencies = chance.integers(1, 4, len(ids)).astype(np.uint16)
            if len(ids):
                lists.append((start, stop, make_postings(ids, frequencies, lengths[start:stop])))
        if lists:
            saturation = fields[number % 2]
            frequency = sum(found.count for _, _, found in lists)
            peak = max(found.peak(saturation, start) for start, _, found in lists)
            term = WeightedTerm("word", str(number))
            made.append(Contribution(term, lists, saturation, float(2 - share), frequency, peak))
    return made


@settings(max_examples=150, deadline=None)
@given(
    seed=st.integers(0, 2**32 - 1),
    terms=st.integers(0, 30),
    bounds=st.sampled_from([[40], [300], [120, 150], [30, 40, 200]]),
    k=st.integers(0, 20),
    based=st.booleans(),
)
def test_the_best_are_those_of_adding_everything_up(
    seed: int, terms: int, bounds: list[int], k: int, *, based: bool
) -> None:
    parts = contributions(seed, terms, bounds)
    size = bounds[-1]
    base = np.random.default_rng(seed).random(size).astype(np.float32) if based else None
    groups = [Group(None, k), Group(np.arange(0, size, 3), k), Group(np.arange(1, size, 7), 3)]
    exhaustive = rank(size, parts, groups, base=base, pruning=EXHAUSTIVE)
    assert rank(size, parts, groups, base=base, pruning=EAGER) == exhaustive
    assert rank(size, parts, groups, base=base) == exhaustive
    scores = np.zeros(size, np.float32) if base is None else base.copy()
    add_all(scores, parts)
    for group, found in zip(groups, exhaustive, strict=True):
        numbers = np.arange(size) if group.numbers is None else group.numbers
        ranked = sorted((-float(scores[number]), int(number)) for number in numbers if scores[number] > 0)
        assert found == [(number, -score) for score, number in ranked[: group.k]]


def test_few_documents_are_looked_up_when_the_rest_cannot_win() -> None:
    size = 2_000
    parts = contributions(3, 40, [size])
    looked_up: list[int] = []

    class Watched(Contribution):
        def read_frequencies(self, numbers: np.ndarray, row: np.ndarray) -> None:
            looked_up.append(len(numbers))
            super().read_frequencies(numbers, row)

    # Documents that are far ahead: all others are out as soon as the floor is known.
    base = np.zeros(size, np.float32)
    base[::100] = 60.0
    watched = [
        Watched(
            part.term, part.lists, part.saturation, float(part.factor), part.frequency, part.bound / float(part.factor)
        )
        for part in parts
    ]
    pruning = Pruning(every=0.5, worth=1, candidates=0.05)
    assert rank(size, watched, [Group(None, 10)], base=base, pruning=pruning) == rank(
        size, parts, [Group(None, 10)], base=base, pruning=EXHAUSTIVE
    )
    assert looked_up
    assert max(looked_up) <= 0.05 * size


def test_equal_scores_are_ordered_by_number() -> None:
    lengths = np.full(10, 70, np.uint8)
    saturation = Saturation.of(0.6, 0.9, 40.0, lengths)
    postings = make_postings(np.array([1, 4, 8], np.int32), np.ones(3, np.uint16), lengths)
    part = Contribution(WeightedTerm("word", "a"), [(0, 10, postings)], saturation, 1.0, 3, 1.0)
    ((first, second),) = rank(10, [part], [Group(None, 2)])
    assert (first[0], second[0]) == (1, 4)
    assert first[1] == second[1]


def test_a_cancelled_token_stops() -> None:
    token = CancelToken()
    token.cancel()
    parts = contributions(1, 3, [40])
    with pytest.raises(OperationCancelledError):
        rank(40, parts, [Group(None, 5)], token=token)
    with pytest.raises(OperationCancelledError):
        add_all(np.zeros(40, np.float32), parts, token)
