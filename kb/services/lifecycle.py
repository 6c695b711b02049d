"""The life of articles: where each may go and what keeps it from there, who took which step, and what is due."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from kb.domain.article import PUBLISHED_STATES, State
from kb.domain.article_heading import DueArticle
from kb.domain.lifecycle import NEXT_STATES, Attention, StateMove, due_on, may_go, steps
from kb.domain.permission import needed_for
from kb.errors import ArticleNotReadyError, StateNotReachableError
from kb.storage import article_store, heading_store

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date
    from uuid import UUID

    from kb.clock import Clock
    from kb.domain.article import Article
    from kb.domain.article_heading import ArticleHeading
    from kb.domain.finding import Finding
    from kb.domain.lifecycle import Intervals, StateStep
    from kb.domain.permission import Permissions
    from kb.storage.database import Database


class LifecycleService:
    """Changes nothing itself: ``EditingService`` asks before each step."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        intervals: Intervals,
        permissions: Permissions,
        blockers: Callable[[Article], Sequence[Finding]],
    ) -> None:
        """``blockers`` are the errors an article would have as 検証済."""
        self._database = database
        self._clock = clock
        self._intervals = intervals
        self._permissions = permissions
        self._blockers = blockers

    @property
    def user(self) -> str:
        """Who works with this library: the name of the login, empty where nobody knows it."""
        return self._permissions.user

    def steps(self, article_id: UUID) -> tuple[StateStep, ...]:
        """Return who gave the article which state and when, newest first."""
        with self._database.read() as session:
            return steps(article_store.history(session, article_id))

    def moves(self, article: Article) -> tuple[StateMove, ...]:
        """Return the states the article as it stands may go to, each with what keeps it from there."""
        return tuple(self._move(article, state) for state in NEXT_STATES[article.state])

    def check(self, before: Article | None, after: Article) -> None:
        """Let an article be saved in its state, None for one that is new.

        Raises:
            NotPermittedError: the user may not give this state, or not take away the one before.
            StateNotReachableError: it takes another state in between.
        """
        self._permissions.require(needed_for(before.state if before else None, after.state))
        if before is not None and not may_go(before.state, after.state):
            raise StateNotReachableError(before=before.state, after=after.state)

    def check_ready(self, article: Article) -> None:
        """Raise ArticleNotReadyError for an article 検証済 in which something is to be mended."""
        blockers = self._blockers(article) if article.state is State.VALIDATED else ()
        if blockers:
            raise ArticleNotReadyError(article=article.title, count=len(blockers))

    def due(self, attention: Attention) -> tuple[DueArticle, ...]:
        """Return the articles to be looked at for this reason, the longest due first, then the most used."""
        found = [
            DueArticle(one, _since(one, self._intervals)) for one in self._looked_at() if one.attention is attention
        ]
        return tuple(sorted(found, key=lambda due: (due.since, -due.heading.usage.uses, due.heading.title)))

    def due_counts(self) -> Mapping[Attention, int]:
        """Return how many articles are due for each reason."""
        counts = dict.fromkeys(Attention, 0)
        for heading in self._looked_at():
            if heading.attention is not None:
                counts[heading.attention] += 1
        return counts

    def _looked_at(self) -> list[ArticleHeading]:
        now = self._clock.now()
        today = now.astimezone().date()
        # The rule counts local days: a day more lets no article slip through.
        untouched, in_use = (
            now - timedelta(days=days - 1) for days in (self._intervals.archive_days, self._intervals.verify_days)
        )
        with self._database.read() as session:
            found = heading_store.perhaps_due(session, PUBLISHED_STATES, untouched_since=untouched, in_use_since=in_use)
            return [heading.looked_at(today, self._intervals) for heading in found]

    def _move(self, article: Article, state: State) -> StateMove:
        needed = needed_for(article.state, state)
        refusals = [refusal for permission in needed if (refusal := self._permissions.refusal(permission))]
        blockers = tuple(self._blockers(article)) if state is State.VALIDATED else ()
        return StateMove(state, refusals[0] if refusals else None, blockers)


def _since(heading: ArticleHeading, intervals: Intervals) -> date:
    """Return the day an article is due from, or the day it was last used or changed."""
    due = due_on(heading.usage, intervals)
    if heading.attention is Attention.VERIFY and due is not None:
        return due
    return max(heading.usage.last_used_at or heading.saved_at, heading.saved_at).astimezone().date()
