"""From Markdown to what an eye sees: safe HTML for the screen, and the same text for search and the clipboard."""

from __future__ import annotations

from dataclasses import dataclass

import nh3

from kb.documents.blocks import BlockReader, html_of
from kb.documents.conversion import to_html
from kb.documents.source_lines import lines_of_blocks
from kb.domain.attachment import referenced_attachment

_TAGS = frozenset(
    "a blockquote br code em h1 h2 h3 h4 h5 h6 hr img li ol p pre strong table tbody td th thead tr ul".split()
)
_SCHEMES = frozenset({"kb", "https"})
_MARKUP = frozenset("*_`\\<&[]#|\n>")


@dataclass(frozen=True, slots=True)
class Rendered:
    """An article as HTML, and its paragraphs, headings, items and cells as plain text; both show the same."""

    html: str
    paragraphs: tuple[str, ...]


def render(markdown: str, *, numbered: bool = False) -> Rendered:
    """Render Markdown (tables, fenced code, lists) within bounds, whatever was typed.

    The HTML has no attribute but ``href`` to kb: and https:, ``start`` of a numbered list, and ``src`` and ``alt`` of
    an image of the library; any other image is replaced by its description, raw HTML is shown as text. A line break
    inside a Japanese paragraph shows nothing, as in print. A paragraph of code and one with a forced break hold
    newlines. ``numbered``: each block begins with an anchor that names the line it comes from,
    ``<a name="line-12"></a>``.
    """
    blocks = BlockReader().blocks(to_html(markdown))
    lines = lines_of_blocks(markdown, blocks) if numbered else ()
    # Nothing is left for it to remove; it stands here so that a mistake above does not reach the screen.
    clean = nh3.clean(
        html_of(blocks, lines),
        tags=set(_TAGS),
        attributes={"a": {"href", "name"} if numbered else {"href"}, "ol": {"start"}, "img": {"src", "alt"}},
        attribute_filter=_allowed_attribute,
        url_schemes=set(_SCHEMES),
        url_relative="deny",
        link_rel=None,
    )
    return Rendered(clean, tuple(block.text for block in blocks if block.inlines))


def _allowed_attribute(tag: str, name: str, value: str) -> str | None:
    """Refuse the source of an image that is none of the library's."""
    return None if tag == "img" and name == "src" and referenced_attachment(value) is None else value


def plain_paragraphs(markdown: str) -> tuple[str, ...]:
    """Return the text of the rendered article by paragraph, heading, list item, cell: what the eye sees, no markup."""
    return tuple(block.text for block in BlockReader().blocks(to_html(markdown)) if block.inlines)


def plain_line(markdown: str) -> str:
    """Return what an eye sees of a piece of one paragraph, without rendering when it holds no markup."""
    if _MARKUP.isdisjoint(markdown):
        return markdown.strip()
    return " ".join(plain_paragraphs(markdown))
