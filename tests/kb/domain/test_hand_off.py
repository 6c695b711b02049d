from __future__ import annotations

from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kb.domain.demand import Demand, DemandQuality
from kb.domain.hand_off import (
    FIELDS,
    LONGEST_NOTES,
    LONGEST_URL,
    LONGEST_VALUE,
    MOST_PARAMETERS,
    CallHandOff,
    clean_text,
    demand_of,
    hand_off,
    parse_url,
)
from kb.errors import HandOffInvalidError

START = "kandokoro://call?"


def test_everything_that_is_known_is_read() -> None:
    values = {
        "caller": "田中様 C-1029",
        "product": "電気ケトル K-21",
        "cause": "product_defect",
        "matter": "M-7",
        "notes": "お湯が漏れた\n二度目",
        "demand": "exchange,visit,今夜8時まで",
    }
    url = START + "&".join(f"{name}={quote(value, safe='')}" for name, value in values.items())
    assert parse_url(url) == hand_off(values.items())
    assert dict(parse_url(url).pairs()) == values


@pytest.mark.parametrize(
    "url",
    ["KanDokoro://CALL?caller=a", "kandokoro://call/?caller=a", " kandokoro://call?caller=a\n"],
)
def test_what_systems_make_of_the_same_url(url: str) -> None:
    assert parse_url(url) == CallHandOff(caller="a")


def test_a_url_without_parameters_only_starts_a_call() -> None:
    assert parse_url("kandokoro://call") == parse_url("kandokoro://call/?&&=&caller=") == CallHandOff()


@pytest.mark.parametrize(
    "url",
    [
        "",
        "call",
        "http://call?caller=a",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "kandokoro:call?caller=a",
        "kandokoro:///call?caller=a",
        "kandokoro://open?caller=a",
        "kandokoro://call.example.jp?caller=a",
        "kandokoro://call:80?caller=a",
        "kandokoro://user:word@call?caller=a",
        "kandokoro://call/../../etc?caller=a",
        "kandokoro://call//server/share?caller=a",
        "kandokoro://[call?caller=a",
        r"\\server\share\kandokoro://call?caller=a",
        "--library=/tmp kandokoro://call?caller=a",
        "kandokoro\0://call?caller=a",
        START + "caller=" + "a" * 1_000_000,
        START + "a" * (LONGEST_URL - len(START) + 1),
        START + "&".join(f"x{number}=1" for number in range(MOST_PARAMETERS + 1)),
    ],
    ids=lambda url: url[:40],
)
def test_what_is_no_hand_off_is_refused(url: str) -> None:
    with pytest.raises(HandOffInvalidError):
        parse_url(url)


@pytest.mark.parametrize(
    ("query", "caller"),
    [
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("%3Cimg%20src%3D%22file%3A%2F%2F%2Fetc%2Fpasswd%22%3E", '<img src="file:///etc/passwd">'),
        (r"\\server\share\x.exe", r"\\server\share\x.exe"),
        ("$(reboot);`id`|%26", "$(reboot);`id`|&"),
        ("{0.__class__}%7B%7Bお客様名%7D%7D", "{0.__class__}{{お客様名}}"),
        ("a%0D%0Aproduct%3DX", "a product=X"),
        ("a\r\n\r\nb", "a b"),
        ("a%E2%80%A8b%E2%80%A9c", "a b c"),
        ("%00", "\ufffd"),
        ("a%00%01%1B%5B31mb", "a\ufffd[31mb"),
        ("%E2%80%AEexe.txt", "\ufffdexe.txt"),
        ("田%E2%80%8B中", "田\ufffd中"),
        ("%EF%BB%BF田中", "\ufffd田中"),
        ("%F3%A0%81%81x", "\ufffdx"),
        ("\u3164", "\ufffd"),
        ("\ud800", "\ufffd"),
        ("%ED%A0%80", "\ufffd"),
        ("%FF%FEa", "\ufffda"),
        ("%E3%81", "\ufffd"),
        ("100%zz%", "100%zz%"),
        ("%2525", "%25"),
        ("a+b%2Bc", "a b+c"),
        ("a=b=c", "a=b=c"),
        ("葛%F3%A0%84%80城", "葛\U000e0100城"),
    ],
)
def test_hostile_text_is_shown_as_text(query: str, caller: str) -> None:
    assert parse_url(f"{START}caller={query}") == CallHandOff(caller=caller)


def test_unknown_and_repeated_parameters_are_kept_as_text() -> None:
    found = parse_url(f"{START}library=/etc&caller=a&caller=b&Caller=c&exec=rm%20-rf&open&=x&path=%00#file.md")
    assert found.caller == "a"
    assert found.unknown == (
        ("library", "/etc"),
        ("caller", "b"),
        ("Caller", "c"),
        ("exec", "rm -rf"),
        ("", "x"),
        ("path", "\ufffd"),
        ("#", "file.md"),
    )


def test_long_values_are_cut_where_it_can_be_seen() -> None:
    found = hand_off([("caller", "田" * 201), ("notes", "あ" * 2_000), ("product", "K" * 10**6), ("x" * 65, "y")])
    assert found.caller == "田" * (LONGEST_VALUE - 1) + "…"
    assert found.notes == "あ" * LONGEST_NOTES
    assert len(found.product) == LONGEST_VALUE
    assert found.unknown == (("x" * 63 + "…", "y"),)
    assert clean_text("\0" * 1_000 + "a", 10) == "\ufffd…"


def test_lines_stay_in_the_notes_only() -> None:
    found = hand_off([("notes", "一行目\r\n二行目\u2028三行目\t終"), ("caller", "田中 \n 太郎")])
    assert (found.notes, found.caller) == ("一行目\n二行目\n三行目 終", "田中 太郎")


@settings(deadline=None)
@given(st.lists(st.tuples(st.sampled_from([*FIELDS, "x", "file"]), st.text(max_size=300)), max_size=MOST_PARAMETERS))
def test_whatever_comes_is_bounded_and_made_again_from_its_own_parts(pairs: list[tuple[str, str]]) -> None:
    found = hand_off(pairs)
    assert hand_off(found.pairs()) == found
    for _, value in found.pairs():
        assert len(value) <= LONGEST_NOTES
        assert clean_text(value, LONGEST_NOTES, lines=True) == value
        value.encode()


@settings(deadline=None)
@given(st.text(max_size=500))
def test_no_url_does_more_than_be_refused(tail: str) -> None:
    try:
        found = parse_url("kandokoro://call" + tail)
    except HandOffInvalidError:
        return
    assert all(len(value) <= LONGEST_NOTES for _, value in found.pairs())


@pytest.mark.parametrize(
    ("text", "demand"),
    [
        ("", Demand()),
        ("visit", Demand((DemandQuality.VISIT,))),
        ("money, visit,visit,5万円, 今夜", Demand((DemandQuality.MONEY, DemandQuality.VISIT), "5万円, 今夜")),
        ("今夜,visit", Demand((), "今夜,visit")),
    ],
)
def test_a_demand_is_codes_and_then_words(text: str, demand: Demand) -> None:
    assert demand_of(text) == demand
