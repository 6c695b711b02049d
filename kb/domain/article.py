"""An article of the knowledge base: one value for all five kinds, with the attributes each kind may carry."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime
    from uuid import UUID

    from kb.domain.demand import DemandQuality


#: The longest body, in characters and in lines. It bounds what rendering, comparing and searching can cost.
LONGEST_BODY = 100_000
MOST_LINES = 5_000


class Kind(StrEnum):
    """What an article is for."""

    CASE = "case"
    SCRIPT = "script"
    PROCEDURE = "procedure"
    TECHNIQUE = "technique"
    NOTICE = "notice"


#: Kinds that are recommended as replies; cases are shown as similar cases, notices as a banner.
RECOMMENDED_KINDS: tuple[Kind, ...] = (Kind.SCRIPT, Kind.PROCEDURE, Kind.TECHNIQUE)


class State(StrEnum):
    """KCS states: 作成中, 未検証, 検証済, 公開停止."""

    DRAFT = "draft"
    NOT_VALIDATED = "not_validated"
    VALIDATED = "validated"
    ARCHIVED = "archived"


#: States an agent on the phone is shown.
PUBLISHED_STATES: tuple[State, ...] = (State.NOT_VALIDATED, State.VALIDATED)


class Stage(StrEnum):
    """Stages of a call in their order: 名乗り, 心情のお詫び, 事実確認, 解決策と代替案, 合意, 約束, 結び."""

    OPENING = "opening"
    EMPATHY = "empathy"
    FACTS = "facts"
    SOLUTION = "solution"
    AGREEMENT = "agreement"
    PROMISE = "promise"
    CLOSING = "closing"


class Role(StrEnum):
    """Who may speak a script: 一次対応, 二次対応, both."""

    FIRST = "first"
    SECOND = "second"
    BOTH = "both"


class Outcome(StrEnum):
    """How a case ended: 解決, 合意なし, 二次化."""

    SETTLED = "settled"
    NO_CONSENT = "no_consent"
    SECONDARY = "secondary"


#: Attributes that belong to one kind only; all others belong to every kind.
KINDS_OF_ATTRIBUTES: Mapping[str, Kind] = {
    "stage": Kind.SCRIPT,
    "role": Kind.SCRIPT,
    "outcome": Kind.CASE,
    "happened_on": Kind.CASE,
    "ends_on": Kind.NOTICE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article: typed attributes and a Markdown body; attributes that do not belong to the kind stay empty."""

    id: UUID
    kind: Kind
    title: str
    body: str
    state: State = State.DRAFT
    practices: tuple[str, ...] = ()
    product: str = ""
    cause: str = ""
    demand: tuple[DemandQuality, ...] = ()
    tags: tuple[str, ...] = ()
    customer_words: tuple[str, ...] = ()
    validated_on: date | None = None
    stage: Stage | None = None
    role: Role | None = None
    outcome: Outcome | None = None
    happened_on: date | None = None
    ends_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRevision:
    """An article as it stood after one explicit save or change of state; ``number`` counts from 1 per article."""

    article: Article
    number: int
    saved_at: datetime
    saved_by: str


@dataclass(frozen=True, slots=True)
class Changes:
    """What a mutation touched, so that each view decides for itself whether to refresh.

    ``queues``: something waits for editors, or no longer does.
    """

    articles: frozenset[UUID] = frozenset()
    calls: frozenset[UUID] = frozenset()
    promises: frozenset[UUID] = frozenset()
    matters: frozenset[UUID] = frozenset()
    queues: bool = False
    everything: bool = False

    def __bool__(self) -> bool:
        """Tell whether anything changed at all."""
        touched = self.articles or self.calls or self.promises or self.matters
        return self.everything or self.queues or bool(touched)
