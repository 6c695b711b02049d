"""What stands inside a block: text, emphasis, code, links and forced line breaks, in the order of reading."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from enum import Enum

from kb.documents.whitespace import BLANKS, separator

_BLANK_RUNS = re.compile(f"({BLANKS.pattern})")
_LINE_ENDS = re.compile("\\r\\n|[\\n\\r\\v\\f\\x85\\u2028\\u2029]")


class InlineKind(Enum):
    """Kinds of inline content; the value is the HTML tag."""

    TEXT = ""
    BREAK = "br"
    STRONG = "strong"
    EMPHASIS = "em"
    CODE = "code"
    LINK = "a"
    IMAGE = "img"


#: What takes room on a line; the sign that stands for an image is a letter of no script.
_ON_THE_LINE = frozenset({InlineKind.TEXT, InlineKind.IMAGE})
_SIGN = "\ufffc"
#: Left as they are in an attribute by whoever writes HTML, these would end a tag for whoever reads it in a hurry.
_ANGLES = str.maketrans({"<": "＜", ">": "＞"})


@dataclass(frozen=True, slots=True)
class Inline:
    """A run of text, a break, an image, or one end of a pair of tags.

    ``text`` of an opening link is its target, that of an image its description; ``address`` is where an image lies.
    """

    kind: InlineKind
    text: str = ""
    opens: bool = False
    address: str = ""


def plain_text(inlines: list[Inline]) -> str:
    """Return what an eye sees of collapsed content."""
    shown = (
        "\n" if inline.kind is InlineKind.BREAK else inline.text
        for inline in inlines
        if inline.kind in {InlineKind.TEXT, InlineKind.BREAK, InlineKind.IMAGE}
    )
    return "".join(shown)


def inline_html(inlines: list[Inline]) -> str:
    """Write collapsed content as HTML; a tag that is never closed is closed at the end."""
    parts: list[str] = []
    open_kinds: list[InlineKind] = []
    for inline in inlines:
        if inline.kind is InlineKind.TEXT:
            parts.append(html.escape(inline.text, quote=False))
        elif inline.kind is InlineKind.BREAK:
            parts.append("<br>")
        elif inline.kind is InlineKind.IMAGE:
            parts.append(
                f'<img src="{html.escape(inline.address)}" alt="{html.escape(inline.text.translate(_ANGLES))}">'
            )
        elif inline.opens:
            open_kinds.append(inline.kind)
            target = f' href="{html.escape(inline.text)}"' if inline.kind is InlineKind.LINK else ""
            parts.append(f"<{inline.kind.value}{target}>")
        elif inline.kind in open_kinds:
            while open_kinds:
                closed = open_kinds.pop()
                parts.append(f"</{closed.value}>")
                if closed is inline.kind:
                    break
    parts += (f"</{kind.value}>" for kind in reversed(open_kinds))
    return "".join(parts)


def collapsed(inlines: list[Inline], *, keep_blanks: bool = False) -> list[Inline]:
    """Return content with its blanks as they show; content without any text or image becomes empty.

    ``keep_blanks`` is for blocks of code, where only the empty lines at both ends go.
    """
    if keep_blanks:
        code = "\n".join(_LINE_ENDS.split(plain_text(inlines))).strip("\n")
        return [Inline(InlineKind.TEXT, code)] if code.strip() else []
    result: list[Inline] = []
    before, blanks, gap = "", "", 0
    for inline in inlines:
        if inline.kind not in _ON_THE_LINE:
            if inline.kind is InlineKind.BREAK:
                before, blanks = "", ""
            result.append(inline)
            continue
        # Words and runs of blanks alternate. What a run shows depends on the word after it, which may stand behind a
        # tag; it is written where the blanks were, so that a link does not start with one.
        image = inline.kind is InlineKind.IMAGE
        for number, piece in enumerate((_SIGN,) if image else _BLANK_RUNS.split(inline.text)):
            if number % 2:
                if not blanks:
                    gap = len(result)
                    result.append(Inline(InlineKind.TEXT))
                blanks += piece
            elif piece:
                if blanks and before:
                    result[gap] = Inline(InlineKind.TEXT, separator(blanks, before, piece[0]))
                result.append(inline if image else Inline(InlineKind.TEXT, piece))
                before, blanks = piece[-1], ""
    return _trimmed(result)


def _trimmed(inlines: list[Inline]) -> list[Inline]:
    """Drop empty runs, and breaks that have no text before or after them."""
    kept = [inline for inline in inlines if inline.kind is not InlineKind.TEXT or inline.text]
    with_text = [place for place, inline in enumerate(kept) if inline.kind in _ON_THE_LINE]
    if not with_text:
        return []
    first, last = with_text[0], with_text[-1]
    return [inline for place, inline in enumerate(kept) if inline.kind is not InlineKind.BREAK or first < place < last]
