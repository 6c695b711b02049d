from __future__ import annotations

import json

import pytest

from kb.domain.hand_off import MOST_PARAMETERS, CallHandOff, hand_off
from kb.services.hand_off.messages import (
    LONGEST_MESSAGE,
    read_answer,
    read_request,
    write_answer,
    write_request,
)


def test_a_request_is_one_line_and_comes_back() -> None:
    call = hand_off([("caller", "田中様"), ("notes", "一行目\n二行目"), ("file", "/etc/passwd")])
    for request in (call, CallHandOff(), None):
        line = write_request(request)
        assert line.count(b"\n") == 1
        assert read_request(line) == request


def test_the_longest_hand_off_fits_into_a_message() -> None:
    names = ["caller", "product", "cause", "matter", "notes", "demand"]
    names += [f"{number:02}" + "\U00020bb7" * 62 for number in range(MOST_PARAMETERS - len(names))]
    longest = hand_off([(name, "\U00020bb7" * 2_000) for name in names])
    line = write_request(longest)
    assert len(line) < LONGEST_MESSAGE
    assert read_request(line) == longest


def test_what_a_sender_did_not_clean_is_cleaned() -> None:
    line = json.dumps({"version": 1, "do": "call", "parameters": [["caller", "a\u202eb\ud800"]]}).encode() + b"\n"
    assert read_request(line) == CallHandOff(caller="a\ufffdb\ufffd")


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"\n",
        b"{}",
        b"GET / HTTP/1.1\r\n",
        b"\xff\xfe\n",
        b"[" * 60_000 + b"\n",
        b"9" * 60_000 + b"\n",
        b'"' + b"a" * LONGEST_MESSAGE + b'"\n',
        b"[]\n",
        b"{}\n",
        b'{"version": 2, "do": "show"}\n',
        b'{"version": 1, "do": "eval", "parameters": []}\n',
        b'{"version": 1, "do": ["call"], "parameters": []}\n',
        b'{"version": 1, "do": "call"}\n',
        b'{"version": 1, "do": "call", "parameters": {"caller": "a"}}\n',
        b'{"version": 1, "do": "call", "parameters": ["ab"]}\n',
        b'{"version": 1, "do": "call", "parameters": [["caller", 1]]}\n',
        b'{"version": 1, "do": "call", "parameters": [["caller", "a", "b"]]}\n',
        b'{"version": 1, "do": "call", "parameters": [' + b",".join([b'["x", "1"]'] * (MOST_PARAMETERS + 1)) + b"]}\n",
    ],
    ids=lambda line: line[:60].decode(errors="replace"),
)
def test_anything_else_is_refused(line: bytes) -> None:
    with pytest.raises(ValueError, match=r"line|JSON|version|request|parameter"):
        read_request(line)


def test_answers() -> None:
    assert read_answer(write_answer(taken=True))
    assert not read_answer(write_answer(taken=False))
    assert not read_answer(b"")
    assert not read_answer(b'{"version": 9, "answer": "ok"}\n')
