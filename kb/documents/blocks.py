"""Rendered HTML as a flat list of blocks, each with the lists, quotations and tables around it.

One list serves two readers: written out again it is the HTML on the screen, and its text is what search and copying
work on. That is why both always agree. Qt lays out deep nesting, long lists and large tables in quadratic time and
worse, so containers beyond a cap are left out while their text stays, as paragraphs.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from kb.documents.inlines import Inline, InlineKind, collapsed, inline_html, plain_text
from kb.domain.attachment import referenced_attachment

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Lists, quotations and tables inside one another.
MAX_LEVELS = 6
#: List items in one article; Qt needs a tenth of a second for a thousand and grows with the square.
MAX_ITEMS = 1000
#: Table cells in one article, and in one row.
MAX_CELLS = 1000
MAX_COLUMNS = 20
#: Blocks in one article; what comes after runs on in the last one.
MAX_BLOCKS = 3000
#: Images in one article; each may take a hundred megabytes while it is decoded.
MAX_IMAGES = 50

#: What the name of an anchor begins with that tells the line of a block.
ANCHOR = "line-"

_LEVELS = frozenset({"ul", "ol", "blockquote", "table"})
_PARTS = frozenset({"thead", "tbody", "tr"})
_CELLS = frozenset({"td", "th"})
_HOLDERS = _CELLS | {"li"}
_CONTAINERS = _LEVELS | _PARTS | _HOLDERS
#: What makes no sense without an item or a cell in it.
_NEED_PARTS = frozenset({"ul", "ol", "table"}) | _PARTS
_LEAVES = frozenset({"p", "pre", "h1", "h2", "h3", "h4", "h5", "h6"})
_INLINES = {"strong": InlineKind.STRONG, "em": InlineKind.EMPHASIS, "code": InlineKind.CODE}
_LINK = re.compile(r"(?:kb|https):[^\s<>\"]+", re.IGNORECASE)
_START = re.compile(r"[1-9][0-9]{0,3}")


@dataclass(slots=True, eq=False)
class Container:
    """A list, an item, a table, a cell … around blocks; ``attribute`` is ready to be written into its tag."""

    tag: str
    attribute: str = ""


@dataclass(slots=True, eq=False)
class Block:
    """One paragraph, heading, item or cell; ``leaf`` is empty for text that stands directly in its container."""

    path: tuple[Container, ...]
    leaf: str
    inlines: list[Inline] = field(default_factory=list)

    @property
    def text(self) -> str:
        """What an eye sees of the block; lines of code and forced breaks are separated by a newline."""
        return plain_text(self.inlines)


class BlockReader(HTMLParser):
    """Reads the HTML that Markdown produced; unknown tags are ignored, their text is kept."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._blocks: list[Block] = []
        self._open: list[tuple[str, Container | None]] = []
        self._current: Block | None = None
        self._overflow: Block | None = None
        self._items = 0
        self._cells = 0
        self._columns = 0
        self._links: list[bool] = []
        self._images = 0

    def blocks(self, html: str) -> list[Block]:
        """Return the blocks of a document; a reader serves one document."""
        self.feed(html)
        self.close()
        for block in self._blocks:
            block.inlines = collapsed(block.inlines, keep_blanks=block.leaf == "pre")
        return [block for block in self._blocks if block.inlines or block.leaf == "hr" or self._holds_place(block)]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag in _CONTAINERS:
            self._open_container(tag, values)
        elif tag in _LEAVES:
            self._current = self._new_block(tag)
        elif tag == "hr":
            self._new_block("hr")
            self._current = None
        elif tag == "img":
            self._add_image(values)
        elif tag == "br":
            self._add(Inline(InlineKind.BREAK))
        elif tag == "a":
            self._open_link(values.get("href", ""))
        elif tag in _INLINES and not self._in_code_block(tag):
            self._add(Inline(_INLINES[tag], opens=True))

    def handle_endtag(self, tag: str) -> None:
        if tag in _CONTAINERS:
            self._close_container(tag)
        elif tag in _LEAVES:
            self._current = None
        elif tag == "a" and self._links:
            if self._links.pop():
                self._add(Inline(InlineKind.LINK))
        elif tag in _INLINES and not self._in_code_block(tag):
            self._add(Inline(_INLINES[tag]))

    def handle_data(self, data: str) -> None:
        if self._current is not None or not data.isspace():
            self._add(Inline(InlineKind.TEXT, data))

    def _open_container(self, tag: str, values: dict[str, str]) -> None:
        self._current = None
        container: Container | None = None
        if self._allowed(tag):
            start = values.get("start", "") if tag == "ol" else ""
            container = Container(tag, f' start="{start}"' if _START.fullmatch(start) else "")
        self._open.append((tag, container))

    def _allowed(self, tag: str) -> bool:
        """Count a container against its cap and tell whether it is still within."""
        if tag in _LEVELS:
            return sum(name in _LEVELS for name, _ in self._open) < MAX_LEVELS
        if self._open and self._open[-1][1] is None:
            return False
        if tag == "tr":
            self._columns = 0
        elif tag == "li":
            self._items += 1
            return self._items <= MAX_ITEMS
        elif tag in _CELLS:
            self._cells += 1
            self._columns += 1
            return self._cells <= MAX_CELLS and self._columns <= MAX_COLUMNS
        return True

    def _close_container(self, tag: str) -> None:
        self._current = None
        if not any(name == tag for name, _ in self._open):
            return
        while True:
            # An item or cell without text still shows, as a bullet or a gap in the row.
            if self._open[-1][0] in _HOLDERS and self._is_empty(self._open[-1][1]):
                self._new_block("")
            if self._open.pop()[0] == tag:
                return

    def _is_empty(self, container: Container | None) -> bool:
        if container is None or self._overflow is not None:
            return False
        return not self._blocks or container not in self._blocks[-1].path

    def _holds_place(self, block: Block) -> bool:
        """Tell whether a block without text is an empty item or cell, which shows as such."""
        return not block.leaf and bool(block.path) and block.path[-1].tag in _HOLDERS

    def _path(self) -> tuple[Container, ...]:
        """Return the containers around the next block: an item or cell that was left out takes its list along."""
        path: list[Container] = []
        for _, container in self._open:
            if container is not None:
                path.append(container)
                continue
            while path and path[-1].tag in _NEED_PARTS:
                path.pop()
        return tuple(path)

    def _new_block(self, leaf: str) -> Block:
        if self._overflow is not None:
            self._overflow.inlines.append(Inline(InlineKind.TEXT, " "))
            return self._overflow
        if len(self._blocks) >= MAX_BLOCKS:
            block = self._overflow = Block((), "p")
        else:
            block = Block(self._path(), leaf)
        self._blocks.append(block)
        return block

    def _add(self, inline: Inline) -> None:
        if self._current is None:
            self._current = self._new_block("")
        self._current.inlines.append(inline)

    def _add_image(self, values: dict[str, str]) -> None:
        """Add an image of the library; of any other nothing is fetched, and its description stays."""
        description, address = " ".join(values.get("alt", "").split()), values.get("src", "")
        shown = self._images < MAX_IMAGES and not (self._current is not None and self._current.leaf == "pre")
        if not shown or referenced_attachment(address) is None:
            self.handle_data(description)
            return
        self._images += 1
        self._add(Inline(InlineKind.IMAGE, description, address=address))

    def _open_link(self, target: str) -> None:
        opens = _LINK.fullmatch(target) is not None and not any(self._links)
        self._links.append(opens)
        if opens:
            self._add(Inline(InlineKind.LINK, target, opens=True))

    def _in_code_block(self, tag: str) -> bool:
        return tag == "code" and self._current is not None and self._current.leaf == "pre"


def html_of(blocks: list[Block], lines: Sequence[int] = ()) -> str:
    """Write blocks as HTML: every character escaped, no attribute but a checked link target and a list's start.

    With ``lines``, one for each block, an empty anchor called ``line-<number>`` stands before the text of each.
    """
    parts: list[str] = []
    path: tuple[Container, ...] = ()
    for number, block in enumerate(blocks):
        pairs = zip(path, block.path, strict=False)
        shared = sum(1 for _ in itertools.takewhile(lambda pair: pair[0] is pair[1], pairs))
        parts += (f"</{container.tag}>" for container in reversed(path[shared:]))
        parts += (f"<{container.tag}{container.attribute}>" for container in block.path[shared:])
        entered = len(block.path) > shared
        path = block.path
        anchor = f'<a name="{ANCHOR}{lines[number]}"></a>' if lines and block.inlines else ""
        parts.append(_leaf_html(block, anchor, bare=entered and bool(path) and path[-1].tag in _HOLDERS))
    parts += (f"</{container.tag}>" for container in reversed(path))
    return "".join(parts)


def _leaf_html(block: Block, anchor: str, *, bare: bool) -> str:
    content = anchor + inline_html(block.inlines)
    if block.leaf == "hr":
        return "<hr>"
    if not block.leaf and bare:
        return content
    tag = block.leaf or "p"
    return f"<{tag}>{content}</{tag}>"
