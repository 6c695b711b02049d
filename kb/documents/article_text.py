"""An article as the text of one Markdown file: read with every problem named by its line, written in one way only."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kb.documents.attributes import NO_ID, AttributeReader, attribute_lines, attribute_problems
from kb.documents.checks import body_problems, character_problems
from kb.documents.front_matter import read_front_matter, split_front_matter
from kb.domain.article import Article, Kind
from kb.errors import ArticleInvalidError, Problem

if TYPE_CHECKING:
    from uuid import UUID

_LINE_ENDS = re.compile("\r\n?")
#: Hexadecimal digits: 128 bits.
_DIGEST_LENGTH = 32
_NOTHING = Article(id=NO_ID, kind=Kind.CASE, title="", body="")


@dataclass(frozen=True, slots=True)
class ArticleDraft:
    """An article as read; ``article_id`` is None until it gets one. ``content.id`` means nothing: use with_id."""

    article_id: UUID | None
    content: Article

    @property
    def kind(self) -> Kind:
        """What the article is for."""
        return self.content.kind

    @property
    def title(self) -> str:
        """The title, which finds the article a text without an id may stand for."""
        return self.content.title

    def with_id(self, article_id: UUID) -> Article:
        """Return the article under this id."""
        return replace(self.content, id=article_id)


@dataclass(frozen=True, slots=True)
class TypedArticle:
    """An article as far as it could be read; ``problems`` are those of its characters and attributes, by file line.

    ``body_line`` is the line of the file at which the body begins, 0 when there is none to be found.
    """

    article_id: UUID | None
    content: Article
    body_line: int
    problems: tuple[Problem, ...]


def read_article(text: str, *, path: str = "") -> Article:
    """Read an article that has its id; ``path`` is only named in the error.

    A byte order mark and any kind of line end are accepted.

    Raises:
        ArticleInvalidError: with every problem found, in the order of the lines.
    """
    draft = read_draft(text, path=path)
    if draft.article_id is None:
        raise ArticleInvalidError((Problem(1, "key_missing", "id"),), path=path)
    return draft.with_id(draft.article_id)


def read_draft(text: str, *, path: str = "") -> ArticleDraft:
    """Read an article that may not have an id yet.

    Raises:
        ArticleInvalidError: with every problem found, in the order of the lines.
    """
    typed = read_typed(text)
    problems = list(typed.problems)
    if not typed.body_line:
        raise ArticleInvalidError(tuple(problems), path=path)
    article = typed.content
    if not {problem.detail.partition(":")[0] for problem in problems} & {"kind", "state"}:
        # Which sections are needed depends on the kind and the state.
        problems += (
            replace(problem, line=problem.line + typed.body_line - 1 if problem.line else 0)
            for problem in body_problems(article.body, kind=article.kind, state=article.state)
        )
    if problems:
        raise ArticleInvalidError(tuple(sorted(problems, key=lambda problem: problem.line)), path=path)
    return ArticleDraft(typed.article_id, article)


def read_typed(text: str) -> TypedArticle:
    """Read as much of an article as can be read, whatever is wrong with it; nothing is raised."""
    source = _LINE_ENDS.sub("\n", text.removeprefix("\ufeff"))
    # YAML cannot even be asked about a text with a lone surrogate.
    problems = tuple(character_problems(source))
    if problems:
        return TypedArticle(None, _NOTHING, 0, problems)
    parts = split_front_matter(source)
    if isinstance(parts, Problem):
        return TypedArticle(None, _NOTHING, 0, (parts,))
    front, body, body_line = parts
    matter = read_front_matter(front)
    reader = AttributeReader(matter.entries)
    article_id = reader.article_id()
    article = reader.article(normal_body(body))
    return TypedArticle(article_id, article, body_line, (*matter.problems, *reader.problems))


def write_article(article: Article) -> str:
    """Write an article: attributes in one order, quoted only where needed, the body as it is.

    Whatever read_article returned is written so that reading gives the same article again. An article that is
    incomplete or breaks a rule is written too: nothing may be lost because a rule changed.

    Raises:
        ArticleInvalidError: no file could hold it: a lone surrogate or a control character.
    """
    body = normal_body(article.body)
    problems = [problem for problem in attribute_problems(article) if problem.code == "character_invalid"]
    problems += character_problems(body)
    if problems:
        raise ArticleInvalidError(tuple(problems))
    return "\n".join(("---", *attribute_lines(article), "---", "", body))


def content_digest(article: Article) -> str:
    """Return what stands for an article's content, whatever its id: equal for equal content, in any library.

    It is made of the text that ``write_article`` gives without its id, and kept in files and databases: an attribute
    that is empty must not change it.
    """
    lines = (line for line in attribute_lines(article) if not line.startswith("id: "))
    text = "\n".join((*lines, "---", normal_body(article.body)))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGEST_LENGTH]


def article_problems(article: Article) -> tuple[Problem, ...]:
    """Return what read_article would refuse, for an article that was not read from a file but typed into a form.

    Attributes are at line 0 (``detail`` begins with the key), the lines of the body count from 1.
    """
    problems = [*attribute_problems(article), *character_problems(article.body)]
    if not article.title:
        problems.append(Problem(0, "key_missing", "title"))
    problems += body_problems(normal_body(article.body), kind=article.kind, state=article.state)
    return tuple(sorted(problems, key=lambda problem: problem.line))


def normal_body(body: str) -> str:
    """Return a body as it is kept: line feeds only, exactly one at the end; nothing else is touched."""
    text = _LINE_ENDS.sub("\n", body).rstrip("\n")
    return f"{text}\n" if text else ""
