from __future__ import annotations

from functools import partial
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.editor.text.finding import Wanted, find_all, replaced
from tests.counted import calls_of


def found(text: str, words: str, *, same_case: bool = False, loose: bool = True) -> list[str]:
    return [text[start:end] for start, end in find_all(text, Wanted(words, same_case, loose))]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("ケトルとけとるとｹﾄﾙ", "けとる", ["ケトル", "けとる", "ｹﾄﾙ"]),
        ("ＡＢＣ abc", "abc", ["ＡＢＣ", "abc"]),
        ("ｶﾞｽとガス", "ガス", ["ｶﾞｽ", "ガス"]),
        ("１２時 12時", "12時", ["１２時", "12時"]),
        ("𠮷野家の𠮷", "𠮷", ["𠮷", "𠮷"]),
        ("あああ", "ああ", ["ああ"]),
        ("一行\n二行", "行", ["行", "行"]),
        ("何もない", "ある", []),
        ("何もない", "", []),
    ],
)
def test_width_kana_and_case_do_not_matter(text: str, words: str, expected: list[str]) -> None:
    assert found(text, words) == expected


def test_they_can_matter() -> None:
    assert found("ケトルとけとるとｹﾄﾙ", "けとる", loose=False) == ["けとる"]
    assert found("ABC abc", "abc", same_case=True) == ["abc"]
    assert found("ＡBC", "abc", same_case=True) == []


def test_a_sign_that_stands_for_several_is_found_whole() -> None:
    assert found("㍻の㍿", "平成") == ["㍻"]
    assert find_all("㍻", Wanted("平")) == []


def test_what_is_found_is_replaced() -> None:
    text = "ケトルと𠮷ｹﾄﾙ"
    assert replaced(text, find_all(text, Wanted("けとる")), "やかん") == "やかんと𠮷やかん"


@given(st.text(alphabet="aAあアｱｶﾞガ㍻\n𠮷 \u0301", max_size=40), st.text(alphabet="aAあアｱガ", min_size=1, max_size=3))
def test_places_are_ascending_and_never_empty(text: str, words: str) -> None:
    spans = find_all(text, Wanted(words))
    assert all(start < end for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert "\n" not in "".join(text[start:end] for start, end in spans)


def test_a_text_twice_as_long_is_twice_the_work() -> None:
    def search(count: int) -> None:
        assert len(find_all("ｶﾞあ" * count, Wanted("ガ"))) == count

    once, twice = (calls_of(partial(search, count)).total() for count in (500, 1_000))
    assert 500 < once < twice <= 2.1 * once
