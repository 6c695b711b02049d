"""HTML of an article cut into pieces that can be shown one after the other, and told apart when one of them changes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

#: What holds other blocks, and the beginnings of those that may begin a piece.
_TAG = re.compile(r"<(/?)(ul|ol|blockquote|table)\b|<(?:p|h[1-6])>")
_PARAGRAPH = re.compile(r"<(?:p|h[1-6])>")
#: What may stand before the beginning of a piece. Qt puts an empty paragraph behind a table, which must not be there
#: twice.
_CLEAN_ENDS = ("</p>", "</ul>", "</ol>", "</pre>")
#: The name of the anchor that says which line a block comes from.
LINE_NAME = re.compile(r"line-([0-9]+)")
_ANCHOR = re.compile(rf'<a name="{LINE_NAME.pattern}">')


@dataclass(frozen=True, slots=True)
class Piece:
    """Some blocks in a row; in ``html`` lines count from the first of the piece, which is line ``line`` of the source.

    So a piece is the same wherever it stands.
    """

    html: str
    line: int

    @property
    def begins_with_paragraph(self) -> bool:
        """Whether it begins with text or a heading: true of every piece but perhaps the first of an article."""
        return _PARAGRAPH.match(self.html) is not None


def pieces_of(html: str) -> list[Piece]:
    """Cut sanitised HTML (see ``kb.documents.rendering``) before headings and paragraphs at its top level."""
    return [_piece(html[start:end]) for start, end in _cuts(html)]


def _cuts(html: str) -> Iterator[tuple[int, int]]:
    depth = start = 0
    for match in _TAG.finditer(html):
        if match[2]:
            depth += -1 if match[1] else 1
        elif depth == 0 and match.start() > start and html.endswith(_CLEAN_ENDS, start, match.start()):
            yield start, match.start()
            start = match.start()
    if start < len(html):
        yield start, len(html)


def _piece(html: str) -> Piece:
    first = _ANCHOR.search(html)
    line = int(first[1]) if first else 0
    return Piece(_ANCHOR.sub(lambda anchor: f'<a name="line-{int(anchor[1]) - line}">', html), line)


def same_ends(before: Sequence[Piece], after: Sequence[Piece]) -> tuple[int, int]:
    """Return how many pieces at the beginning and how many at the end are the same, wherever their lines are."""
    most = min(len(before), len(after))
    head = next((place for place in range(most) if before[place].html != after[place].html), most)
    left = most - head
    tail = next((place for place in range(left) if before[-1 - place].html != after[-1 - place].html), left)
    return head, tail
