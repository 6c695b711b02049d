"""What is being typed: kept at once, never written over by another window, and found again after a crash."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kb.domain.stored_draft import NO_WINDOW, OtherWriter, StoredDraft
from kb.identifiers import new_id
from kb.storage import draft_store

if TYPE_CHECKING:
    from uuid import UUID

    from kb.clock import Clock
    from kb.services.editing_window import EditingWindow
    from kb.storage.database import Database


class DraftService:
    """Drafts of this window and those that other windows left behind; text is kept as typed, valid or not.

    Every method that writes raises LibraryBusyError, DiskFullError, LibraryReadOnlyError.
    """

    def __init__(self, database: Database, clock: Clock, window: EditingWindow) -> None:
        """``window`` is the one in which this program's drafts are typed."""
        self._database = database
        self._clock = clock
        self._window = window

    def save(self, article_id: UUID, text: str, *, editor: str = "", base_number: int = 0) -> StoredDraft:
        """Keep what is being typed: called by autosave. ``base_number`` is the revision it started from, 0 for none."""
        self._window.hold()
        with self._database.write() as session:
            before = draft_store.get(session, article_id, editor=editor, window=self._window.id)
            draft = StoredDraft(
                article_id=article_id,
                editor=editor,
                window=self._window.id,
                text=text,
                base_number=base_number,
                saved_at=self._clock.now(),
                call_id=before.call_id if before else None,
            )
            draft_store.save(session, draft)
        return draft

    def leave(self, article_id: UUID, text: str, *, editor: str = "", call_id: UUID | None = None) -> None:
        """Keep the draft of a new article for whoever takes it over, such as one made of a call."""
        draft = StoredDraft(
            article_id=article_id, editor=editor, text=text, saved_at=self._clock.now(), call_id=call_id
        )
        with self._database.write() as session:
            draft_store.save(session, draft)

    def own(self, article_id: UUID, *, editor: str = "") -> StoredDraft | None:
        """Return the draft of an article that is typed in this window."""
        with self._database.read() as session:
            return draft_store.get(session, article_id, editor=editor, window=self._window.id)

    def drafts_of(self, article_id: UUID, *, editor: str | None = None) -> tuple[StoredDraft, ...]:
        """Return the drafts of an article in all windows, an editor's or everybody's, newest first."""
        with self._database.read() as session:
            found = draft_store.of_article(session, article_id)
        return tuple(draft for draft in found if editor is None or draft.editor == editor)

    def of_editor(self, *, editor: str = "") -> tuple[StoredDraft, ...]:
        """Return all drafts of an editor, in any window, newest first."""
        with self._database.read() as session:
            return draft_store.of_editor(session, editor)

    def recoverable(self, *, editor: str = "") -> tuple[StoredDraft, ...]:
        """Return the editor's drafts whose windows are gone, newest first: a start after a crash offers them.

        A draft made of a call that nobody took over yet was not cut off: it waits in its queue.
        """
        with self._database.read() as session:
            found = draft_store.of_editor(session, editor)
        return tuple(draft for draft in found if not self._waits(draft) and not self._window.is_open(draft.window))

    def others_editing(self, article_id: UUID) -> tuple[OtherWriter, ...]:
        """Return who else is at the article in an open window, whoever typed last first; also the same person twice."""
        with self._database.read() as session:
            found = draft_store.of_article(session, article_id)
        return tuple(
            OtherWriter(draft.editor, draft.window, draft.saved_at)
            for draft in found
            if draft.window != self._window.id and self._window.is_open(draft.window)
        )

    def adopt(self, draft: StoredDraft, *, editor: str = "") -> StoredDraft | None:
        """Make the draft of a window that is gone this window's own; None where another window has it by now.

        A draft that this window has of the same article already is not lost: it becomes one that can be recovered.
        """
        if self._window.is_open(draft.window):
            return None
        self._window.hold()
        with self._database.write() as session:
            found = draft_store.get(session, draft.article_id, editor=draft.editor, window=draft.window)
            if found is None:
                return None
            own = draft_store.get(session, draft.article_id, editor=editor, window=self._window.id)
            if own is not None:
                draft_store.save(session, replace(own, window=new_id()))
            adopted = replace(found, editor=editor, window=self._window.id)
            draft_store.save(session, adopted)
            draft_store.discard(session, draft.article_id, editor=draft.editor, window=draft.window)
        return adopted

    def discard(self, article_id: UUID, *, editor: str = "") -> None:
        """Drop this window's draft of an article, if there is one."""
        with self._database.write() as session:
            draft_store.discard(session, article_id, editor=editor, window=self._window.id)

    @staticmethod
    def _waits(draft: StoredDraft) -> bool:
        return draft.window == NO_WINDOW and draft.call_id is not None
