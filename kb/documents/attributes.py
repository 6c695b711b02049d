"""An article's attributes as the words of its front matter, read with their problems and written in one order."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from kb.documents.front_matter import write_value
from kb.domain.article import KINDS_OF_ATTRIBUTES, Article, Kind, Outcome, Role, Stage, State
from kb.domain.demand import CAUSES, DemandQuality
from kb.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kb.documents.front_matter import Entry

Word = TypeVar("Word", bound=StrEnum)

#: Keys in the order in which they are written.
KEYS = (
    "id", "kind", "title", "state", "practices", "product", "cause", "demand", "tags", "customer_words", "validated_on",
    "stage", "role", "outcome", "happened_on", "ends_on",
)  # fmt: skip
_OBLIGATORY = ("kind", "title", "state")
#: States in which a date of validation says something: an archived article keeps its history.
_VALIDATED_STATES = (State.VALIDATED, State.ARCHIVED)
_PRACTICE = re.compile(r"P[1-9][0-9]{0,2}")
_CODE = re.compile(r"[A-Za-z_]+")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_UNWRITABLE = re.compile("[\x00-\x1f\x7f\ud800-\udfff]")
#: Stands in for the id of an article that has none yet.
NO_ID = UUID(int=0)


class AttributeReader:
    """Turns entries into an article without its body; what is wrong is collected in ``problems``."""

    def __init__(self, entries: Mapping[str, Entry]) -> None:
        self.problems: list[Problem] = []
        self._entries = entries

    def article_id(self) -> UUID | None:
        """Return the id, or None when the article has none yet."""
        value = self._text("id")
        try:
            found = UUID(value) if value else None
        except ValueError:
            found = None
        # UUID() also takes braces and missing hyphens; two spellings of one id would look like two articles.
        if value and str(found) != value.lower():
            self._report("id", "value_unknown", f"id: {value}")
            return None
        return found

    def article(self, body: str) -> Article:
        """Return the article with NO_ID for an id; only fit for use when ``problems`` is empty."""
        for key, entry in self._entries.items():
            if key not in KEYS:
                self.problems.append(Problem(entry.line, "key_unknown", key))
        self.problems.extend(Problem(1, "key_missing", key) for key in _OBLIGATORY if not self._has(key))
        article = Article(
            id=NO_ID,
            kind=self._word("kind", Kind) or Kind.CASE,
            title=self._text("title"),
            body=body,
            state=self._word("state", State) or State.DRAFT,
            practices=self._words("practices"),
            product=self._text("product"),
            cause=self._text("cause"),
            demand=self._demand(),
            tags=self._words("tags"),
            customer_words=self._words("customer_words"),
            validated_on=self._date("validated_on"),
            stage=self._word("stage", Stage),
            role=self._word("role", Role),
            outcome=self._word("outcome", Outcome),
            happened_on=self._date("happened_on"),
            ends_on=self._date("ends_on"),
        )
        for problem in attribute_problems(article):
            self._report(problem.detail.partition(":")[0], problem.code, problem.detail)
        return article

    def _has(self, key: str) -> bool:
        return key in self._entries and bool(self._entries[key].value)

    def _text(self, key: str) -> str:
        value = self._entries[key].value if key in self._entries else ""
        if isinstance(value, str):
            return value
        self._report(key, "value_type", key)
        return ""

    def _words(self, key: str) -> tuple[str, ...]:
        value = self._entries[key].value if key in self._entries else ()
        if isinstance(value, tuple):
            return value
        if value:
            self._report(key, "value_type", key)
        return ()

    def _word(self, key: str, words: type[Word]) -> Word | None:
        value = self._text(key)
        if not value:
            return None
        if value in {word.value for word in words}:
            return words(value)
        self._report(key, "value_unknown", f"{key}: {value}")
        return None

    def _demand(self) -> tuple[DemandQuality, ...]:
        known = {quality.value for quality in DemandQuality}
        values = self._words("demand")
        for value in values:
            if value not in known:
                self._report("demand", "value_unknown", f"demand: {value}")
        return tuple(DemandQuality(value) for value in values if value in known)

    def _date(self, key: str) -> date | None:
        value = self._text(key)
        if not value:
            return None
        try:
            if _DATE.fullmatch(value):
                return date.fromisoformat(value)
        except ValueError:
            pass  # the thirtieth of February: reported like any other word that is no date
        self._report(key, "value_unknown", f"{key}: {value}")
        return None

    def _report(self, key: str, code: str, detail: str) -> None:
        line = self._entries[key].line if key in self._entries else 1
        problem = Problem(line, code, detail)
        if problem not in self.problems:
            self.problems.append(problem)


def attribute_problems(article: Article) -> Iterator[Problem]:
    """Yield what is wrong with typed attributes, at line 0; ``detail`` begins with the key."""
    for key, value in form_values(article):
        words = (value,) if isinstance(value, str) else value
        if not all(word.strip() for word in words):
            yield Problem(0, "value_empty", key)
        if any(_UNWRITABLE.search(word) for word in words):
            yield Problem(0, "character_invalid", key)
        if key in KINDS_OF_ATTRIBUTES and article.kind is not KINDS_OF_ATTRIBUTES[key]:
            yield Problem(0, "key_not_for_kind", f"{key}: {article.kind.value}")
    for practice in article.practices:
        if not _PRACTICE.fullmatch(practice):
            yield Problem(0, "value_unknown", f"practices: {practice}")
    # A centre may write its own causes beside the five classes, in its own language; a code with a slip is no cause.
    if _CODE.fullmatch(article.cause) and article.cause not in CAUSES:
        yield Problem(0, "value_unknown", f"cause: {article.cause}")
    if article.validated_on and article.state not in _VALIDATED_STATES:
        yield Problem(0, "key_not_for_state", f"validated_on: {article.state.value}")


def attribute_lines(article: Article) -> Iterator[str]:
    """Yield the lines of the front matter in their order; what is empty is left out."""
    for key, value in form_values(article):
        # An id and dates are written bare: other programs shall know them for what they are.
        bare = key == "id" or key.endswith("_on")
        yield f"{key}: {value if bare and isinstance(value, str) else write_value(value)}"


def form_values(article: Article) -> Iterator[tuple[str, str | tuple[str, ...]]]:
    """Yield key and words of every attribute that is not empty, in the order of ``KEYS``."""
    for key in KEYS:
        value = getattr(article, key)
        if isinstance(value, tuple):
            value = tuple(str(word) for word in value)
        elif isinstance(value, date):
            value = value.isoformat()
        else:
            value = "" if value is None else str(value)
        if value:
            yield key, value
