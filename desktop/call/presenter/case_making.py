"""Making a case of a call (P32): looked at with its personal data masked, then saved as a draft for an editor."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from uuid import UUID

    from desktop.call.presenter.ports import CaseDrafts
    from desktop.tasks.runner import TaskRunner
    from kb.domain.case_draft import CaseDraft


class CaseMaking(QObject):
    """Holds the draft that is looked at; nothing is saved before ``save``.

    Signals:
        previewed: ``draft`` is there.
        saved: (article id, title) it is a draft in the library now.
        failed: (KbError).
    """

    previewed = Signal()
    saved = Signal(object, str)
    failed = Signal(object)

    def __init__(
        self, case_drafts: CaseDrafts, runner: TaskRunner, *, agent: str = "", parent: QObject | None = None
    ) -> None:
        """``agent`` is who is named as its editor."""
        super().__init__(parent)
        self._case_drafts = case_drafts
        self._runner = runner
        self._agent = agent
        self._call_id: UUID | None = None
        self._draft: CaseDraft | None = None

    @property
    def draft(self) -> CaseDraft | None:
        """The case as it would be saved, with the texts it was made of."""
        return self._draft

    def ask(self, call_id: UUID) -> None:
        """Ask for the draft of a call, after everything that is still being saved of it."""
        self._call_id, self._draft = call_id, None
        work = partial(self._case_drafts.preview, call_id)
        self._runner.write(work, partial(self._on_previewed, call_id), self.failed.emit)

    def save(self) -> None:
        """Save it; without effect while there is none."""
        draft, call_id = self._draft, self._call_id
        if draft is None or call_id is None:
            return
        self._draft = None
        work = partial(self._case_drafts.draft_from_call, call_id, self._agent)
        self._runner.write(work, lambda article_id: self.saved.emit(article_id, draft.article.title), self.failed.emit)

    def _on_previewed(self, call_id: UUID, draft: CaseDraft) -> None:
        if call_id == self._call_id:
            self._draft = draft
            self.previewed.emit()
