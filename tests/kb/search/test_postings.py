"""Both forms of a posting list say the same and score alike."""

from __future__ import annotations

import numpy as np
import pytest

from kb.search.cache import ByteCache
from kb.search.postings import (
    DENSE_PART,
    LENGTHS,
    UNIT,
    DensePostings,
    Postings,
    Saturation,
    SparsePostings,
    make_postings,
)

SIZE = 50
START = 7
BYTES = np.arange(60, 60 + SIZE).astype(np.uint8)
AVERAGE = 40.0
ALL_BYTES = np.concatenate([np.full(START, 70, np.uint8), BYTES])


def of(ids: list[int], frequencies: list[int], lengths: np.ndarray = BYTES) -> Postings:
    return make_postings(np.array(ids, np.int32), np.array(frequencies, np.uint16), lengths)


RARE = of([2, 30], [1, 3])
FREQUENT = of(list(range(0, SIZE, 3)), [1 + number % 4 for number in range(0, SIZE, 3)])
OFTEN = of(list(range(1, SIZE, 3)), [14 + number % 4 for number in range(1, SIZE, 3)])
VERY_OFTEN = of([4], [300])


def expected(postings: Postings, k1: float, b: float) -> np.ndarray:
    scores = np.zeros(SIZE)
    for number, frequency in zip(postings.ids, postings.frequencies, strict=True):
        norm = k1 * ((1 - b) + b * LENGTHS[BYTES[number]] / AVERAGE)
        scores[number] = 2.5 * frequency / (frequency + norm)
    return scores


def test_the_form_follows_the_part_of_the_documents_and_the_highest_frequency() -> None:
    assert isinstance(RARE, SparsePostings)
    assert isinstance(FREQUENT, DensePostings)
    assert FREQUENT.count > SIZE * DENSE_PART
    assert isinstance(VERY_OFTEN, DensePostings)
    assert VERY_OFTEN.frequencies.tolist() == [300]
    assert isinstance(OFTEN, DensePostings)
    sizes = (RARE.nbytes, FREQUENT.nbytes, OFTEN.nbytes, VERY_OFTEN.nbytes)
    assert sizes == (12, (SIZE + 1) // 2, SIZE, 2 * SIZE)


@pytest.mark.parametrize("size", [1, 2, 7, 8])
@pytest.mark.parametrize("highest", [15, 16, 300])
def test_a_frequent_term_is_looked_up_in_either_half_of_the_documents(size: int, highest: int) -> None:
    found = make_postings(
        np.arange(size, dtype=np.int32), np.array(range(highest, highest - size, -1), np.uint16), BYTES[:size]
    )
    assert isinstance(found, DensePostings)
    assert found.is_packed == (highest == 15 and size > 1)
    assert found.ids.tolist() == list(range(size))
    assert found.frequencies.tolist() == list(range(highest, highest - size, -1))
    assert found.frequencies_of(np.array([0, size // 2, size - 1])).tolist() == [
        highest,
        highest - size // 2,
        highest - size + 1,
    ]


def saturation(k1: float, b: float, lengths: np.ndarray = ALL_BYTES) -> Saturation:
    return Saturation.of(k1, b, AVERAGE, lengths, ByteCache(100_000))


@pytest.mark.parametrize(("k1", "b"), [(0.8, 0.75), (0.6, 0.0), (1.2, 1.0)])
def test_a_rare_term_is_added_where_it_stands(k1: float, b: float) -> None:
    assert isinstance(RARE, SparsePostings)
    scores = np.zeros(START + SIZE, np.float32)
    RARE.add_to(scores, START, saturation(k1, b), np.float32(2.5))
    assert scores[:START].tolist() == [0.0] * START
    assert scores[START:] == pytest.approx(expected(RARE, k1, b), rel=1e-6)


@pytest.mark.parametrize("postings", [FREQUENT, OFTEN, VERY_OFTEN])
@pytest.mark.parametrize(("k1", "b"), [(0.8, 0.75), (0.6, 0.0), (1.2, 1.0)])
def test_a_frequent_term_is_known_exactly_and_rounded(postings: Postings, k1: float, b: float) -> None:
    assert isinstance(postings, DensePostings)
    field = saturation(k1, b)
    exact = field.of_dense(postings, START)
    assert exact * 2.5 == pytest.approx(expected(postings, k1, b), rel=1e-6)
    rounded = field.rounded(postings, START, 1.7)
    assert np.abs(rounded.units * UNIT - 1.7 * exact).max() == pytest.approx(rounded.error, abs=1e-6)
    assert rounded.error <= UNIT * 0.501
    assert rounded.most == pytest.approx(rounded.units.max() * UNIT)
    assert field.rounded(postings, START, 1.7) is rounded


def test_an_idf_too_large_for_a_byte_is_an_error_that_is_told() -> None:
    assert isinstance(FREQUENT, DensePostings)
    field = saturation(0.8, 0.75)
    rounded = field.rounded(FREQUENT, START, 40.0)
    assert np.abs(rounded.units * UNIT - 40.0 * field.of_dense(FREQUENT, START)).max() == pytest.approx(
        rounded.error, rel=1e-4
    )
    assert rounded.error > 10


@pytest.mark.parametrize("postings", [RARE, FREQUENT, VERY_OFTEN])
def test_single_documents_are_looked_up(postings: Postings) -> None:
    numbers = np.array([0, 2, 3, 4, 30, 48, 49])
    found = dict(zip(postings.ids.tolist(), postings.frequencies.tolist(), strict=True))
    assert postings.frequencies_of(numbers).tolist() == [found.get(number, 0) for number in numbers.tolist()]
    assert postings.frequencies_of(np.empty(0, np.intp)).tolist() == []
    assert postings.count == len(found)


def test_an_empty_field_divides_nothing_by_nothing() -> None:
    assert isinstance(FREQUENT, DensePostings)
    found = saturation(1.2, 1.0, np.zeros(SIZE, np.uint8)).of_dense(FREQUENT, 0)
    assert (found[1], found[0]) == (0.0, 1.0)
