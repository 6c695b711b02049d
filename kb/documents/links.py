"""The ``kb:`` links of a body as typed: what they name, and where."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote
from uuid import UUID

from kb.documents.sections import code_lines
from kb.domain.attachment import ADDRESS

if TYPE_CHECKING:
    from collections.abc import Iterator

SCHEME = "kb:"
_ATTACHMENT = ADDRESS.removeprefix(SCHEME)
_LABEL = r"\[([^\[\]\n]*(?:\[[^\[\]\n]*\][^\[\]\n]*)*)\]"
_TARGET = r"kb:(?:[^()\s<>\"]|\([^()\s<>\"]*\))*"
_INLINE = re.compile(rf"(!?){_LABEL}\([ \t]*<?({_TARGET})", re.IGNORECASE)
_REFERENCE = re.compile(r" {0,3}()\[([^\[\]\n]+)\]:[ \t]*<?(kb:[^\s<>\"]*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ArticleLink:
    """A link to another article: its id or title, its words, the line from 1, and its address's columns."""

    name: str
    label: str
    line: int
    start: int
    end: int


def named_article(address: str) -> str:
    """Return the id or title that a ``kb:`` address names."""
    return unquote(address[len(SCHEME) :]).strip("/")


def article_links(body: str) -> Iterator[ArticleLink]:
    """Yield the links to articles in the order of a body; pictures and blocks of code hold none."""
    for link, picture in _links(body):
        if not picture and not link.name.startswith(_ATTACHMENT):
            yield link


def attachment_links(body: str) -> Iterator[tuple[ArticleLink, UUID | None]]:
    """Yield what shows an image of the library, with the id of the image; None where the address names none."""
    for link, picture in _links(body):
        if picture or link.name.startswith(_ATTACHMENT):
            yield link, as_id(link.name.removeprefix(_ATTACHMENT))


def as_id(name: str) -> UUID | None:
    """Return the id that a name is, None for a title."""
    try:
        return UUID(name)
    except ValueError:
        return None


def _links(body: str) -> Iterator[tuple[ArticleLink, bool]]:
    if SCHEME not in body.lower():
        return
    code = code_lines(body)
    for number, line in enumerate(body.split("\n")):
        if SCHEME not in line.lower() or number in code:
            continue
        for match in (*_INLINE.finditer(line), *_REFERENCE.finditer(line)):
            yield ArticleLink(named_article(match[3]), match[2], number + 1, *match.span(3)), bool(match[1])
