"""Which of the sure enough articles are shown: experience shifts the order, variety keeps it from repeating itself."""

from __future__ import annotations

from math import exp, log1p
from typing import TYPE_CHECKING

from kb.domain.article import State

if TYPE_CHECKING:
    from datetime import date

    from kb.domain.call import Prior
    from kb.search.candidate import Candidate
    from kb.search.document import IndexDocument

#: What an article must be ahead by, in log-odds, when those already chosen serve all of its practices.
REPEATED_PRACTICE = 1.2
#: How far experience can lift or lower an article, in log-odds.
USED_WEIGHT = 0.05
HELPED_WEIGHT = 0.1
DISMISSED_WEIGHT = 0.1
NOT_VALIDATED_WEIGHT = 0.1
RECENT_WEIGHT = 0.1
#: Days after which the lift of a recent case or validation has fallen to a third.
RECENT_DAYS = 180.0


def experience(document: IndexDocument, prior: Prior | None, today: date | None) -> float:
    """Return what past calls, the article's state and its age add to the evidence, in log-odds."""
    lift = 0.0 if document.state is State.VALIDATED else -NOT_VALIDATED_WEIGHT
    dated = document.happened_on or document.validated_on
    if today is not None and dated is not None:
        lift += RECENT_WEIGHT * exp(-max(0, (today - dated).days) / RECENT_DAYS)
    if prior is not None:
        lift += USED_WEIGHT * log1p(prior.used) + HELPED_WEIGHT * log1p(prior.helped)
        lift -= DISMISSED_WEIGHT * log1p(prior.dismissed + prior.not_helped)
    return lift


def varied(candidates: list[Candidate], limit: int) -> list[Candidate]:
    """Choose articles one by one, preferring those that serve a practice not yet served; the surest come first."""
    chosen: list[Candidate] = []
    pool = list(candidates)
    served: set[str] = set()
    while pool and len(chosen) < limit:
        following = max(pool, key=lambda candidate: candidate.order - _repetition(candidate, served))
        pool.remove(following)
        chosen.append(following)
        served.update(following.document.practices)
    return sorted(chosen, key=lambda candidate: -candidate.order)


def _repetition(candidate: Candidate, served: set[str]) -> float:
    practices = candidate.document.practices
    return REPEATED_PRACTICE if practices and served.issuperset(practices) else 0.0
