"""Whoosh's query language in Japanese and English, and questions that are not well formed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.search.query import MAX_CHARACTERS, All, Node, Not, Prefix, Quoted, Some, Value, Words, leaves, parse
from kb.search.query_words import default_query_words

NAMES = default_query_words()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("訪問", Words("訪問")),
        ("訪問　謝罪", All((Words("訪問"), Words("謝罪")))),
        ("訪問 AND 謝罪", All((Words("訪問"), Words("謝罪")))),
        ("訪問 OR 謝罪", Some((Words("訪問"), Words("謝罪")))),
        ("訪問 NOT 謝罪", All((Words("訪問"), Not(Words("謝罪"))))),
        ("訪問 -謝罪", All((Words("訪問"), Not(Words("謝罪"))))),
        ("冷凍 -18度", All((Words("冷凍"), Words("-18度")))),
        ("（訪問 OR 返品） 理由", All((Some((Words("訪問"), Words("返品"))), Words("理由")))),
        ("電気*", Prefix("電気")),
        ("電気＊ 訪問", All((Prefix("電気"), Words("訪問")))),
        ("「今すぐ 来い」", Quoted("今すぐ 来い")),
        ("“今すぐ”", Quoted("今すぐ")),
        ("『今すぐ』訪問", All((Quoted("今すぐ"), Words("訪問")))),
        ("題名:訪問", Words("訪問", "title")),
        ("タイトル：「訪問」", Quoted("訪問", "title")),
        ("title:訪*", Prefix("訪", "title")),
        ("製品:加湿器", Value("product", "加湿器")),
        ('製品:"加湿器 H-3"', Value("product", "加湿器 H-3", exact=True)),
        ("種別:(事例 OR 手順)", Some((Value("kind", "事例"), Value("kind", "手順")))),
        ("ＮＯＴ 訪問", Not(Words("訪問"))),
    ],
)
def test_the_language(text: str, expected: Node) -> None:
    assert parse(text, NAMES) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"今すぐ', Words("今すぐ")),
        ("(訪問", Words("訪問")),
        ("訪問))(", Words("訪問")),
        ("製品:", Words("製品:")),
        ("訪問 AND", Words("訪問")),
        ("AND 訪問", Words("訪問")),
        ("NOT NOT 訪問", Words("訪問")),
        ("10:30", Words("10:30")),
        ("知らない:訪問", Words("知らない:訪問")),
        ("", None),
        (" 　", None),
        ("AND", None),
        ("！！", None),
        ("()", None),
        ('""', None),
        ("OR OR", None),
    ],
)
def test_what_is_not_well_formed_is_words(text: str, expected: Node | None) -> None:
    assert parse(text, NAMES) == expected


PIECES = [
    "訪問",
    "謝罪",
    " ",
    "　",
    "(",
    ")",
    '"',
    "AND",
    "OR",
    "NOT",
    "-",
    "*",
    ":",
    "製品:",
    "題名:",
    "a",
    "「",
    "」",
    "'",
]


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join) | st.text(max_size=40))
def test_no_question_is_refused(text: str) -> None:
    node = parse(text, NAMES)
    assert node is None or isinstance(list(leaves(node)), list)


@pytest.mark.parametrize("piece", ["(", "NOT ", "a OR ", "訪問 ", '"a" ', "-a ", "( )"])
def test_long_questions_are_cut(piece: str) -> None:
    text = piece * MAX_CHARACTERS
    assert parse(text, NAMES) == parse(text[:MAX_CHARACTERS], NAMES)


def test_leaves_leave_out_what_is_not_wanted() -> None:
    node = parse("訪問 -謝罪 NOT (返品 OR 交換)", NAMES)
    assert node is not None
    assert [leaf.text for leaf in leaves(node)] == ["訪問"]
