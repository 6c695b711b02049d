"""What a row of each queue is, what it is known by, and how the rows are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.domain.article_heading import DueArticle
from kb.domain.queues import ArticleFlags, CallDraft, HelpRecord, MissGroup, Queue, ReviewCase

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from desktop.editor.queues.ports import Queues

Row = ArticleFlags | MissGroup | CallDraft | HelpRecord | ReviewCase | DueArticle


def read_rows(queues: Queues, queue: Queue) -> tuple[Row, ...]:
    """Read a queue, on another thread; raises KbError."""
    reads: dict[Queue, Callable[[], tuple[Row, ...]]] = {
        Queue.FLAGS: queues.flags,
        Queue.MISSES: queues.misses,
        Queue.DRAFTS: queues.drafts,
        Queue.NOT_HELPED: queues.unhelpful,
        Queue.REVIEWS: queues.reviews,
        Queue.DUE: queues.due,
    }
    return reads[queue]()


def key_of(row: Row) -> UUID:
    """Return what a row is known by, also after others were settled: its article, its first miss, its call."""
    match row:
        case ArticleFlags() | HelpRecord():
            return row.article.id
        case MissGroup():
            return row.misses[-1].id
        case CallDraft():
            return row.article_id
        case ReviewCase():
            return row.call.call_id
        case DueArticle():
            return row.heading.id
