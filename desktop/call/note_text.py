"""What can be kept of typed and pasted text, places in it as Qt counts them, and the call clock in figures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

#: Characters (code points) of one note: about 400 printed pages. More is a file that was pasted by mistake; saving and
#: laying it out at every keystroke would make the notes lag behind the keyboard.
LONGEST_NOTE = 200_000

_REPLACEMENT = "\ufffd"
#: NUL ends a text for SQLite's own functions; half a surrogate pair has no UTF-8 form and could not be saved.
_NOT_STORABLE = re.compile("[\0\ud800-\udfff]")
_LINE_ENDS = re.compile("\r\n?|[\u2028\u2029\x0b\x0c\x85]")
_CONTROLS = re.compile("[\x01-\x08\x0e-\x1f\x7f]")
_BEYOND_BASIC_PLANE = 0x10000


def storable(text: str) -> str:
    """Return the text with what cannot be stored replaced, one character by one, so that offsets stay the same."""
    return _NOT_STORABLE.sub(_REPLACEMENT, text)


def pasted(text: str, room: int) -> tuple[str, bool]:
    """Return what of a pasted text is taken into ``room`` characters, and whether something had to be left out.

    Line ends of every system become one kind; control characters, which nobody sees, are dropped.
    """
    # Cut first: cleaning ten megabytes that are refused anyway would be felt. Twice the room covers CR LF.
    longest = 2 * room + 1
    taken = _CONTROLS.sub("", _LINE_ENDS.sub("\n", text[:longest]))
    cut = len(taken) > room or len(text) > longest
    return storable(taken[:room]), cut


def utf16_spans(text: str, spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Translate ascending (start, end) offsets in code points to offsets in UTF-16 units, as Qt counts."""
    if text.isascii() or max(text, default="") < chr(_BEYOND_BASIC_PLANE):
        return [(start, end) for start, end in spans if end <= len(text)]
    found = []
    place = units = 0
    for start, end in spans:
        if end > len(text):
            break
        units += _units(text[place:start])
        length = _units(text[start:end])
        found.append((units, units + length))
        place, units = end, units + length
    return found


def _units(text: str) -> int:
    return len(text) + sum(character >= chr(_BEYOND_BASIC_PLANE) for character in text)


def clock_text(seconds: int) -> str:
    """Return seconds of a call as its clock shows them: 0:04, 21:40, 1:05:03."""
    minutes, rest = divmod(max(0, seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def short_day(day: date) -> str:
    """Return month and day as figures, short enough for a column."""
    return f"{day.month}/{day.day}"
