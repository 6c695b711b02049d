"""Posting lists of a whole generation and its statistics."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

import numpy as np

from kb.search.indexer import apply
from tests.kb.search.library import articles, build, make

if TYPE_CHECKING:
    from pathlib import Path


def test_lists_go_through_all_segments_and_count_the_deleted(tmp_path: Path) -> None:
    index = build(tmp_path, articles())
    apply(index, [make(9, "追加の訪問", "訪問 訪問")], [UUID(int=1)])
    snapshot = index.snapshot()
    store = snapshot.postings
    assert store.documents("word", "訪問").tolist() == [0, 1, 4, 5, 8]
    assert store.frequency("word", "訪問") == 5
    assert snapshot.mask("word", "訪問").nonzero()[0].tolist() == [1, 4, 5, 8]
    assert store.documents("word", "無い").tolist() == []
    assert store.documents("no_field", "無い").tolist() == []
    assert store.frequency("no_field", "無い") == 0
    assert store.average_length("word") > 0
    assert len(store.lengths("word")) == 9


def test_small_segments_are_one_part(tmp_path: Path) -> None:
    index = build(tmp_path, articles())
    for number in range(9, 12):
        apply(index, [make(number, "追加の訪問", "訪問 訪問")])
    store = index.snapshot().postings
    assert len(store.segments) == 4
    (part,) = store.parts
    assert (part.start, part.stop) == (0, 11)
    found = store.within(part, "word", "訪問")
    assert found.ids.tolist() == [0, 1, 4, 5, 8, 9, 10]
    assert found.frequencies.tolist()[-3:] == [3, 3, 3]
    assert store.within(part, "word", "訪問") is found
    assert np.array_equal(found.frequencies_of(np.array([7, 8])), [0, 3])


def test_the_frequency_of_a_term_is_known_without_its_list(tmp_path: Path) -> None:
    store = build(tmp_path, articles()).snapshot().postings
    assert store.frequency("word", "訪問") == 4
    assert not store.segments[0].holds("word", "訪問")
    store.documents("word", "訪問")
    assert store.segments[0].holds("word", "訪問")
    assert store.frequency("word", "訪問") == 4


def test_the_lexicon_is_sorted_and_has_no_term_twice(tmp_path: Path) -> None:
    index = build(tmp_path, articles())
    apply(index, [make(9, "追加の訪問")])
    store = index.snapshot().postings
    terms = store.lexicon("word")
    assert terms == sorted(set(terms))
    assert {"訪問", "追加"} <= set(terms)
    assert store.lexicon("word", "訪") == [term for term in terms if term.startswith("訪")]
    assert store.lexicon("no_field") == []


def test_values_are_counted_through_all_segments(tmp_path: Path) -> None:
    index = build(tmp_path, articles())
    apply(index, [make(9, "追加", tags=("訪問要求", "新しい"), happened_on=date(2026, 9, 1))], [UUID(int=2)])
    snapshot = index.snapshot()
    counts = snapshot.postings.count_values("tag", snapshot.alive)
    assert counts["訪問要求"] == 2
    assert counts["新しい"] == 1
    # The only article with it is deleted.
    assert counts["取っ手"] == 0
    assert snapshot.postings.count_values("tag", ~snapshot.alive)["取っ手"] == 1
    assert snapshot.postings.count_values("no_field", snapshot.alive) == {}
    days = snapshot.postings.days()
    assert days[-1] == date(2026, 9, 1).toordinal()
    assert days[4] == 0
