"""What is said between two programs of one user: one line of JSON there, one line back."""

from __future__ import annotations

import json

from kb.domain.hand_off import CallHandOff, hand_off
from kb.errors import HandOffInvalidError

VERSION = 1
#: Bytes of one line with its end: the longest hand-off needs less.
LONGEST_MESSAGE = 65_536
_CALL, _SHOW = "call", "show"
_OK, _REFUSED = "ok", "refused"

#: What is asked of the window: take a call, or (None) only come to the front.
Request = CallHandOff | None


def write_request(request: Request) -> bytes:
    """Return a request as a line."""
    if request is None:
        return _line({"version": VERSION, "do": _SHOW})
    return _line({"version": VERSION, "do": _CALL, "parameters": request.pairs()})


def read_request(line: bytes) -> Request:
    """Read a request, whoever wrote it.

    Raises:
        ValueError: it is none of this version; the message quotes nothing of it.
    """
    found = _read(line)
    if found.get("do") == _SHOW:
        return None
    parameters = found.get("parameters")
    if found.get("do") != _CALL or not isinstance(parameters, list):
        raise ValueError("unknown request")
    try:
        return hand_off(_pair(item) for item in parameters)
    except HandOffInvalidError as error:
        raise ValueError("too many parameters") from error


def write_answer(*, taken: bool) -> bytes:
    """Return the answer to a request as a line."""
    return _line({"version": VERSION, "answer": _OK if taken else _REFUSED})


def read_answer(line: bytes) -> bool:
    """Tell whether the request was taken; False as well for what is no answer."""
    try:
        return _read(line).get("answer") == _OK
    except ValueError:
        return False


def _line(message: dict[str, object]) -> bytes:
    # A line end inside a value is written as \\n; halves of surrogate pairs are not in cleaned text.
    return json.dumps(message, ensure_ascii=False).encode() + b"\n"


def _read(line: bytes) -> dict[str, object]:
    if len(line) > LONGEST_MESSAGE or not line.endswith(b"\n"):
        raise ValueError("no whole line")
    try:
        found = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ValueError("no JSON") from error
    if not isinstance(found, dict) or found.get("version") != VERSION:
        raise ValueError("another version")
    return found


def _pair(item: object) -> tuple[str, str]:
    match item:
        case [str(name), str(value)]:
            return name, value
    raise ValueError("no parameter")
