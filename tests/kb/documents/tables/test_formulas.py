from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.documents.tables.excel_texts import escaped, value_text
from kb.documents.tables.formulas import marked, marked_again, unmarked

TEXTS = st.text() | st.text(st.sampled_from("'=+-@\t\r＝－_x0F5D#N/A"), max_size=8) | st.from_regex("_x[0-9A-F]{4}_")


@given(TEXTS)
def test_what_is_marked_comes_back_as_it_was(text: str) -> None:
    assert unmarked(marked(text)) == text
    assert unmarked(marked_again(text)) == text


@given(TEXTS)
def test_what_is_escaped_comes_back_as_it_was(text: str) -> None:
    assert value_text(escaped(text)) == text


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@x", "\tx", "\rx", "＝1", "＋1", "－1", "＠x", "'=1"])
def test_what_a_spreadsheet_would_carry_out_is_marked(text: str) -> None:
    assert marked(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "a=1", "'引用'", "''", "1-2", " =1"])
def test_nothing_else_is(text: str) -> None:
    assert marked(text) == marked_again(text) == unmarked(text) == text


def test_excels_own_escapes_are_undone_only_where_they_stand_for_what_cannot_be_written() -> None:
    assert value_text("a_x000D_b") == "a\rb"
    assert value_text("_x005F_x0041_") == "_x0041_"
    assert value_text("_x0041_") == "_x0041_"
    assert escaped("#N/A") == "_x0023_N/A"
