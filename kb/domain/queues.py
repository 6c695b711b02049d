"""What calls and searches leave for knowledge editors: flags, misses, drafts, what did not help, reviews (P32-P34).

Every text in here that an agent typed is masked.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from kb.domain.article import Kind, State
    from kb.domain.call import CallResult, FeedbackType
    from kb.domain.demand import Demand

#: The standard score of a two-sided confidence of 95 %.
_Z = 1.959964


class Queue(StrEnum):
    """指摘, 0件の検索, 通話からの下書き, 効かなかった, 二次化の振り返り, 検証の時期, in the order they are shown."""

    FLAGS = "flags"
    MISSES = "misses"
    DRAFTS = "drafts"
    NOT_HELPED = "not_helped"
    REVIEWS = "reviews"
    DUE = "due"


class Settlement(StrEnum):
    """What was done about an item: the article mended, a draft begun, a synonym made, or nothing was needed."""

    ARTICLE = "article"
    DRAFT = "draft"
    SYNONYM = "synonym"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class CallContext:
    """The call that something was said in; ``notes`` are masked, and so are product, cause and quantity."""

    call_id: UUID
    at: datetime
    notes: str
    product: str = ""
    cause: str = ""
    demand: Demand
    result: CallResult | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """One statement about an article: flagged, waved away because of its content or the situation, or of no help.

    ``reason`` is what was typed, masked, or a ``DismissReason``.
    """

    id: UUID
    at: datetime
    type: FeedbackType
    reason: str = ""
    call: CallContext | None = None


@dataclass(frozen=True, slots=True)
class ArticleHead:
    """What a row shows of an article."""

    id: UUID
    kind: Kind
    state: State
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleFlags:
    """The unsettled flags of one article, newest first."""

    article: ArticleHead
    flags: tuple[Flag, ...]

    @property
    def flag_ids(self) -> tuple[UUID, ...]:
        """Which statements are settled together."""
        return tuple(flag.id for flag in self.flags)


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpRecord:
    """An article that did not help: of ``judged`` calls in which it was judged, ``not_helped`` said so.

    ``flags`` are the unsettled statements, newest first; ``judged`` counts settled ones too.
    """

    article: ArticleHead
    not_helped: int
    judged: int
    used: int
    flags: tuple[Flag, ...] = ()

    @property
    def at_least(self) -> float:
        """The share of calls in which it does not help, as low as so few calls allow: what the list is ordered by."""
        return wilson_lower_bound(self.not_helped, self.judged)

    @property
    def flag_ids(self) -> tuple[UUID, ...]:
        """Which statements are settled together."""
        return tuple(flag.id for flag in self.flags)


class MissSource(StrEnum):
    """Where nothing was found: a search, or the notes of a whole call."""

    SEARCH = "search"
    NOTES = "notes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Miss:
    """A search or a call for which there was nothing; ``question`` is masked."""

    id: UUID
    at: datetime
    source: MissSource
    question: str
    call_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MissGroup:
    """Misses that asked for the same thing, the newest first; never empty. ``words`` are those they share."""

    misses: tuple[Miss, ...]
    words: tuple[str, ...] = ()

    @property
    def question(self) -> str:
        """The example that stands for all: what was asked most often, else last."""
        asked = [miss.question for miss in self.misses]
        return max(asked, key=lambda text: (asked.count(text), -asked.index(text)))

    @property
    def questions(self) -> tuple[str, ...]:
        """Every wording once, the newest first."""
        return tuple(dict.fromkeys(miss.question for miss in self.misses))

    @property
    def count(self) -> int:
        """How often."""
        return len(self.misses)

    @property
    def last(self) -> datetime:
        """When last."""
        return self.misses[0].at

    @property
    def ids(self) -> tuple[UUID, ...]:
        """Which misses are settled together."""
        return tuple(miss.id for miss in self.misses)


class NeighbourKind(StrEnum):
    """What stands near a question: another spelling, a term of the centre, an article not sure enough to be shown."""

    SPELLING = "spelling"
    TERM = "term"
    ARTICLE = "article"


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """Something near a question that does find articles: ``hits`` of them.

    ``text`` is a spelling, a term, or the title of the article ``article_id``.
    """

    kind: NeighbourKind
    text: str
    hits: int
    article_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CallDraft:
    """A draft of an article that does not exist yet; ``call`` is the one it was made of, where that is known."""

    article_id: UUID
    editor: str
    window: UUID
    title: str
    kind: Kind | None
    saved_at: datetime
    call: CallContext | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewCase:
    """What is to be looked at together after a secondary complaint (P33): what angered and what calmed, masked."""

    id: UUID
    opened_at: datetime
    angered: str
    calmed: str
    call: CallContext
    closed_at: datetime | None = None


def wilson_lower_bound(hits: int, trials: int) -> float:
    """Return the lower end of the 95 % confidence interval of a share; 0 without trials.

    E. B. Wilson, Probable Inference, the Law of Succession, and Statistical Inference, JASA 22 (1927): right for few
    trials, where 1 of 1 is not 100 %.
    """
    if not trials:
        return 0.0
    share, square = hits / trials, _Z * _Z
    centre = share + square / (2 * trials)
    spread = _Z * sqrt((share * (1 - share) + square / (4 * trials)) / trials)
    return max(0.0, (centre - spread) / (1 + square / trials))
