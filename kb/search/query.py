"""What was asked, as a tree: Whoosh's query language, read by Whoosh's parser and never refused.

Words and phrases stay text here; what they match is decided in ``matching``. Brackets and quotes may be full-width or
Japanese; a question that is not well formed is taken as words.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from whoosh import query as whoosh_query
from whoosh.qparser import QueryParser, plugins, syntax

from kb.search.query_words import VALUE_NAMES, QueryWords

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Longer questions are cut: nobody types them, and a pasted note says what it says in its first part.
MAX_CHARACTERS = 4_000
_MAX_OPERATORS = 40
#: Not a field of the index: what is asked without naming a field.
ANYWHERE = ""
TITLE = "title"

_OPERATOR_WORDS = frozenset({"AND", "OR", "NOT"})
_QUOTE_MARKS = str.maketrans(dict.fromkeys("「」『』“”„‟〝〞〟｢｣«»", '"'))
_STRUCTURE = re.compile(r'["()]')
_NOT = r"(^|(?<=[\s()]))(NOT(?=\s)|-(?=[^\s\d-]))"


@dataclass(frozen=True, slots=True)
class Words:
    """Text whose words are looked for, anywhere or in the title."""

    text: str
    field: str = ANYWHERE


@dataclass(frozen=True, slots=True)
class Quoted:
    """Text that must stand exactly so, after folding."""

    text: str
    field: str = ANYWHERE


@dataclass(frozen=True, slots=True)
class Prefix:
    """The beginning of a word."""

    text: str
    field: str = ANYWHERE


@dataclass(frozen=True, slots=True)
class Value:
    """A value of an attribute: a code, its label, or a part of a product, tag or cause."""

    field: str
    text: str
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Not:
    """Articles that do not match."""

    child: Node


@dataclass(frozen=True, slots=True)
class All:
    """Articles that match every child."""

    children: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Some:
    """Articles that match at least one child."""

    children: tuple[Node, ...]


Leaf = Words | Quoted | Prefix | Value
Node = Words | Quoted | Prefix | Value | Not | All | Some


class _QuotedTerm(whoosh_query.Term):  # type: ignore[misc, unused-ignore]  # Whoosh has no types
    """How a quoted text comes out of Whoosh's parser."""


class _QuotedNode(syntax.TextNode):
    qclass = _QuotedTerm
    # Otherwise the name of an unknown field before it would become part of the quoted text.
    has_text = False


class _Quotes(plugins.TaggingPlugin):
    expr = r'"(?P<text>[^"]*)"'
    nodetype = _QuotedNode


class _Prefixes(plugins.PrefixPlugin):
    expr = r'(?P<text>[^\s*:()"]+)[*]+(?=\s|$|\))'


class _Parser(QueryParser):
    """Whoosh's parser without its analysis."""

    def term_query(self, fieldname: str, text: str, termclass: Any, boost: float = 1.0, **_: object) -> Any:  # noqa: ANN401 - Whoosh's types
        return termclass(fieldname, text, boost=boost)


def normalise(text: str) -> str:
    """Return the question with full-width forms and Japanese quotation marks as the parser knows them."""
    cut = text[:MAX_CHARACTERS].translate(_QUOTE_MARKS)
    return unicodedata.normalize("NFKC", re.sub(r"[\ud800-\udfff]", "\ufffd", cut)).strip()


def parse(text: str, words: QueryWords) -> Node | None:
    """Return the tree of a question, or None when it asks nothing (empty, or symbols only)."""
    normal = normalise(text)
    if not _well_formed(normal):
        normal = _STRUCTURE.sub(" ", normal)
    if _operators(normal) > _MAX_OPERATORS:
        return _plain(normal)
    parser = _Parser(
        ANYWHERE,
        frozenset({TITLE, *VALUE_NAMES}),
        plugins=[
            plugins.WhitespacePlugin(),
            plugins.FieldsPlugin(),
            plugins.FieldAliasPlugin(words.field_names),
            _Quotes(),
            _Prefixes(),
            plugins.GroupPlugin(),
            plugins.OperatorsPlugin(Not=_NOT, AndNot=None, AndMaybe=None, Require=None),
        ],
    )
    try:
        return _convert(parser.parse(normal, normalize=False))
    except IndexError:
        # What Whoosh raises for an operator that has nothing to work on, such as "NOT NOT 訪問".
        return _plain(normal)


def _plain(text: str) -> Node | None:
    """Return a question's words without its structure."""
    parts = [part for part in _STRUCTURE.sub(" ", text).split() if part not in _OPERATOR_WORDS]
    return _words(" ".join(parts), ANYWHERE)


def _well_formed(text: str) -> bool:
    """Tell whether quotes and brackets pair up; brackets within quotes are text."""
    if text.count('"') % 2:
        return False
    depth = 0
    for character in re.sub(r'"[^"]*"', "", text):
        depth += (character == "(") - (character == ")")
        if depth < 0:
            return False
    return depth == 0


def _operators(text: str) -> int:
    return text.count("(") + len(re.findall(r"\b(?:AND|OR|NOT)\b|(?<!\S)-", text))


def _convert(found: Any) -> Node | None:  # noqa: ANN401 - Whoosh's query objects are untyped
    if isinstance(found, (whoosh_query.And, whoosh_query.Or)):
        children = tuple(child for part in found.subqueries if (child := _convert(part)) is not None)
        if len(children) <= 1:
            return children[0] if children else None
        return All(children) if isinstance(found, whoosh_query.And) else Some(children)
    if isinstance(found, whoosh_query.Not):
        child = _convert(found.query)
        return None if child is None else Not(child)
    if isinstance(found, (whoosh_query.Term, whoosh_query.Prefix)):
        return _leaf(found)
    return None


def _leaf(found: Any) -> Node | None:  # noqa: ANN401 - as above
    field, text = found.fieldname or ANYWHERE, found.text.strip()
    if not any(character.isalnum() for character in text) and not (isinstance(found, _QuotedTerm) and text):
        return None
    if field in VALUE_NAMES:
        return Value(field, text, exact=isinstance(found, _QuotedTerm))
    if isinstance(found, _QuotedTerm):
        return Quoted(text, field)
    if isinstance(found, whoosh_query.Prefix):
        return Prefix(text, field)
    return _words(text, field)


def _words(text: str, field: str) -> Node | None:
    return None if not text or text in _OPERATOR_WORDS else Words(text, field)


def leaves(node: Node, *, negated: bool = False) -> Iterator[Leaf]:
    """Yield the leaves that speak for an article; what is under a Not speaks against it and is left out."""
    if isinstance(node, Not):
        yield from leaves(node.child, negated=not negated)
    elif isinstance(node, (All, Some)):
        for child in node.children:
            yield from leaves(child, negated=negated)
    elif not negated:
        yield node
