from __future__ import annotations

from kb.search.near_terms import near_terms
from kb.search.synonyms import SynonymBook, prepared

BOOK = SynonymBook(
    (prepared("土下座要求", ("土下座しろ", "手をついて謝れ"), ()), prepared("返金要求", ("カネを返せ", "全額返せ"), ()))
)


def test_a_term_is_near_when_one_of_its_words_looks_alike() -> None:
    assert near_terms("どげざ 土下座させろ", BOOK, (), 3) == ("土下座要求",)
    assert near_terms("かねを返せよ", BOOK, (), 3) == ("返金要求",)


def test_tags_that_are_no_synonyms_count_too_and_the_most_alike_come_first() -> None:
    assert near_terms("返金要求書", BOOK, ("返金要求書の書式", "異物混入"), 3) == ("返金要求", "返金要求書の書式")
    assert near_terms("返金要求書", BOOK, ("返金要求書の書式",), 1) == ("返金要求",)


def test_nothing_is_near_what_shares_no_letters() -> None:
    assert near_terms("むくむく", BOOK, ("異物混入",), 3) == ()
    assert near_terms("", BOOK, ("異物混入",), 3) == ()
