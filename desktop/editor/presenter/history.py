"""The history of the article in the editor: its revisions, and how any two differ."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kb.domain.form_diff import restored

if TYPE_CHECKING:
    from uuid import UUID

    from desktop.editor.presenter.edited import EditedArticle
    from desktop.editor.presenter.ports import History
    from desktop.tasks.runner import TaskRunner
    from kb.domain.article_form import ArticleForm
    from kb.domain.form_diff import FormDiff, RevisionEntry

#: Stands for what is being typed, which is no revision yet.
TYPED = -1


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two versions side by side: numbers of revisions, 0 for the empty article before the first, TYPED at ``after``."""

    before: int
    after: int
    diff: FormDiff


class HistoryPresenter(QObject):
    """``entries`` are the revisions, newest first; ``before`` and ``after`` are compared.

    Signals:
        listed: ``entries`` are those of the article in the editor.
        compared: (Comparison).
        restorable: (number, ArticleForm) what is to be saved as a new revision.
        failed: (KbError).
    """

    listed = Signal()
    compared = Signal(object)
    restorable = Signal(int, object)
    failed = Signal(object)

    def __init__(
        self, edited: EditedArticle, history: History, runner: TaskRunner, *, parent: QObject | None = None
    ) -> None:
        """Read nothing before ``load``."""
        super().__init__(parent)
        self._edited = edited
        self._history = history
        self._runner = runner
        self._article_id: UUID | None = None
        self.entries: tuple[RevisionEntry, ...] = ()
        self.typed = False
        self.before, self.after = 0, 0
        self.pinned = False

    def load(self) -> bool:
        """Read the history of the article in the editor; False while none is open."""
        self._article_id = self._edited.article_id
        if self._article_id is None:
            return False
        # After what is being saved: the revision that is on its way belongs to the history.
        work = partial(self._history.entries, self._article_id)
        self._runner.write(work, partial(self._on_entries, self._article_id), self.failed.emit)
        return True

    def choose(self, after: int) -> None:
        """Compare a version with the one before it, or with the one that was pinned."""
        self._compare(self.before if self.pinned and self.before != after else self._previous(after), after)

    def pin(self, before: int) -> None:
        """Compare everything that is chosen from now on with this version; once more lets go of it."""
        self.pinned = not (self.pinned and before == self.before)
        self._compare(before if self.pinned else self._previous(self.after), self.after)

    def restore(self, number: int) -> None:
        """Ask for what was written in a revision; ``restorable`` follows."""
        article_id = self._article_id
        if article_id is not None and number > 0:
            work = partial(self._history.form, article_id, number)
            self._runner.read(work, partial(self._on_form, article_id, number), self.failed.emit)

    def _previous(self, number: int) -> int:
        if number == TYPED:
            return self._edited.base_number
        return max(0, number - 1)

    def _compare(self, before: int, after: int) -> None:
        article_id = self._article_id
        if article_id is None:
            return
        if before == TYPED or (after != TYPED and before > after):
            before, after = after, before
        self.before, self.after = before, after
        newer = self._edited.form if after == TYPED else after
        work = partial(self._history.compare, article_id, before, newer)
        done = partial(self._on_diff, before, after)
        self._runner.read(work, done, self.failed.emit, about=self._on_diff)

    def _on_entries(self, article_id: UUID, entries: tuple[RevisionEntry, ...]) -> None:
        if article_id != self._edited.article_id:
            return
        self.entries = entries
        self.typed = self._edited.modified
        self.pinned = False
        self.listed.emit()
        if self.typed or entries:
            self.choose(TYPED if self.typed else entries[0].number)

    def _on_diff(self, before: int, after: int, diff: FormDiff) -> None:
        self.compared.emit(Comparison(before, after, diff))

    def _on_form(self, article_id: UUID, number: int, form: ArticleForm) -> None:
        if article_id == self._edited.article_id:
            self.restorable.emit(number, restored(self._edited.form, form))
