"""What is known of a call that ended (P30)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from uuid import UUID

    from kb.domain.call import Call, FeedbackType
    from kb.domain.promise import Promise
    from kb.domain.review import ReviewItem


@dataclass(frozen=True, slots=True)
class OpenedArticle:
    """An article that was opened in the call; ``said`` is what the agent said of it, None while nothing."""

    article_id: UUID
    title: str
    said: FeedbackType | None = None


@dataclass(frozen=True, slots=True)
class CallRecord:
    """What is known of an ended call that took ``seconds``.

    ``fresh``: it ended a moment ago, and its end can be taken back. ``review`` only after a secondary complaint (P33).
    """

    call: Call
    seconds: int
    fresh: bool = False
    articles: tuple[OpenedArticle, ...] = ()
    promises: tuple[Promise, ...] = ()
    review: ReviewItem | None = None
    memo_made: bool = False
