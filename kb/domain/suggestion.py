"""What live search is asked and what it answers: few suggestions, each with its reasons."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from kb.domain.demand import Demand

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from kb.domain.article import Kind, Outcome, Stage, State
    from kb.domain.reading import CaseSummary


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestionQuery:
    """The call as it stands: notes and the fields beside them.

    ``dismissed`` articles are left out; with ``today``, recent cases and validations count a little more.
    """

    notes: str
    demand: Demand = field(default_factory=Demand)
    product: str = ""
    cause: str = ""
    stage: Stage | None = None
    dismissed: frozenset[UUID] = frozenset()
    today: date | None = None
    recommended_limit: int = 3
    similar_limit: int = 5


class ReasonType(StrEnum):
    """Why an article is suggested, in the order an agent understands best."""

    MEANS = "means"  # the caller's words stand for a term of the centre: 「来い」→ 訪問要求
    SHARED_WORDS = "shared_words"
    SAME_DEMAND = "same_demand"
    SAME_PRODUCT = "same_product"
    SAME_CAUSE = "same_cause"
    USED = "used"
    HELPED = "helped"


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason: ``words`` as the agent typed them, ``means`` the centre's term, ``count`` of uses."""

    type: ReasonType
    words: tuple[str, ...] = ()
    means: str = ""
    count: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """One suggested article with everything its row shows; ``score`` compares within one answer only."""

    article_id: UUID
    kind: Kind
    title: str
    state: State
    score: float
    practices: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()
    summary: CaseSummary | None = None
    outcome: Outcome | None = None
    product: str = ""


@dataclass(frozen=True, slots=True)
class Suggestions:
    """The answer: replies to consider, similar cases, and where the matched words stand in the notes.

    ``matched_spans`` are (start, end) offsets in code points of the notes as they were given.
    """

    recommended: tuple[Suggestion, ...] = ()
    similar: tuple[Suggestion, ...] = ()
    matched_spans: tuple[tuple[int, int], ...] = ()
