"""Values of a workbook's cells as text, and text that a workbook could not hold as such."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

#: Characters in a cell of a workbook, at most; a spreadsheet cuts the rest off without a word.
MAX_CELL = 32_767
ERRORS = frozenset(
    {"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#GETTING_DATA", "#SPILL!", "#CALC!"}
)

#: Not allowed in XML, or changed by it: written as _xHHHH_ (ECMA-376, part 1, 22.9.2.19, ST_Xstring).
_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_UNDERSCORE, _HASH = ord("_"), ord("#")


def value_text(value: object) -> str:
    """Return what stands in a cell: numbers as a spreadsheet shows them, dates and times as ISO 8601 has them."""
    match value:
        case None:
            text = ""
        case str():
            text = _unescaped(value) if "_x" in value else value
        case bool():
            text = "TRUE" if value else "FALSE"
        case float():
            text = format(value, ".15g")
        case datetime():
            text = value.isoformat(" ", "seconds")
        case date() | time():
            text = value.isoformat()
        case timedelta():
            text = _duration(value)
        case _:
            text = str(value)
    return text


def escaped(text: str) -> str:
    """Return a text as a cell holds it; ``value_text`` gives the same text again."""
    if text in ERRORS:
        return f"_x{_HASH:04X}_{text[1:]}"
    text = _LOOKS_ESCAPED.sub("_x005F_", text)
    return _UNWRITABLE.sub(lambda match: f"_x{ord(match[0]):04X}_", text)


def _unescaped(text: str) -> str:
    """Undo what stands for a character that cannot be written, and nothing else that only looks like it."""

    def character(match: re.Match[str]) -> str:
        code = int(match[1], 16)
        letter = chr(code)
        return letter if code in {_UNDERSCORE, _HASH} or _UNWRITABLE.match(letter) else match[0]

    return _ESCAPED.sub(character, text)


def _duration(value: timedelta) -> str:
    seconds = round(value.total_seconds())
    sign = "-" if seconds < 0 else ""
    minutes, seconds = divmod(abs(seconds), 60)
    return f"{sign}{minutes // 60}:{minutes % 60:02d}:{seconds:02d}"
