"""Scores equal Whoosh's own on the same index, whatever was added, changed and deleted before."""

from __future__ import annotations

import tempfile
from pathlib import Path
from uuid import UUID

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh import scoring
from whoosh.query import Or, Term
from whoosh.searching import Searcher

from kb.cancellation import CancelToken
from kb.domain.article import Kind, State
from kb.errors import OperationCancelledError
from kb.search.contributions import worths
from kb.search.document import IndexDocument
from kb.search.index import SearchIndex
from kb.search.indexer import apply
from kb.search.scorer import Scorer
from kb.search.terms import WeightedTerm
from tests.kb.search.library import generation_path, whoosh_index

WORDS = ("訪問", "謝罪", "返品", "交換", "遅延", "担当者", "電気ケトル", "約束", "今すぐ", "発煙")


def document(number: int, text: str) -> IndexDocument:
    return IndexDocument(
        article_id=UUID(int=number), kind=Kind.CASE, state=State.VALIDATED, title=text[:12], paragraphs=(text,)
    )


documents = st.builds(document, st.integers(1, 12), st.lists(st.sampled_from(WORDS), max_size=30).map("。".join))
changes = st.lists(st.tuples(st.lists(documents, max_size=3), st.lists(st.integers(1, 12), max_size=2)), max_size=10)
fields = st.sampled_from(["word", "bigram", "reading", "title_word"])
texts = st.sampled_from([*WORDS, "電気", "ケトル", "問。", "謝", "ホウ", "ウモ", "シャ", "無い語"])
queries = st.lists(st.builds(WeightedTerm, fields, texts, st.sampled_from([0.25, 0.5, 1.0, 2.0])), max_size=25)


def whoosh_scores(index: SearchIndex, terms: list[WeightedTerm], k: int) -> list[tuple[int, float]]:
    reader = whoosh_index(generation_path(index)).reader()
    with Searcher(reader, weighting=scoring.BM25F(B=0.75, K1=0.8)) as searcher:
        query = Or([Term(term.field, term.text, boost=term.weight) for term in terms])
        return [(hit.docnum, hit.score) for hit in searcher.search(query, limit=k)]


def check_parity(index: SearchIndex, terms: list[WeightedTerm], k: int) -> None:
    expected = whoosh_scores(index, terms, k)
    snapshot = index.snapshot()
    found = Scorer().top(snapshot, terms, k)
    assert [score for _, score in found] == pytest.approx([score for _, score in expected], rel=1e-4)
    scores = Scorer().scores(snapshot, terms)
    for (mine, score), (theirs, other) in zip(found, expected, strict=True):
        assert mine == theirs or score == pytest.approx(other, rel=1e-4)
        assert scores[theirs] == pytest.approx(other, rel=1e-4)
        parts = worths(np.array([mine]), Scorer().prepare(snapshot, terms))
        assert float(parts.sum()) == pytest.approx(score, rel=1e-4)


@settings(max_examples=60, deadline=None)
@given(st.lists(documents, max_size=12), changes, queries, st.integers(1, 15))
def test_scores_equal_whooshs_after_any_changes(
    first: list[IndexDocument],
    steps: list[tuple[list[IndexDocument], list[int]]],
    terms: list[WeightedTerm],
    k: int,
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        index = SearchIndex.open(Path(folder) / "index")
        index.rebuild({entry.article_id: entry for entry in first}.values())
        check_parity(index, terms, k)
        for updated, deleted in steps:
            apply(index, updated, [UUID(int=number) for number in deleted])
            check_parity(index, terms, k)


def test_long_posting_lists_of_several_blocks_are_read_whole(tmp_path: Path) -> None:
    index = SearchIndex.open(tmp_path)
    index.rebuild(document(number, "謝罪" * (number % 5 + 1) + WORDS[number % 7]) for number in range(1, 5001))
    terms = [WeightedTerm("word", "謝罪"), WeightedTerm("bigram", "謝罪", 0.5), WeightedTerm("word", WORDS[2])]
    assert index.snapshot().postings.frequency("word", "謝罪") == 5000
    check_parity(index, terms, 20)


def test_mask_and_cancelled_token(tmp_path: Path) -> None:
    index = SearchIndex.open(tmp_path)
    index.rebuild([document(1, "訪問"), document(2, "訪問。謝罪")])
    snapshot = index.snapshot()
    terms = [WeightedTerm("word", "訪問")]
    assert [number for number, _ in Scorer().top(snapshot, terms, 5)] == [0, 1]
    assert [number for number, _ in Scorer().top(snapshot, terms, 5, np.array([False, True]))] == [1]
    token = CancelToken()
    token.cancel()
    with pytest.raises(OperationCancelledError):
        Scorer().scores(snapshot, terms, token)
