"""What the signs of a line of Markdown are, as far as articles know them; no Qt here.

The format is in resources/docs/article-format.md: headings, steps of spoken lines, ``[心情]`` and ``[責任]`` before an
apology, ``基準:`` before the criterion of a step, ``{{…}}`` for what a call fills in, links to kb: and https:.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

#: Characters of a line that are looked at: beyond it, colours would cost more than they tell.
_LONGEST = 10_000

_FENCE = re.compile(r"(`{3,}|~{3,})(.*)")
_HEADING = re.compile(r"(#{1,6})([ \t]*)(.*)")
_QUOTE = re.compile(r"[ \t]*>[ \t]?")
_ITEM = re.compile(r"[ \t]*((?:[-*+]|[0-9]{1,9}[.)])[ \t]+)(\[(?:心情|責任)\])?")
_CRITERION = re.compile(r"基準[ \t]*[:：]")
_RULE = re.compile(r"[ \t]{0,3}(?:[-*_][ \t]*){3,}")
_TABLE = re.compile(r"[ \t]*\|")
_INLINES = re.compile(
    r"(?P<code>`[^`\n]+`)"
    r"|(?P<slot>\{\{[^{}\n]*\}\})"
    r"|(?P<words>\[[^\[\]\n]*\])(?P<target>\((?:kb|https):[^\s<>()]*\))"
    r"|(?P<strong>\*\*[^*\n]+\*\*)"
)
_FEELINGS = "[心情]"


class Style(Enum):
    """What a stretch of a line is."""

    HEADING = "heading"
    MARK = "mark"
    QUOTE = "quote"
    STRONG = "strong"
    CODE = "code"
    LINK = "link"
    TARGET = "target"
    SLOT = "slot"
    SLOT_UNKNOWN = "slot_unknown"
    FEELINGS = "feelings"
    FAULT = "fault"
    LABEL = "label"


@dataclass(frozen=True, slots=True)
class Span:
    """``start`` to ``end`` in characters of the line; a later span is laid over an earlier one."""

    start: int
    end: int
    style: Style


def spans_of(line: str, known_slots: Collection[str] | None = None) -> tuple[Span, ...]:
    """Return what the signs of a line outside blocks of code are.

    ``known_slots`` are the names that may stand in double braces; None means that they are not known yet.
    """
    return tuple(_spans(line[:_LONGEST], known_slots))


def fence_after(line: str, fence: str) -> str:
    """Return the fence of the block of code that goes on after a line, empty outside one.

    ``fence`` is that before the line. A block ends at a line of exactly the same fence.
    """
    match = _FENCE.fullmatch(line)
    if match is None:
        return fence
    if not fence:
        return match[1]
    return "" if match[1] == fence and not match[2].strip() else fence


def _spans(line: str, known: Collection[str] | None) -> Iterator[Span]:
    if heading := _HEADING.match(line):
        yield Span(0, len(line), Style.HEADING)
        yield Span(0, len(heading[1]), Style.MARK)
    elif _RULE.fullmatch(line):
        yield Span(0, len(line), Style.MARK)
        return
    elif quote := _QUOTE.match(line):
        yield Span(0, len(line), Style.QUOTE)
        yield Span(0, quote.end(), Style.LABEL)
    elif item := _ITEM.match(line):
        yield Span(item.start(1), item.end(1), Style.LABEL)
        if item[2]:
            yield Span(item.start(2), item.end(2), Style.FEELINGS if item[2] == _FEELINGS else Style.FAULT)
    elif criterion := _CRITERION.match(line):
        yield Span(0, criterion.end(), Style.LABEL)
    elif _TABLE.match(line):
        yield from (Span(place, place + 1, Style.MARK) for place, sign in enumerate(line) if sign == "|")
    yield from _inlines(line, known)


def _inlines(line: str, known: Collection[str] | None) -> Iterator[Span]:
    for match in _INLINES.finditer(line):
        if match["code"]:
            yield Span(*match.span("code"), Style.CODE)
        elif match["slot"]:
            name = match["slot"][2:-2].strip()
            wrong = not name or (known is not None and name not in known)
            yield Span(*match.span("slot"), Style.SLOT_UNKNOWN if wrong else Style.SLOT)
        elif match["strong"]:
            yield Span(*match.span("strong"), Style.STRONG)
        else:
            yield Span(*match.span("words"), Style.LINK)
            yield Span(*match.span("target"), Style.TARGET)
