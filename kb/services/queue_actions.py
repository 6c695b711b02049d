"""What editors do with what waits for them: settle it, make a draft of it, and take that back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kb.documents.article_text import write_article
from kb.documents.case_text import plain_markdown
from kb.documents.checks import OPTIONAL_SECTIONS, SECTIONS
from kb.domain.article import Article, Changes, Kind, State
from kb.domain.permission import Permission
from kb.domain.queues import MissSource
from kb.domain.stored_draft import NO_WINDOW
from kb.identifiers import new_id
from kb.services.masked_calls import CallMasker
from kb.storage import call_store, draft_store, feedback_store, handover_store, miss_store

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from kb.clock import Clock
    from kb.documents.record_words import RecordWords
    from kb.domain.permission import Permissions
    from kb.domain.queues import MissGroup, Settlement
    from kb.domain.stored_draft import StoredDraft
    from kb.search.masking import Masker
    from kb.services.case_drafts import CaseDraftService
    from kb.services.drafting import DraftService
    from kb.storage.database import Database

_TITLE_CHARACTERS = 60
_MOST_WORDS = 12
_CHANGED = Changes(queues=True)


class QueueActionService:
    """Each method is one step that can be taken back; ``editor`` is who does it.

    Whoever may not write articles may not empty what waits for those who do: every step raises NotPermittedError then.
    Every method raises LibraryBusyError, DiskFullError, LibraryReadOnlyError; then nothing was changed.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        masker: Masker,
        drafts: DraftService,
        case_drafts: CaseDraftService,
        words: RecordWords,
        permissions: Permissions,
    ) -> None:
        """``words`` name what angered and what calmed in a case made of a review."""
        self._permissions = permissions
        self._database = database
        self._clock = clock
        self._masker = masker
        self._drafts = drafts
        self._case_drafts = case_drafts
        self._words = words

    # Settling

    def settle_statements(self, ids: Iterable[UUID], how: Settlement, *, editor: str = "") -> Changes:
        """Settle flags, or statements that an article did not help."""
        self._require_permission()
        with self._database.write() as session:
            feedback_store.settle(session, ids, at=self._clock.now(), by=editor, how=how)
        return _CHANGED

    def unsettle_statements(self, ids: Iterable[UUID]) -> Changes:
        """Let statements wait again."""
        self._require_permission()
        with self._database.write() as session:
            feedback_store.settle(session, ids, at=None, by="", how=None)
        return _CHANGED

    def settle_misses(self, ids: Iterable[UUID], how: Settlement, *, editor: str = "") -> Changes:
        """Settle searches and calls that found nothing."""
        self._require_permission()
        with self._database.write() as session:
            miss_store.settle(session, ids, at=self._clock.now(), by=editor, how=how)
        return _CHANGED

    def unsettle_misses(self, ids: Iterable[UUID]) -> Changes:
        """Let misses wait again."""
        self._require_permission()
        with self._database.write() as session:
            miss_store.settle(session, ids, at=None, by="", how=None)
        return _CHANGED

    def close_review(self, call_id: UUID) -> Changes:
        """Note that what angered and what calmed was talked over (P33)."""
        return self._set_closed(call_id, closed=True)

    def reopen_review(self, call_id: UUID) -> Changes:
        """Let a review wait again."""
        return self._set_closed(call_id, closed=False)

    # Drafts

    def draft_of_misses(self, group: MissGroup, *, editor: str = "") -> UUID:
        """Leave a draft with the words that found nothing, and return the id its article will have.

        Where a call found nothing it is a case made of that call, else a script.

        Raises:
            FileUnreadableError: the library's own masking.yaml is not what it should be; nothing was saved.
        """
        self._require_permission()
        calls = [miss.call_id for miss in group.misses if miss.source is MissSource.NOTES and miss.call_id]
        said = tuple(dict.fromkeys(part for question in group.questions for part in question.split("、")))
        if calls:
            preview = self._case_drafts.preview(calls[0])
            words = tuple(dict.fromkeys((*preview.article.customer_words, *said)))[:_MOST_WORDS]
            return self._leave(replace(preview.article, customer_words=words), editor, calls[0])
        kind = Kind.SCRIPT
        headings = [f"## {heading}" for heading in SECTIONS[kind] if heading not in OPTIONAL_SECTIONS]
        article = Article(
            id=new_id(),
            kind=kind,
            title=group.question[:_TITLE_CHARACTERS],
            body="\n\n".join(headings) + "\n",
            state=State.DRAFT,
            customer_words=said[:_MOST_WORDS],
        )
        return self._leave(article, editor, None)

    def draft_of_call(self, call_id: UUID) -> StoredDraft | None:
        """Return the draft made of a call that waits for whoever takes it over, if there is one."""
        with self._database.read() as session:
            return draft_store.of_call(session, call_id)

    def draft_of_review(self, call_id: UUID, *, editor: str = "") -> UUID:
        """Leave a case made of a secondary complaint, with what angered and what calmed under 学び (P34).

        Where a draft made of the call waits already, that one learns it, so that a call becomes one case.

        Raises:
            CallNotFoundError: there is no such call.
            FileUnreadableError: the library's own masking.yaml is not what it should be; nothing was saved.
        """
        self._require_permission()
        lessons = self._lessons(call_id)
        waiting = self.draft_of_call(call_id)
        if waiting is not None:
            text = f"{waiting.text.rstrip()}\n\n{lessons}" if lessons else waiting.text
            self.restore_draft(replace(waiting, text=text, saved_at=self._clock.now()))
            return waiting.article_id
        article = self._case_drafts.preview(call_id).article
        # 学び is the last section of a case, and what is made of a call leaves it empty.
        body = f"{article.body}\n{lessons}" if lessons else article.body
        return self._leave(replace(article, body=body), editor, call_id)

    def _lessons(self, call_id: UUID) -> str:
        """Return what angered and what calmed as items of a list, without personal data."""
        with self._database.read() as session:
            call, item = call_store.get(session, call_id), handover_store.review_of_call(session, call_id)
        lessons: list[str] = []
        if item is not None:
            masker, names = CallMasker(self._masker, call), self._words.values.get("review", {})
            written = (("angered", item.angered), ("calmed", item.calmed))
            lessons = [
                f"- {plain_markdown(names.get(code, code))}: {plain_markdown(' '.join(masker.mask(text).split()))}\n"
                for code, text in written
                if text.strip()
            ]
        return "".join(lessons)

    def discard_draft(self, article_id: UUID, *, editor: str, window: UUID = NO_WINDOW) -> StoredDraft | None:
        """Drop a draft that waits, and return it so that this can be taken back; None where it waits no longer."""
        self._require_permission()
        with self._database.write() as session:
            found = draft_store.get(session, article_id, editor=editor, window=window)
            if found is not None:
                draft_store.discard(session, found.article_id, editor=found.editor, window=found.window)
        return found

    def restore_draft(self, draft: StoredDraft) -> Changes:
        """Let a draft that was dropped wait again."""
        self._require_permission()
        with self._database.write() as session:
            draft_store.save(session, draft)
        return _CHANGED

    def _require_permission(self) -> None:
        self._permissions.require((Permission.WRITE,))

    def _leave(self, article: Article, editor: str, call_id: UUID | None) -> UUID:
        self._drafts.leave(article.id, write_article(article), editor=editor, call_id=call_id)
        return article.id

    def _set_closed(self, call_id: UUID, *, closed: bool) -> Changes:
        self._require_permission()
        with self._database.write() as session:
            item = handover_store.review_of_call(session, call_id)
            if item is None:
                return Changes()
            handover_store.save_review(session, replace(item, closed_at=self._clock.now() if closed else None))
        return Changes(calls=frozenset({call_id}), queues=True)
