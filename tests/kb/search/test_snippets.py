"""Excerpts show the hits, and hits are offsets in the text as it is written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.domain.searching import Snippet
from kb.search.snippets import EXCERPT_LETTERS, Needles, excerpt, highlight


def shown(snippet: Snippet) -> list[str]:
    return [snippet.text[start:end] for start, end in snippet.hits]


def words(*forms: str) -> Needles:
    return Needles(forms=frozenset(forms))


@pytest.mark.parametrize(
    ("text", "needles", "hits"),
    [
        ("今夜の訪問を求められた", words("訪問"), ["訪問"]),
        ("謝罪して、謝った", words("謝る"), ["謝った"]),
        ("ご訪問　ｹﾄﾙの取っ手", Needles(exact=("ケトル",)), ["ｹﾄﾙ"]),
        ("重さは㌔で書く", Needles(exact=("キロ",)), ["㌔"]),
        ("重さは㌔で書く", Needles(exact=("ロで",)), ["㌔で"]),
        ("Ｋ－２１ と k-21", Needles(exact=("k-21",)), ["Ｋ－２１", "k-21"]),
        ("今すぐ  来い", Needles(exact=("今すぐ 来い",)), ["今すぐ  来い"]),
        ("電気ケトル", Needles(bigrams=frozenset({"電気", "気ケ", "ケト", "トレ"})), ["電気ケト"]),
        ("モードとコード", Needles(bigrams=frozenset({"ード"})), []),
        ("確認しています", Needles(bigrams=frozenset({"して", "てい"})), []),
        ("差し支えなければと言う", Needles(readings=("サシツカエ",)), ["差し支え"]),
        ("何もない", Needles(), []),
    ],
)
def test_hits(text: str, needles: Needles, hits: list[str]) -> None:
    assert shown(highlight(text, needles)) == hits


def test_an_excerpt_is_taken_where_the_hits_are() -> None:
    paragraphs = (
        "はじめの段落です。" * 20,
        "電気ケトルの取っ手のぐらつきで訪問を求められた。",
        "おわりの段落です。" * 20,
    )
    snippet = excerpt(paragraphs, words("取っ手", "訪問"))
    assert snippet.text.startswith("…")
    assert snippet.text.endswith("…")
    assert len(snippet.text) <= EXCERPT_LETTERS + 2
    assert shown(snippet)[:2] == ["取っ手", "訪問"]


def test_an_inflected_hit_is_found_by_reading_the_text() -> None:
    snippet = excerpt(("前置き。" * 60 + "それで詫びてもらった。",), words("詫びる"))
    assert any(hit.startswith("詫び") for hit in shown(snippet))


def test_kana_before_conversion_shows_what_it_reads() -> None:
    snippet = excerpt(("前置き。" * 60 + "駅まで訪問してほしい。",), Needles(readings=("ホウモンシテホシイ",)))
    assert shown(snippet) == ["訪問してほしい"]


def test_without_hits_the_beginning_is_shown() -> None:
    snippet = excerpt(("一" * 200,), words("訪問"))
    assert snippet == Snippet("一" * EXCERPT_LETTERS + "…")
    assert excerpt((), words("訪問")) == Snippet("")


@given(
    st.lists(st.text(alphabet="訪問謝罪をしたｹﾄﾙ㌔ﾞ。 \n1aB", max_size=150), max_size=3),
    st.builds(
        Needles,
        st.frozensets(st.sampled_from(["訪問", "謝罪", "為る"])),
        st.frozensets(st.sampled_from(["訪問", "ケト", "問謝"])),
        st.lists(st.sampled_from(["ロ", "訪問", "1a", "。"])).map(tuple),
        st.lists(st.sampled_from(["ホウモン", "シタ"])).map(tuple),
    ),
)
def test_hits_are_ordered_apart_and_within_the_text(paragraphs: list[str], needles: Needles) -> None:
    snippet = excerpt(paragraphs, needles)
    assert len(snippet.text) <= EXCERPT_LETTERS + 2
    end = -1
    for start, stop in snippet.hits:
        assert end < start < stop <= len(snippet.text)
        end = stop
