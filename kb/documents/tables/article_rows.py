"""Rows of a table as articles, and articles as rows: reading what was written gives the same articles."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kb.documents.article_text import ArticleDraft, normal_body
from kb.documents.attributes import KEYS, AttributeReader
from kb.documents.checks import SECTIONS, body_problems, character_problems
from kb.documents.front_matter import Entry
from kb.documents.sections import split_sections
from kb.documents.tables.moments import read_moment
from kb.documents.tables.words import HEADINGS, SECTION
from kb.domain.article import Kind, State
from kb.errors import Problem, TableFieldMissingError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kb.documents.tables.rows import TableRow
    from kb.documents.tables.words import TableWords
    from kb.domain.article import Article
    from kb.domain.table import TableMapping

#: Fields of several words: one a line, so that a word may hold any other sign.
_LISTS = frozenset({"practices", "demand", "tags", "customer_words"})
_DATES = frozenset({"validated_on", "happened_on", "ends_on"})
_CLOSED = frozenset({"kind", "state", "stage", "role", "outcome", "cause", "demand"})
#: At the end of a cell: what stands before it is one word, and is not looked up.
_AS_IT_STANDS = "\n"
_SEPARATORS = re.compile(r"[、,;；]")

#: What an article is where a table does not say.
DEFAULTS: Mapping[str, str] = {"kind": Kind.CASE.value, "state": State.DRAFT.value}
#: The fields of a written table in their order.
COLUMNS = (*KEYS, "body", *(SECTION + heading for heading in HEADINGS))


class ArticleReader:
    """Reads rows of one table."""

    def __init__(self, words: TableWords, mapping: TableMapping, names: Sequence[str]) -> None:
        """``names`` are the table's columns.

        Raises:
            TableFieldMissingError: no column holds the title.
        """
        self._words = words
        self._constants = {**DEFAULTS, **mapping.constants}
        self._places = {field: names.index(name) for name, field in mapping.columns.items()}
        if "title" not in self._places.keys() | mapping.constants.keys():
            raise TableFieldMissingError(field="title")

    def read(self, row: TableRow) -> ArticleDraft | tuple[Problem, ...]:
        """Return the article of a row, or everything that is wrong with it."""
        if row.problem is not None:
            return (row.problem,)
        odd = [row.odd[place] for place in self._places.values() if place in row.odd]
        if odd:
            return tuple(odd)
        reader = AttributeReader(dict(self._entries(row)))
        article_id = reader.article_id()
        article = reader.article("")
        article = replace(article, body=normal_body(self._body(row, article.kind)))
        problems = list(reader.problems)
        problems += character_problems(article.body)
        if not {problem.detail.partition(":")[0] for problem in problems} & {"kind", "state"}:
            problems += body_problems(article.body, kind=article.kind, state=article.state)
        if problems:
            return tuple(dict.fromkeys(Problem(row.number, problem.code, problem.detail) for problem in problems))
        return ArticleDraft(article_id, article)

    def _entries(self, row: TableRow) -> Iterator[tuple[str, Entry]]:
        for key in KEYS:
            text = self._text(row, key) or self._constants.get(key, "")
            if key in _LISTS:
                words = tuple(self._code(key, word) for word in _list(text))
                if words:
                    yield key, Entry(row.number, words)
            elif text:
                yield key, Entry(row.number, _date(text) if key in _DATES else self._code(key, text))

    def _code(self, key: str, text: str) -> str:
        """Return the code of a word; of one without, the reader says what is wrong, but causes may be own words."""
        if key not in _CLOSED:
            return text
        return text.removesuffix(_AS_IT_STANDS) if text.endswith(_AS_IT_STANDS) else self._words.code(key, text) or text

    def _body(self, row: TableRow, kind: Kind) -> str:
        """Return the text: what stands in one column, then each part that has its own under its heading."""
        # Parts of other kinds come last; that they do not belong there is said like in any text.
        headings = dict.fromkeys((*SECTIONS[kind], *HEADINGS))
        parts = ((heading, self._text(row, SECTION + heading)) for heading in headings)
        texts = (f"## {heading}\n\n{text}" for heading, text in parts if text)
        return "\n\n".join(filter(None, (self._text(row, "body"), *texts)))

    def _text(self, row: TableRow, field: str) -> str:
        place = self._places.get(field)
        return row.cells[place] if place is not None and place < len(row.cells) else ""


def article_cells(article: Article, words: TableWords) -> dict[str, str]:
    """Return the texts of an article by the fields of ``COLUMNS``.

    Its parts have columns of their own, where they make up the text exactly; else the text is in one.
    """
    cells: dict[str, str] = {}
    for key in KEYS:
        value = getattr(article, key)
        if isinstance(value, tuple):
            cells[key] = _joined([words.name(key, str(word)) for word in value])
        else:
            cells[key] = "" if value is None else words.name(key, str(value))
    if article.cause == cells["cause"] and words.code("cause", article.cause):
        cells["cause"] += _AS_IT_STANDS  # a centre's own word that means a class elsewhere
    sections = _columns_of(article)
    cells |= {SECTION + heading: sections.get(heading, "") for heading in HEADINGS}
    cells["body"] = "" if sections else article.body.removesuffix("\n")
    return cells


def _columns_of(article: Article) -> dict[str, str]:
    """Return the parts of a text by heading, or nothing where they alone would not give the same text again."""
    sections = split_sections(article.body)
    parts = {section.heading: section.text for section in sections}
    if len(parts) < len(sections) or not all(parts.values()) or not set(parts) <= set(SECTIONS[article.kind]):
        return {}
    ordered = (heading for heading in SECTIONS[article.kind] if heading in parts)
    body = "\n\n".join(f"## {heading}\n\n{parts[heading]}" for heading in ordered)
    return parts if normal_body(body) == article.body else {}


def _list(text: str) -> tuple[str, ...]:
    """Return the words of a cell: one a line, or on one line with commas between them."""
    if "\n" in text:
        return tuple(filter(None, text.split("\n")))
    return tuple(word for word in map(str.strip, _SEPARATORS.split(text)) if word)


def _joined(words: Sequence[str]) -> str:
    """Return words as a cell that ``_list`` reads as they are; a line feed at the end says that there is but one."""
    text = "\n".join(words)
    return text if len(words) > 1 or _list(text) == tuple(words) else text + _AS_IT_STANDS


def _date(text: str) -> str:
    """Return a date as it is kept, whatever form it has; what is none is left for the reader to refuse."""
    found = read_moment(text)
    return text if found is None else found.isoformat()[: len("2026-11-27")]
