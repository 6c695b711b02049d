from hypothesis import given
from hypothesis import strategies as st

from kb.cli.width import cut, display_width, padded, wrapped

texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=80)


def test_japanese_takes_two_columns() -> None:
    assert display_width("訪問 K-21") == 9
    assert display_width("ﾎｳﾓﾝ") == 4
    assert display_width("か\u3099") == 2
    assert padded("訪問", 6) == "訪問  "


def test_cut_marks_what_is_missing() -> None:
    assert cut("訪問を求められた", 16) == "訪問を求められた"
    assert cut("訪問を求められた", 10) == "訪問を求…"
    assert cut("一\n二", 10) == "一 二"


def test_no_line_begins_with_a_full_stop_or_ends_with_an_opening_bracket() -> None:
    assert wrapped("あいうえお。かき", 10) == ["あいうえ", "お。かき"]
    assert wrapped("あいうえ「かき」", 10) == ["あいうえ", "「かき」"]
    assert wrapped("use kb search now", 9) == ["use kb", "search", "now"]
    assert wrapped("table (.csv, .xlsx)", 13) == ["table (.csv,", ".xlsx)"]


@given(text=texts, width=st.integers(4, 40))
def test_cut_fits(text: str, width: int) -> None:
    assert display_width(cut(text, width)) <= width


@given(text=texts, width=st.integers(4, 40))
def test_wrapped_lines_fit(text: str, width: int) -> None:
    assert all(display_width(line) <= width for line in wrapped(text, width))


@given(text=texts, width=st.integers(4, 40))
def test_wrapping_loses_nothing_but_blanks(text: str, width: int) -> None:
    assert "".join("".join(wrapped(text, width)).split()) == "".join(text.split())
