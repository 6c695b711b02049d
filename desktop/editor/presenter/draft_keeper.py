"""Brings what is typed to the disk, of the article in the editor and of those that were left while it failed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.tasks.autosave import RETRY_MS, Autosave

if TYPE_CHECKING:
    from uuid import UUID

    from desktop.editor.presenter.desk import ArticleDesk, TypedArticle
    from desktop.tasks.runner import TaskRunner
    from kb.errors import KbError


class DraftKeeper(QObject):
    """Keeps the draft of one article after another.

    Signals:
        kept: (article id) what was typed in it is on the disk.
        unkept: (KbError) something is not, and is tried again by itself; ``unsaved`` is what would be lost.
        settled: nothing is on its way any more.
    """

    kept = Signal(object)
    unkept = Signal(object)
    settled = Signal()

    def __init__(self, desk: ArticleDesk, runner: TaskRunner, parent: QObject | None = None) -> None:
        """Keep nothing yet."""
        super().__init__(parent)
        self._id: UUID | None = None
        self._lost: dict[UUID, TypedArticle] = {}
        self._saver: Autosave[TypedArticle] = Autosave(desk.keep, runner, parent=self)
        self._saver.saved.connect(self._on_saved)
        self._saver.failed.connect(self._on_failed)
        self._again = QTimer(self, singleShot=True, interval=RETRY_MS)
        self._again.timeout.connect(self._try_again)

    @property
    def pending(self) -> bool:
        """Whether something typed is not on the disk yet."""
        return self._saver.pending or self._saver.saving

    @property
    def unsaved(self) -> str:
        """What could not be brought to the disk, as text."""
        return "\n\n".join(f"{typed.form.title}\n{typed.form.body}".strip() for typed in self._lost.values())

    def follow(self, article_id: UUID | None, typed: TypedArticle) -> None:
        """Belong to another article, of which ``typed`` is kept; what is not kept of the former one goes first."""
        self._saver.follow(article_id, typed)
        self._id = article_id

    def take(self, typed: TypedArticle) -> None:
        """Take what is typed now; it is kept within a second."""
        self._saver.set_content(typed)

    def keep(self, article_id: UUID, typed: TypedArticle) -> None:
        """Keep something at once."""
        self._saver.write(article_id, typed)

    def flush(self) -> None:
        """Bring to the disk what is not there yet."""
        self._saver.flush()

    def close(self) -> None:
        """Try once more and stop."""
        self._again.stop()
        self._try_again()
        self._saver.flush()

    def _on_saved(self, article_id: UUID) -> None:
        self._lost.pop(article_id, None)
        self.kept.emit(article_id)
        if not self.pending:
            self.settled.emit()

    def _on_failed(self, article_id: UUID, typed: TypedArticle, error: KbError) -> None:
        self._lost[article_id] = typed
        if article_id != self._id:
            self._again.start()
        self.unkept.emit(error)

    def _try_again(self) -> None:
        """Keep what was typed in articles that are not open any more; the open one is tried by its own timer."""
        for article_id, typed in self._lost.items():
            if article_id != self._id:
                self._saver.write(article_id, typed)
