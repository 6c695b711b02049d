"""Posting lists of a whole generation and its statistics."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from kb.search.indexer import apply
from tests.kb.search.library import articles, build, make

if TYPE_CHECKING:
    from pathlib import Path


def test_lists_go_through_all_segments_and_count_the_deleted(tmp_path: Path) -> None:
    index = build(tmp_path, articles())
    apply(index, [make(9, "追加の訪問", "訪問 訪問")], [UUID(int=1)])
    snapshot = index.snapshot()
    postings = snapshot.postings.get("word", "訪問")
    assert postings.ids.tolist() == [0, 1, 4, 5, 8]
    assert postings.frequencies.tolist()[-1] == 3
    assert snapshot.mask("word", "訪問").nonzero()[0].tolist() == [1, 4, 5, 8]
    assert len(snapshot.postings.get("word", "無い").ids) == 0
    assert len(snapshot.postings.get("no_field", "無い").ids) == 0
    assert snapshot.postings.average_length("word") > 0


def test_the_lexicon_is_sorted_and_has_no_term_twice(tmp_path: Path) -> None:
    index = build(tmp_path, articles())
    apply(index, [make(9, "追加の訪問")])
    store = index.snapshot().postings
    terms = store.lexicon("word")
    assert terms == sorted(set(terms))
    assert {"訪問", "追加"} <= set(terms)
    assert store.lexicon("word", "訪") == [term for term in terms if term.startswith("訪")]
    assert store.lexicon("no_field") == []
