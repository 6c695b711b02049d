"""What a list shows of an article, and what can be asked of such a list; no text is read for it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from kb.domain.lifecycle import attention

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime
    from uuid import UUID

    from kb.domain.article import Kind, State
    from kb.domain.lifecycle import Attention, Intervals, Usage


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleHeading:
    """One row of a list; ``number`` is the latest revision, saved by whom and when; ``attention`` why to look again."""

    id: UUID
    kind: Kind
    title: str
    state: State
    product: str
    cause: str
    tags: tuple[str, ...]
    number: int
    saved_at: datetime
    saved_by: str
    validated_on: date | None
    usage: Usage
    attention: Attention | None = None

    def looked_at(self, today: date, intervals: Intervals) -> ArticleHeading:
        """Return the heading with why somebody should look at the article on this day."""
        why = attention(self.kind, self.state, self.usage, saved_at=self.saved_at, today=today, intervals=intervals)
        return replace(self, attention=why)


@dataclass(frozen=True, slots=True)
class DueArticle:
    """An article somebody should look at: ``since`` the day verification is due, or that of its last use or change."""

    heading: ArticleHeading
    since: date


class HeadingOrder(Enum):
    """By kind and title, or what was saved last first."""

    TITLE = "title"
    LATEST = "latest"


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadingQuery:
    """Which articles are listed; an empty filter leaves nothing out, several values of one filter are alternatives.

    ``text``: words that all stand in the title, in any width and case.
    """

    text: str = ""
    kinds: tuple[Kind, ...] = ()
    states: tuple[State, ...] = ()
    products: tuple[str, ...] = ()
    causes: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    order: HeadingOrder = HeadingOrder.TITLE


@dataclass(frozen=True, slots=True)
class HeadingPage:
    """Part of a list: ``headings`` begin at ``offset`` of ``total``."""

    headings: tuple[ArticleHeading, ...]
    offset: int
    total: int


@dataclass(frozen=True, slots=True)
class HeadingChoices:
    """What the filters can be set to, with how many articles each would list; the most frequent first."""

    kinds: Mapping[Kind, int]
    states: Mapping[State, int]
    products: Mapping[str, int]
    causes: Mapping[str, int]
    tags: Mapping[str, int]
