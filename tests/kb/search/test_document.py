"""What is stored of an article comes back as it was, and is indexed under its tokens."""

from __future__ import annotations

import pickle
from datetime import date
from uuid import UUID

from kb.domain.article import Kind, Outcome, Stage, State
from kb.domain.reading import CaseSummary
from kb.search.document import IndexDocument, from_row, to_row
from kb.search.schema import CUE, CUE_BIGRAM, DATE, PRODUCT, TAG, TITLE_WORD, WORD, tokens_of
from tests.kb.search.library import articles, make

FULL = IndexDocument(
    article_id=UUID(int=5),
    kind=Kind.SCRIPT,
    state=State.NOT_VALIDATED,
    title="題名",
    paragraphs=("一", "二"),
    customer_words=("来い", "謝れ"),
    practices=("P1",),
    tags=("訪問要求",),
    product="電気ケトル K-21",
    cause="personal",
    demand=("visit", "money"),
    stage=Stage.FACTS,
    summary=CaseSummary("状況", "要求", "対応", "結果"),
    outcome=Outcome.SECONDARY,
    happened_on=date(2026, 1, 2),
    ends_on=date(2027, 1, 2),
    validated_on=date(2026, 3, 4),
)


def test_a_row_gives_the_document_back_and_needs_no_class_of_ours() -> None:
    for document in (FULL, *articles()):
        row = to_row(document)
        assert from_row(row) == document
        assert b"kb." not in pickle.dumps(row)


def test_tokens_by_field() -> None:
    tokens = tokens_of(FULL)
    assert tokens[PRODUCT] == ("電気ケトル K-21",)
    assert tokens[TAG] == ("訪問要求",)
    assert tokens[DATE] == ("2026-01-02",)
    assert tokens[CUE] == ("来る", "謝る")
    assert "い謝" not in tokens[CUE_BIGRAM]
    assert tokens[TITLE_WORD] == ("題名",)


def test_empty_values_and_lone_surrogates_are_no_trouble() -> None:
    tokens = tokens_of(make(1, "", "\ud800訪問", tags=("", "a\ud800")))
    assert tokens[TAG] == ("a?",)
    assert PRODUCT not in tokens
    assert "訪問" in tokens[WORD]
