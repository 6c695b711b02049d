"""A file that is no article yet as the draft of one: 作成中, with what it says, and a word about what it cannot."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from kb.documents.article_text import ArticleDraft, article_problems, normal_body
from kb.documents.attributes import NO_ID
from kb.documents.checks import SECTIONS
from kb.documents.foreign.decoding import decode_text
from kb.documents.foreign.markdown_text import plain_text_as_markdown
from kb.documents.foreign.names import WEB_PAGES
from kb.documents.foreign.web_page import read_web_page
from kb.documents.placeholders import broken_placeholders, known_names, unknown_placeholders
from kb.domain.article import Article, State
from kb.errors import ArticleInvalidError, Problem

if TYPE_CHECKING:
    from collections.abc import Callable

    from kb.domain.article import Kind

_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]")
#: A first line longer than this is no title but the beginning of the text.
_LONGEST_TITLE = 80
_BRACES = str.maketrans({"{": "｛", "}": "｝"})


@dataclass(frozen=True, slots=True)
class ForeignArticle:
    """The draft made of a file, and what of it could not be taken over as it was."""

    draft: ArticleDraft
    remarks: tuple[Problem, ...]


def read_foreign(content: bytes, *, path: str, kind: Kind, picture: Callable[[str, str], str]) -> ForeignArticle:
    """Make a draft of ``kind`` of a web page or a plain text; ``picture`` as in ``read_web_page``.

    Raises:
        ArticleInvalidError: its encoding is unknown, it holds no text, or too much of it.
    """
    text = decode_text(content, web_page=path.lower().endswith(WEB_PAGES))
    if text is None:
        raise ArticleInvalidError((Problem(0, "encoding_unknown"),), path=path)
    text = _LINE_ENDS.sub("\n", text.removeprefix("\ufeff"))
    remarks: tuple[Problem, ...] = ()
    clean = _CONTROLS.sub("", text)
    if clean != text:
        remarks = (Problem(0, "characters_dropped"),)
    if path.lower().endswith(WEB_PAGES):
        page = read_web_page(clean, picture, SECTIONS[kind])
        title, body, remarks = page.title, page.markdown, (*remarks, *page.remarks)
    else:
        title, body = _titled(clean)
    if not body.strip() and not title.strip():
        raise ArticleInvalidError((Problem(0, "text_missing"),), path=path)
    body, braces = _without_unknown_braces(normal_body(body))
    title = " ".join(title.split())[: _LONGEST_TITLE * 2] or PurePosixPath(path).stem
    article = Article(id=NO_ID, kind=kind, title=title, body=body, state=State.DRAFT)
    problems = article_problems(article)
    if problems:
        raise ArticleInvalidError(problems, path=path)
    return ForeignArticle(ArticleDraft(None, article), (*remarks, *braces))


def _titled(text: str) -> tuple[str, str]:
    """Return the first line as title and the rest as Markdown; a first line that is a sentence stays in the text."""
    lines = text.strip("\n").split("\n")
    first = lines[0].strip()
    if not first or len(first) > _LONGEST_TITLE:
        return first[:_LONGEST_TITLE], plain_text_as_markdown(text)
    return first, plain_text_as_markdown("\n".join(lines[1:]))


def _without_unknown_braces(body: str) -> tuple[str, tuple[Problem, ...]]:
    """Write double braces full-width where they hold no placeholder: the text says the same and is no mistake."""
    known = known_names()
    lines = body.split("\n")
    changed = False
    for number, line in enumerate(lines):
        if next(iter(unknown_placeholders(line, known)), None) or next(broken_placeholders(line), None) is not None:
            lines[number] = line.translate(_BRACES)
            changed = True
    return ("\n".join(lines), (Problem(0, "braces_widened"),)) if changed else (body, ())
