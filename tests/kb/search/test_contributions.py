"""What a term adds to all of its documents and what it adds to a few is the same, to the last bit."""

from __future__ import annotations

import numpy as np
import pytest

from kb.search.cache import ByteCache
from kb.search.contributions import Contribution, add_dense_to, worths
from kb.search.postings import DensePostings, Saturation, SparsePostings, make_postings
from kb.search.ranking import add_all
from kb.search.terms import WeightedTerm

SIZE = 60
LENGTHS = np.arange(70, 70 + SIZE).astype(np.uint8)
PARTS = ((0, 20), (20, 50), (50, SIZE))


def contribution(stride: int, factor: float, parts: tuple[tuple[int, int], ...] = PARTS) -> Contribution:
    """Make up a term that every ``stride``-th document has, in parts of the index."""
    saturation = Saturation.of(0.6, 0.9, 40.0, LENGTHS, ByteCache(100_000))
    sparse: list[tuple[int, int, SparsePostings]] = []
    dense: list[tuple[int, int, DensePostings]] = []
    frequency = 0
    for start, stop in parts:
        ids = np.arange(0, stop - start, stride, dtype=np.int32)
        found = make_postings(ids, (ids % 3 + 1).astype(np.uint16), LENGTHS[start:stop])
        frequency += found.count
        if isinstance(found, DensePostings):
            dense.append((start, stop, found))
        else:
            sparse.append((start, stop, found))
    return Contribution(WeightedTerm("word", str(stride)), sparse, dense, saturation, factor, (frequency, 1.3))


@pytest.mark.parametrize("parts", [PARTS, ((0, SIZE),), ((20, 50),)])
@pytest.mark.parametrize("numbers", [[], [0], [19, 20, 49, 50], list(range(SIZE))])
def test_a_few_documents_get_what_all_of_them_get(parts: tuple[tuple[int, int], ...], numbers: list[int]) -> None:
    terms = [contribution(stride, 1.0 + stride / 7, parts) for stride in (1, 7, 19)]
    wanted = np.array(numbers, np.intp)
    rows = worths(wanted, terms)
    assert rows.shape == (3, len(numbers))
    for term, row in zip(terms, rows, strict=True):
        scores = np.zeros(SIZE, np.float32)
        add_all(scores, [term])
        assert row.tolist() == scores[wanted].tolist()
    (frequent,) = worths(wanted, terms[:1], dense_only=True)
    scores = np.zeros(SIZE, np.float32)
    add_dense_to(scores, terms[0])
    assert frequent.tolist() == scores[wanted].tolist()


def test_no_terms_add_nothing() -> None:
    assert worths(np.array([1, 2]), []).shape == (0, 2)
