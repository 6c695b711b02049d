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
    used = 0
    for piece in _pieces(source, width):
        used += display_width(piece)
        if used <= width:
            lines[-1].append(piece)
            continue
        lines.append(_carried(lines[-1], piece, width))
        used = sum(map(display_width, lines[-1]))
    return ["".join(line).rstrip() for line in lines]


def _pieces(source: str, width: int) -> list[str]:
    """Return what may stand on lines of its own; only a word longer than a line is broken."""
    return [piece[start : start + width] for piece in _PIECES.findall(source) for start in range(0, len(piece), width)]


def _carried(line: list[str], piece: str, width: int) -> list[str]:
    """Begin the next line with ``piece``, and with what has to go with it from the end of the full line."""
    if piece.isspace():
        return []
    carried = [piece]
    room = width - display_width(piece)
    while len(line) > 1 and not line[-1].isspace() and (carried[0][0] in _NOT_FIRST or line[-1][-1] in _NOT_LAST):
        room -= display_width(line[-1])
        if room < 0:
            break
        carried.insert(0, line.pop())
    return carried


def _columns(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in {"Cf", "Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WFA" else 1
