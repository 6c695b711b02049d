"""What a row of the lists holds, and what a screen reader says of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from desktop.articles.suggestion_items import Case, Reply, suggestion_words
from desktop.i18n import noop, translate
from desktop.texts import label, short_label

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from kb.domain.article import Kind, State
    from kb.domain.call import Call, CallResult


@dataclass(frozen=True, slots=True)
class Heading:
    """The head of a group; ``note`` stands at the right, ``spaced`` leaves room above it."""

    text: str
    count: str = ""
    note: str = ""
    spaced: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence where rows would be, so that no place is empty."""

    text: str


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """An article on one line, between calls; ``note`` says how it did."""

    number: int
    article_id: UUID
    kind: Kind
    title: str
    state: State
    note: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice with its first sentences."""

    article_id: UUID
    title: str
    excerpt: str
    ends_on: date | None = None


@dataclass(frozen=True, slots=True)
class PastCall:
    """A call that is over: when, how long, about what, how it ended; ``unfinished`` is there while nobody said how."""

    when: str
    length: str
    about: str
    result: CallResult | None = None
    unfinished: Call | None = None


@dataclass(frozen=True, slots=True)
class ReviewsLine:
    """How many secondary complaints are still to be talked over (P33)."""

    count: int


Item: TypeAlias = Heading | Sentence | Reply | Case | ArticleLine | Notice | PastCall | ReviewsLine

_FINISH = noop("CallRows", "記録を仕上げる")
_REVIEWS = noop("CallRows", "二次対応の振り返り {count}件")


def opens(item: Item) -> UUID | None:
    """Return the article a row opens, if it opens one."""
    return item.article_id if isinstance(item, (Reply, Case, ArticleLine, Notice)) else None


def leads_on(item: Item) -> bool:
    """Tell whether something happens when a row is chosen."""
    return (
        opens(item) is not None
        or isinstance(item, ReviewsLine)
        or (isinstance(item, PastCall) and item.unfinished is not None)
    )


def finish_words() -> str:
    """Return what a row offers for a call of which nobody said how it ended."""
    return translate("CallRows", _FINISH)


def reviews_words(item: ReviewsLine) -> str:
    """Return what the row of the review items says."""
    return translate("CallRows", _REVIEWS).format(count=item.count)


def number_of(item: Item) -> int:
    """Return the number that opens a row, 0 for none."""
    return item.number if isinstance(item, (Reply, Case, ArticleLine)) else 0


def spoken(item: Item) -> str:
    """Return everything a row shows, as one text for a screen reader."""
    if isinstance(item, (Reply, Case)):
        parts = suggestion_words(item)
    elif isinstance(item, ArticleLine):
        number = str(item.number) if item.number else ""
        parts = [number, item.title, short_label(item.kind), label(item.state), item.note]
    elif isinstance(item, Notice):
        parts = [item.title, item.excerpt]
    elif isinstance(item, PastCall):
        result = label(item.result) if item.result else ""
        parts = [item.when, item.length, item.about, finish_words() if item.unfinished else result]
    elif isinstance(item, ReviewsLine):
        parts = [reviews_words(item)]
    elif isinstance(item, Heading):
        parts = [item.text, item.count, item.note]
    else:
        parts = [item.text]
    return " · ".join(part for part in parts if part)
