"""What keys do to lines of Markdown: go on with a list, move an item to the right, make words bold; no Qt here."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

#: What Markdown takes for one level deeper in a list.
INDENT = "    "

_ITEM = re.compile(r"([ \t]*)(?:([-*+])|([0-9]{1,9})([.)]))([ \t]+)(\[(?:心情|責任)\][ \t]*)?")
_QUOTE = re.compile(r"[ \t]*(?:>[ \t]?)+")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]")
_LINE_ENDS = re.compile("\r\n?|[\u2028\u2029\x0b\x0c\x85]")
_STRONG = "**"


@dataclass(frozen=True, slots=True)
class Continued:
    """What Enter does at a place of a line: ``prefix`` begins the next one; ``ends``: the empty marker goes instead."""

    prefix: str = ""
    ends: bool = False


def continued(line: str, column: int) -> Continued:
    """Return how Enter goes on behind ``column`` characters of a line: the next spoken line, item or quotation.

    In front of the marker, and outside lists and quotations, it is a line end and nothing else.
    """
    if item := _ITEM.match(line):
        if column < item.end(5):
            return Continued()
        if not line[item.end(5) :].strip():
            return Continued(ends=True)
        mark = item[2] or f"{int(item[3]) + 1}{item[4]}"
        return Continued(f"{item[1]}{mark}{item[5]}")
    if quote := _QUOTE.match(line):
        if column < quote.end():
            return Continued()
        return Continued(ends=True) if not line[quote.end() :].strip() else Continued(quote[0])
    return Continued()


def is_item(line: str) -> bool:
    """Tell whether a line begins an item of a list."""
    return _ITEM.match(line) is not None


def indented(lines: Sequence[str], before: str) -> list[str] | None:
    """Return items one level deeper, or None where Markdown would not take them for that.

    ``before`` is the line above: an item can be one level deeper than the item above it and no more.
    """
    above, first = _ITEM.match(before), _ITEM.match(lines[0])
    if above is None or first is None or _depth(first[1]) > _depth(above[1]):
        return None
    return [INDENT + line if line.strip() else line for line in lines]


def outdented(lines: Sequence[str]) -> list[str] | None:
    """Return items one level less deep, or None when they are not deep at all."""
    if not is_item(lines[0]) or not _depth(lines[0]):
        return None
    return [_less(line) for line in lines]


def toggled_strong(text: str) -> str:
    """Return words bold, or plain when they were bold; blanks at their ends stay outside."""
    words = text.strip()
    if not words:
        return text
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    bold = len(words) > 2 * len(_STRONG) and words.startswith(_STRONG) and words.endswith(_STRONG)
    inner = words[len(_STRONG) : -len(_STRONG)] if bold else f"{_STRONG}{words}{_STRONG}"
    return f"{before}{inner}{after}"


def pasted(text: str, room: int) -> tuple[str, bool]:
    """Return what of a pasted text is taken into ``room`` characters, and whether something had to be left out.

    Line ends of every system become one kind; control characters and halves of characters, which no file can keep, go.
    """
    # Cut first: cleaning ten megabytes that are refused anyway would be felt. Twice the room covers CR LF.
    longest = 2 * room + 1
    taken = _CONTROLS.sub("", _LINE_ENDS.sub("\n", text[:longest]))
    return taken[:room], len(taken) > room or len(text) > longest


def splice(before: str, after: str) -> tuple[int, int, str]:
    """Return the smallest change that makes one text of another: from where to where, and what stands there then."""
    most = min(len(before), len(after))
    start = _common(before, after, most)
    rest = most - start
    end = _common(before[::-1], after[::-1], rest)
    return start, len(before) - end, after[start : len(after) - end]


def _common(one: str, other: str, most: int) -> int:
    """Return how many characters two texts have in common at their start."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _depth(line: str) -> int:
    blanks = line[: len(line) - len(line.lstrip(" \t"))]
    return len(blanks.expandtabs(len(INDENT))) // len(INDENT)


def _less(line: str) -> str:
    if line.startswith("\t"):
        return line[1:]
    blanks = len(line) - len(line.lstrip(" "))
    return line[min(blanks, len(INDENT)) :]
