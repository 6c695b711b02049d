"""A web page as Markdown: its words, headings, lists, tables and secure links, and nothing that acts or is fetched."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import nh3
from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag
from markdownify import ATX, MarkdownConverter

from kb.documents.foreign.markdown_text import escaped, plain_text_as_markdown
from kb.documents.rendering import plain_paragraphs
from kb.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Callable

#: What a page is made of once it is read as browsers read it; text inside others stays, scripts and styles go.
_KEPT = frozenset(
    "a address article aside b blockquote br caption center code dd del details div dl dt em figcaption figure footer "
    "h1 h2 h3 h4 h5 h6 header hr i img kbd li main nav ol p pre rp rt ruby s samp section span strike strong summary "
    "table tbody td tfoot th thead title tr ul".split()
)
_ATTRIBUTES = {"a": {"href"}, "img": {"src", "alt"}, "ol": {"start"}, "td": {"colspan"}, "th": {"colspan"}}
#: Kept so that a remark can name the address of a link that is dropped; nothing of them reaches the Markdown.
_SCHEMES = frozenset("https http mailto tel ftp file data javascript".split())
#: What asks, and the words in it.
_FIELDS = ("button", "select", "textarea", "input", "datalist")
_HEADING = re.compile(r"h[1-6]")
_LINK = re.compile(r"https:[^\s<>\"]+", re.IGNORECASE)
_LONG_GAPS = re.compile(r"\n{3,}")
#: Headings of the page begin at this level: the two above belong to the article.
_FIRST_LEVEL = 3
_LAST_LEVEL = 6
#: Elements inside one another beyond which a page is taken as its text: converting it would take the stack.
_DEEPEST = 150
_MOST_ELEMENTS = 20_000
_BLOCKS = frozenset(
    "address article aside blockquote br caption dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 "
    "header hr li main nav ol p pre section summary table td th tr ul".split()
)


@dataclass(frozen=True, slots=True)
class WebPage:
    """What a page says: its title, its text as Markdown, and what of it could not be taken over."""

    title: str
    markdown: str
    remarks: tuple[Problem, ...]


def read_web_page(html: str, picture: Callable[[str, str], str], sections: tuple[str, ...] = ()) -> WebPage:
    """Convert a page; ``picture`` gives the Markdown for an image's address and description.

    A heading that names one of ``sections`` becomes that section, each once and in their order; the others go below.
    No word is lost: where converting would lose one, the whole page is taken as plain text, and a remark says so.
    """
    # The parser of a browser first: most pages leave out end tags, and Python's own parser does not add them.
    clean = nh3.clean(
        html,
        tags=set(_KEPT | set(_FIELDS) | {"option"}),
        clean_content_tags={"script", "style", "svg", "math", "object", "audio", "video", "canvas"},
        attributes=_ATTRIBUTES,
        url_schemes=set(_SCHEMES),
        link_rel=None,
    )
    body = BeautifulSoup(clean, "html.parser", on_duplicate_attribute="ignore")
    remarks = [Problem(0, "page_parts_dropped", name) for name in sorted(_drop_fields(body))]
    title = _take_title(body)
    words = _lines(body)
    if not _is_convertible(body):
        return WebPage(title, plain_text_as_markdown(words), (*remarks, Problem(0, "page_layout_lost")))
    converter = _Converter(picture, sections, shift=2 if body.find("h1") else 1)
    markdown = _LONG_GAPS.sub("\n\n", converter.convert_soup(body)).strip("\n") + "\n"
    if not _holds(words, markdown):
        return WebPage(title, plain_text_as_markdown(words), (*remarks, Problem(0, "page_layout_lost")))
    remarks += (Problem(0, "link_dropped", address) for address in dict.fromkeys(converter.dropped_links))
    return WebPage(title, markdown, tuple(remarks))


class _Converter(MarkdownConverter):
    """Writes what the article format knows; text of elements it does not know stays."""

    def __init__(self, picture: Callable[[str, str], str], sections: tuple[str, ...], *, shift: int) -> None:
        super().__init__(heading_style=ATX, bullets="-", table_infer_header=True, autolinks=False)
        self._picture = picture
        self._sections = list(sections)
        self._shift = shift
        self.dropped_links: list[str] = []

    def escape(self, text: str, parent_tags: set[str]) -> str:
        """Escape for Python-Markdown, which knows other escapes than CommonMark."""
        return escaped(text) if text else ""

    def convert_hN(self, n: int, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: N802 - named by the library
        words = " ".join(text.split())
        if not words or "_inline" in parent_tags:
            return text
        plain = " ".join(el.get_text().split())
        if plain in self._sections:
            del self._sections[: self._sections.index(plain) + 1]
            return f"\n\n## {plain}\n\n"
        level = min(max(n + self._shift, _FIRST_LEVEL), _LAST_LEVEL)
        return f"\n\n{'#' * level} {words}\n\n"

    def convert_a(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        address = str(el.get("href") or "")
        if not text.strip() or "_noformat" in parent_tags:
            return text
        if not _LINK.fullmatch(address) or any(sign in address for sign in "()[]"):
            if address and not address.startswith("#"):
                self.dropped_links.append(address[:200])
            return text
        lead, trail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
        return f"{lead}[{text.strip()}]({address}){trail}"

    def convert_img(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        description = " ".join(str(el.get("alt") or "").split())
        return self._picture(str(el.get("src") or ""), description)

    def convert_del(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return text

    convert_s = convert_del

    def convert_li(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Indent by four, without which Python-Markdown sees no item inside another."""
        words = text.strip()
        if not words:
            return "\n"
        bullet = "- "
        if el.parent is not None and el.parent.name == "ol":
            first = str(el.parent.get("start") or "")
            before = len(el.find_previous_siblings("li"))
            bullet = f"{(int(first) if first.isdecimal() else 1) + before}. "
        lines = words.split("\n")
        return "\n".join((bullet + lines[0], *(f"    {line}" if line.strip() else "" for line in lines[1:]))) + "\n"

    def convert_rt(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return f"（{text.strip()}）" if text.strip() else ""

    def convert_dd(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return f"\n\n{text.strip()}\n\n" if text.strip() else ""

    convert_dt = convert_dd


def _take_title(body: BeautifulSoup) -> str:
    """Take out what the page is called: its only first heading, else the title of the browser's window."""
    window = body.title.extract() if body.title else None
    headings = [heading for heading in body.find_all("h1") if heading.get_text().strip()]
    found = headings[0].extract() if len(headings) == 1 and not headings[0].find("img") else window
    return " ".join(found.get_text().split()) if found else ""


def _drop_fields(body: BeautifulSoup) -> set[str]:
    """Take out what a reader fills in, and return which kinds there were."""
    for element in body.find_all("rp"):
        element.decompose()  # what a browser shows that cannot set a reading
    missed: set[str] = set()
    for element in body.find_all(_FIELDS):
        missed.add(element.name)
        element.decompose()
    return missed


def _is_convertible(element: Tag) -> bool:
    """Tell whether a page is within what converting takes time and memory for."""
    seen, level = 0, [(element, 1)]
    while level:
        tag, depth = level.pop()
        seen += 1
        if depth > _DEEPEST or seen > _MOST_ELEMENTS:
            return False
        level += ((child, depth + 1) for child in tag.children if isinstance(child, Tag))
    return True


def _lines(element: Tag) -> str:
    """Return the words of a page, a line for each block."""
    pieces = (
        "\n"
        if isinstance(part, Tag) and part.name in _BLOCKS
        else str(part)
        if isinstance(part, NavigableString)
        else ""
        for part in element.descendants
    )
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line)


def _holds(words: str, markdown: str) -> bool:
    """Tell whether every letter of a text shows in the rendered Markdown, in the same order."""
    shown = iter("".join("".join(plain_paragraphs(markdown)).split()))
    return all(letter in shown for letter in "".join(words.split()))
