"""Tries the article in the editor on a note, with other words of customers, before anything is saved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.tasks.live_search import LiveSearch
from kb.domain.appearance import Appearance, PastEffect, Showing
from kb.domain.suggestion import SuggestionQuery

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from desktop.editor.presenter.edited import EditedArticle
    from desktop.editor.presenter.ports import Appearances
    from desktop.tasks.faults import FaultChannel
    from desktop.tasks.runner import TaskRunner
    from kb.cancellation import CancelToken
    from kb.domain.appearance import PastNote
    from kb.domain.article_form import ArticleForm

WORDS = "customer_words"
NOTHING_YET = Appearance(showing=Showing.SILENT)


@dataclass(frozen=True, slots=True)
class _Asked:
    form: ArticleForm
    article_id: UUID
    note: str = ""


class AppearancePresenter(QObject):
    """Its form is that of the editor with the words that are tried in place of its own.

    Signals:
        changed: ``note`` or ``words`` are others, not by being typed.
        looked: (Appearance).
        weighed: (PastEffect) what the words would change for past notes.
        weighing: (bool) whether that is being found out.
        noted: (tuple of PastNote) past notes to choose from.
        failed: (KbError).
    """

    changed = Signal()
    looked = Signal(object)
    weighed = Signal(object)
    weighing = Signal(bool)
    noted = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        edited: EditedArticle,
        appearances: Appearances,
        runner: TaskRunner,
        faults: FaultChannel,
        *,
        delay_ms: int = 120,
        parent: QObject | None = None,
    ) -> None:
        """Try nothing before ``begin``."""
        super().__init__(parent)
        self._edited = edited
        self._appearances = appearances
        self._runner = runner
        self._note = ""
        self._words: tuple[str, ...] = ()
        self._look: LiveSearch[_Asked, Appearance] = LiveSearch(self._ask, faults, delay_ms=delay_ms, parent=self)
        self._look.succeeded.connect(self.looked)
        # Hundreds of notes: only once the words stand still.
        self._weigh: LiveSearch[_Asked, PastEffect] = LiveSearch(
            self._ask_past, faults, delay_ms=5 * delay_ms, parent=self
        )
        self._weigh.succeeded.connect(self.weighed)
        self._weigh.busy_changed.connect(self.weighing)
        for live in (self._look, self._weigh):
            live.failed.connect(self.failed)

    @property
    def note(self) -> str:
        """The note that is tried."""
        return self._note

    @property
    def words(self) -> tuple[str, ...]:
        """The customers' words that are tried."""
        return self._words

    @property
    def tuned(self) -> bool:
        """Whether they are others than those of the article."""
        return self._edited.article_id is not None and self._words != self._edited.form.words(WORDS)

    def begin(self) -> bool:
        """Start with the words of the article in the editor, and the note tried last; False where there is none."""
        if self._edited.article_id is None:
            return False
        self._words = self._edited.form.words(WORDS)
        self.changed.emit()
        self._try()
        self._runner.read(self._appearances.past_notes, self.noted.emit, self.failed.emit, about=self.begin)
        return True

    def set_note(self, note: str) -> None:
        """Try another note."""
        if note != self._note:
            self._note = note
            self._look_again()

    def choose(self, past: PastNote) -> None:
        """Try the note of a past call, masked as it is shown."""
        self.set_note(past.text)
        self.changed.emit()

    def set_words(self, words: Sequence[str]) -> None:
        """Try other words of customers."""
        if tuple(words) != self._words:
            self._words = tuple(words)
            self._try()

    def keep(self) -> None:
        """Put the words that were tried into the article in the editor."""
        if self.tuned:
            self._edited.replace(self._edited.form.with_value(WORDS, self._words))

    def end(self) -> None:
        """Ask nothing more."""
        self._look.cancel()
        self._weigh.cancel()

    def close(self) -> None:
        """Stop."""
        self._look.close()
        self._weigh.close()

    def _try(self) -> None:
        self._look_again()
        asked = self._asked()
        if asked is not None:
            self._weigh.set_query(asked)

    def _look_again(self) -> None:
        asked = self._asked()
        if asked is None or not self._note.strip():
            self._look.cancel()
            self.looked.emit(NOTHING_YET)
        else:
            self._look.set_query(asked)

    def _asked(self) -> _Asked | None:
        article_id = self._edited.article_id
        if article_id is None:
            return None
        return _Asked(self._edited.form.with_value(WORDS, self._words), article_id, self._note)

    def _ask(self, asked: _Asked, token: CancelToken) -> Appearance:
        return self._appearances.look(asked.form, asked.article_id, SuggestionQuery(notes=asked.note), token)

    def _ask_past(self, asked: _Asked, token: CancelToken) -> PastEffect:
        return self._appearances.effect(asked.form, asked.article_id, token)
