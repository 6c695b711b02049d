"""The quick way changes nothing: not a document, not a bit of a score."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kb.cancellation import CancelToken
from kb.errors import OperationCancelledError
from kb.search.cache import ByteCache
from kb.search.contributions import Contribution
from kb.search.postings import DensePostings, Rounded, Saturation, SparsePostings, make_postings
from kb.search.ranking import EXHAUSTIVE, Group, add_all, add_sparse_to, estimate, rank
from kb.search.terms import WeightedTerm

ALWAYS = 0


def contributions(seed: int, terms: int, bounds: list[int], *, weights: int = 3) -> list[Contribution]:
    """Make up terms of an index whose parts end at ``bounds``: few documents have the first ones, many the last."""
    chance = np.random.default_rng(seed)
    size = bounds[-1]
    lengths = chance.integers(60, 90, size).astype(np.uint8)
    hot: ByteCache[Rounded] = ByteCache(1_000_000)
    fields = [Saturation.of(0.6, b, 40.0, lengths, hot) for b in (0.9, 0.0)]
    made = []
    for number in range(terms):
        share = (number + 1) / (terms + 1)
        sparse: list[tuple[int, int, SparsePostings]] = []
        dense: list[tuple[int, int, DensePostings]] = []
        frequency = 0
        for start, stop in zip([0, *bounds[:-1]], bounds, strict=True):
            ids = np.flatnonzero(chance.random(stop - start) < share**2).astype(np.int32)
            found = make_postings(ids, chance.integers(1, 9, len(ids)).astype(np.uint16), lengths[start:stop])
            frequency += found.count
            if isinstance(found, DensePostings):
                dense.append((start, stop, found))
            elif found.count:
                sparse.append((start, stop, found))
        if frequency:
            weight = 0.3 + float(chance.integers(weights)) / weights
            idf = float(np.log(size / (frequency + 1))) + 1
            term = WeightedTerm("word", str(number))
            made.append(Contribution(term, sparse, dense, fields[number % 2], weight, (frequency, idf)))
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
    exhaustive = rank(size, parts, groups, base=base, rounded_from=EXHAUSTIVE)
    assert rank(size, parts, groups, base=base, rounded_from=ALWAYS) == exhaustive
    assert rank(size, parts, groups, base=base) == exhaustive
    scores = np.zeros(size, np.float32) if base is None else base.copy()
    add_all(scores, parts)
    for group, found in zip(groups, exhaustive, strict=True):
        numbers = np.arange(size) if group.numbers is None else group.numbers
        ranked = sorted((-float(scores[number]), int(number)) for number in numbers if scores[number] > 0)
        assert found == [(number, -score) for score, number in ranked[: group.k]]


def test_estimates_are_off_by_no_more_than_is_said() -> None:
    for seed, weights in ((1, 1), (2, 3), (3, 1_000)):
        parts = contributions(seed, 60, [700, 1_000], weights=weights)
        exact = np.zeros(1_000, np.float32)
        add_all(exact, parts)
        sums = np.zeros(1_000, np.float32)
        estimates, error = estimate(sums, add_sparse_to(sums, parts))
        assert float(np.abs(estimates - exact).max()) <= error * 1.001 + 1e-4
        assert 0.0 < error < 0.1 * float(exact.max())


def test_more_terms_than_a_sum_of_bytes_can_hold() -> None:
    part = contributions(1, 40, [50], weights=1)[-1]
    parts = [part] * 600
    assert part.dense
    exhaustive = rank(50, parts, [Group(None, 5)], rounded_from=EXHAUSTIVE)
    assert rank(50, parts, [Group(None, 5)]) == exhaustive


def test_few_documents_are_made_exactly() -> None:
    size = 5_000
    parts = contributions(3, 60, [size])
    sums = np.zeros(size, np.float32)
    estimates, error = estimate(sums, add_sparse_to(sums, parts))
    ((*_, (_, tenth)),) = rank(size, parts, [Group(None, 10)])
    assert np.count_nonzero(estimates >= tenth - 3 * error) < 0.05 * size


@pytest.mark.parametrize("rounded_from", [ALWAYS, EXHAUSTIVE])
@pytest.mark.parametrize("step", [7, 2])
def test_equal_scores_are_ordered_by_number(step: int, rounded_from: int) -> None:
    lengths = np.full(1_000, 70, np.uint8)
    saturation = Saturation.of(0.6, 0.9, 40.0, lengths, ByteCache(1_000_000))
    ids = np.arange(1, 1_000, step, dtype=np.int32)
    postings = make_postings(ids, np.ones(len(ids), np.uint16), lengths)
    sparse, dense = [], []
    if isinstance(postings, DensePostings):
        dense.append((0, 1_000, postings))
    else:
        sparse.append((0, 1_000, postings))
    part = Contribution(WeightedTerm("word", "a"), sparse, dense, saturation, 1.0, (len(ids), 1.0))
    ((first, second),) = rank(1_000, [part], [Group(None, 2)], rounded_from=rounded_from)
    assert (first[0], second[0]) == (1, 1 + step)
    assert first[1] == second[1]


def test_a_cancelled_token_stops() -> None:
    token = CancelToken()
    token.cancel()
    parts = contributions(1, 3, [40])
    with pytest.raises(OperationCancelledError):
        rank(40, parts, [Group(None, 5)], token=token)
    with pytest.raises(OperationCancelledError):
        add_all(np.zeros(40, np.float32), parts, token)
