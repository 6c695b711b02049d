"""How wide text is in a terminal, where a Japanese character takes two columns."""

from __future__ import annotations

import re
import unicodedata

_ELLIPSIS = "…"
#: A place to break: after a space, or after any wide character; ASCII words stay whole.
_PIECES = re.compile(r"[!-~]+|\s+|.", re.DOTALL)
#: What may not begin a line (行頭禁則).
_NOT_FIRST = frozenset("、。，．・：；？！」』）］｝】〉》ーぁぃぅぇぉっゃゅょァィゥェォッャュョ…,.:;?!)]}%")
_NOT_LAST = frozenset("「『（［｛【〈《([{")


def display_width(text: str) -> int:
    """Return the columns a text takes; signs of ambiguous width count as two, as Japanese terminals draw them."""
    return sum(map(_columns, text))


def padded(text: str, width: int) -> str:
    """Return the text with blanks up to ``width`` columns."""
    return text + " " * max(width - display_width(text), 0)


def cut(text: str, width: int) -> str:
    """Return the text on one line, shortened with an ellipsis to at most ``width`` columns."""
    line = " ".join(text.split())
    if display_width(line) <= width:
        return line
    kept, room = "", width - display_width(_ELLIPSIS)
    for character in line:
        room -= _columns(character)
        if room < 0:
            break
        kept += character
    return kept + _ELLIPSIS


def wrapped(text: str, width: int) -> list[str]:
    """Break each line of a text at ``width`` columns, never inside an ASCII word and never before 。 or after 「."""
    return [line for source in text.split("\n") for line in _wrapped_line(source, width)]


def _wrapped_line(source: str, width: int) -> list[str]:
    lines: list[list[str]] = [[]]
    for piece in _PIECES.findall(source):
        used = sum(map(display_width, lines[-1]))
        if not lines[-1] or used + display_width(piece) <= width or piece[0] in _NOT_FIRST:
            lines[-1].append(piece)
            continue
        carried: list[str] = []
        while len(lines[-1]) > 1 and lines[-1][-1] in _NOT_LAST:
            carried.insert(0, lines[-1].pop())
        lines.append([*carried, piece] if not piece.isspace() else carried)
    return ["".join(line).rstrip() for line in lines]


def _columns(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in {"Cf", "Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WFA" else 1
