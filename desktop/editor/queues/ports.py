"""What the queues ask of the library."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from desktop.tasks.later import later_services

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from uuid import UUID

    from desktop.tasks.later import Wait
    from kb.cancellation import CancelToken
    from kb.domain.article import Changes
    from kb.domain.article_heading import DueArticle
    from kb.domain.queues import (
        ArticleFlags,
        CallDraft,
        HelpRecord,
        MissGroup,
        Neighbour,
        Queue,
        ReviewCase,
        Settlement,
    )
    from kb.domain.stored_draft import StoredDraft
    from kb.domain.synonyms import SynonymEffect, SynonymText


class Queues(Protocol):
    """``kb.services.queues.QueueService``."""

    def counts(self) -> Mapping[Queue, int]: ...
    def due_count(self) -> int: ...
    def due(self) -> tuple[DueArticle, ...]: ...
    def flags(self) -> tuple[ArticleFlags, ...]: ...
    def misses(self) -> tuple[MissGroup, ...]: ...
    def near(self, question: str, token: CancelToken | None = None) -> tuple[Neighbour, ...]: ...
    def drafts(self) -> tuple[CallDraft, ...]: ...
    def unhelpful(self) -> tuple[HelpRecord, ...]: ...
    def reviews(self, *, closed: bool = False) -> tuple[ReviewCase, ...]: ...


class QueueActions(Protocol):
    """``kb.services.queue_actions.QueueActionService``."""

    def settle_statements(self, ids: Iterable[UUID], how: Settlement, *, editor: str = "") -> Changes: ...
    def unsettle_statements(self, ids: Iterable[UUID]) -> Changes: ...
    def settle_misses(self, ids: Iterable[UUID], how: Settlement, *, editor: str = "") -> Changes: ...
    def unsettle_misses(self, ids: Iterable[UUID]) -> Changes: ...
    def close_review(self, call_id: UUID) -> Changes: ...
    def reopen_review(self, call_id: UUID) -> Changes: ...
    def draft_of_misses(self, group: MissGroup, *, editor: str = "") -> UUID: ...
    def draft_of_call(self, call_id: UUID) -> StoredDraft | None: ...
    def draft_of_review(self, call_id: UUID, *, editor: str = "") -> UUID: ...
    def discard_draft(self, article_id: UUID, *, editor: str, window: UUID = ...) -> StoredDraft | None: ...
    def restore_draft(self, draft: StoredDraft) -> Changes: ...


class Synonyms(Protocol):
    """``kb.services.synonym_editing.SynonymService``, as far as it is needed here."""

    def load(self) -> SynonymText: ...
    def terms(self) -> tuple[str, ...]: ...
    def with_word(self, text: str, means: str, word: str, *, as_phrase: bool = False) -> str: ...
    def preview(self, text: str, token: CancelToken | None = None) -> SynonymEffect: ...
    def save(self, text: str, *, version: str) -> Changes: ...


class Misses(Protocol):
    """``kb.services.misses.MissRecorder``: what fills one of the queues."""

    def search_missed(self, question: str) -> bool: ...


class QueueServices(Protocol):
    """All of them: ``kb.library.Library`` has them by these names."""

    @property
    def queues(self) -> Queues: ...
    @property
    def queue_actions(self) -> QueueActions: ...
    @property
    def synonyms(self) -> Synonyms: ...
    @property
    def misses(self) -> Misses: ...


@dataclass(frozen=True, slots=True)
class QueueServiceSet:
    """``QueueServices`` one by one."""

    queues: Queues
    queue_actions: QueueActions
    synonyms: Synonyms
    misses: Misses


def awaited_queue_services(wait: Wait) -> QueueServiceSet:
    """Return services that ask ``wait`` for the library at each call."""
    return later_services(QueueServiceSet, wait)
