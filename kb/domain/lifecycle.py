"""The life of an article (KCS): its states, the ways between them, and when somebody should look at it again.

An interval of verification starts from use, not from the calendar: the first use after the last validation starts it.
What nobody uses is never due for verification; it is proposed for archiving.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from kb.domain.article import PUBLISHED_STATES, Kind, State

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from kb.domain.article import ArticleRevision
    from kb.domain.finding import Finding
    from kb.errors import NotPermittedError

#: Which states an article may go to from each. 検証済 is only given to what was published as 未検証, so that somebody
#: read it as agents see it; what was taken out of use comes back through 作成中 or 未検証.
NEXT_STATES: dict[State, tuple[State, ...]] = {
    State.DRAFT: (State.NOT_VALIDATED, State.ARCHIVED),
    State.NOT_VALIDATED: (State.VALIDATED, State.DRAFT, State.ARCHIVED),
    State.VALIDATED: (State.NOT_VALIDATED, State.ARCHIVED),
    State.ARCHIVED: (State.DRAFT, State.NOT_VALIDATED),
}


class Attention(StrEnum):
    """Why somebody should look at a published article again."""

    VERIFY = "verify"
    ARCHIVE = "archive"


@dataclass(frozen=True, slots=True, kw_only=True)
class Intervals:
    """Days from the first use after a validation until the next is due, and days without use until archiving."""

    verify_days: int
    archive_days: int


@dataclass(frozen=True, slots=True)
class Usage:
    """How calls used an article: how often, when last, and when first after the day of its last validation."""

    uses: int = 0
    last_used_at: datetime | None = None
    first_used_since_validation_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class StateStep:
    """One step of an article's life: who gave it which state, when, and with which revision."""

    state: State
    at: datetime
    by: str
    number: int


@dataclass(frozen=True, slots=True)
class StateMove:
    """A state an article may go to: ``refusal`` tells that the user may not, ``blockers`` what to mend first."""

    state: State
    refusal: NotPermittedError | None = None
    blockers: tuple[Finding, ...] = ()

    @property
    def is_open(self) -> bool:
        """Tell whether nothing keeps the article from it."""
        return self.refusal is None and not self.blockers


def may_go(before: State, after: State) -> bool:
    """Tell whether an article may go from one state to another; it may always stay."""
    return before is after or after in NEXT_STATES[before]


def steps(history: Iterable[ArticleRevision]) -> tuple[StateStep, ...]:
    """Return every change of state out of the revisions of an article, newest first; the first revision is one too."""
    found: list[StateStep] = []
    for revision in sorted(history, key=lambda revision: revision.number):
        if not found or found[-1].state is not revision.article.state:
            found.append(StateStep(revision.article.state, revision.saved_at, revision.saved_by, revision.number))
    return tuple(reversed(found))


def due_on(usage: Usage, intervals: Intervals) -> date | None:
    """Return the local day from which verification is due, None for what was not used since its validation."""
    started = usage.first_used_since_validation_at
    return started.astimezone().date() + timedelta(days=intervals.verify_days) if started else None


def attention(
    kind: Kind, state: State, usage: Usage, *, saved_at: datetime, today: date, intervals: Intervals
) -> Attention | None:
    """Return why somebody should look at an article, None where nobody needs to.

    Only published articles are looked at. A notice is read, not used, and ends by its own date: never.
    """
    if state not in PUBLISHED_STATES or kind is Kind.NOTICE:
        return None
    touched = max(usage.last_used_at or saved_at, saved_at)
    if touched.astimezone().date() + timedelta(days=intervals.archive_days) <= today:
        return Attention.ARCHIVE
    due = due_on(usage, intervals)
    return Attention.VERIFY if due is not None and due <= today else None
