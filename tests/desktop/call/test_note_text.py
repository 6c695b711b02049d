from __future__ import annotations

import pytest

from desktop.call.note_text import clock_text, pasted, storable, utf16_spans


def test_what_cannot_be_stored_is_replaced_one_by_one() -> None:
    text = storable("お湯\0が\ud83dこぼれた")
    assert text == "お湯\ufffdが\ufffdこぼれた"
    text.encode()


def test_pasted_text_has_one_kind_of_line_end_and_no_controls() -> None:
    assert pasted("一\r\n二\r三\u2029四\x07", 100) == ("一\n二\n三\n四", False)


@pytest.mark.parametrize(("text", "room", "cut"), [("あ" * 5, 5, False), ("あ" * 6, 5, True), ("あ" * 50, 5, True)])
def test_pasted_text_is_cut_at_the_room_there_is(text: str, room: int, cut: bool) -> None:
    assert pasted(text, room) == ("あ" * 5, cut)


def test_what_is_far_beyond_the_room_is_not_even_cleaned() -> None:
    assert pasted("\x07" * 11 + "あ" * 5, 5) == ("", True)


def test_line_ends_of_windows_do_not_count_twice() -> None:
    assert pasted("あ\r\n" * 5, 10) == ("あ\n" * 5, False)


def test_spans_are_translated_to_what_qt_counts() -> None:
    assert utf16_spans("来い𠮷野家", [(0, 2), (2, 3), (3, 5)]) == [(0, 2), (2, 4), (4, 6)]
    assert utf16_spans("来い", [(0, 2)]) == [(0, 2)]


def test_spans_beyond_the_text_are_left_out() -> None:
    assert utf16_spans("来い", [(0, 2), (5, 9)]) == [(0, 2)]
    assert utf16_spans("来い𠮷", [(0, 2), (5, 9)]) == [(0, 2)]


@pytest.mark.parametrize(
    ("seconds", "text"), [(0, "0:00"), (64, "1:04"), (1300, "21:40"), (3903, "1:05:03"), (-4, "0:00")]
)
def test_the_clock_in_figures(seconds: int, text: str) -> None:
    assert clock_text(seconds) == text
