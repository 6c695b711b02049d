"""Explicit search: the question with its filters, and hits with snippets and counted facets."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from kb.domain.article import Kind, Outcome, State


class Facet(StrEnum):
    """What results can be narrowed by."""

    KIND = "kind"
    PRODUCT = "product"
    CAUSE = "cause"
    STATE = "state"
    TAG = "tag"


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchQuery:
    """Text in Whoosh's query language and the chosen facet values; several values of one facet mean either."""

    text: str
    kinds: tuple[Kind, ...] = ()
    products: tuple[str, ...] = ()
    causes: tuple[str, ...] = ()
    states: tuple[State, ...] = ()
    tags: tuple[str, ...] = ()
    only_published: bool = True
    limit: int = 50


@dataclass(frozen=True, slots=True)
class Snippet:
    """An excerpt; ``hits`` are (start, end) offsets in code points of ``text``."""

    text: str
    hits: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchHit:
    """One result row."""

    article_id: UUID
    kind: Kind
    state: State
    score: float
    title: Snippet
    excerpt: Snippet
    product: str = ""
    cause: str = ""
    outcome: Outcome | None = None
    happened_on: date | None = None
    used: int = 0


@dataclass(frozen=True, slots=True)
class FacetCount:
    """How many results a facet value would leave, counted with the other facets applied."""

    value: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchResults:
    """Hits, the number before and after filters, counts by facet, and a better spelling when nothing was found.

    ``understood_as`` are the centre's terms that were looked for, where nothing stands as it was typed.
    """

    hits: tuple[SearchHit, ...] = ()
    total: int = 0
    total_unfiltered: int = 0
    facets: dict[Facet, tuple[FacetCount, ...]]
    did_you_mean: str = ""
    understood_as: tuple[str, ...] = ()
