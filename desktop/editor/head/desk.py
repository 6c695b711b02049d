"""Brings the head and the state path together with what the presenter knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.editor.head.pane import HeadPane
from desktop.editor.head.state_row import StateRow
from desktop.texts import error_text
from kb.domain.article import PUBLISHED_STATES, State

if TYPE_CHECKING:
    from desktop.editor.presenter import EditorPresenter
    from desktop.theme import Theme


class HeadDesk(QObject):
    """Owns ``pane`` and ``state``; the screen gives them a place.

    Signals:
        locked: (bool) the user may not change the article that is open.
    """

    locked = Signal(bool)

    def __init__(self, theme: Theme, presenter: EditorPresenter) -> None:
        """Show no article."""
        super().__init__()
        self._presenter = presenter
        self._edited = presenter.edited
        self._gate = presenter.gate
        self._blockers = 0
        self._locked = False
        self.pane = HeadPane(theme)
        self.state = StateRow(theme)
        edited = self._edited
        edited.opened.connect(self._on_opened)
        edited.replaced.connect(lambda _: self.pane.title.show_text(edited.form.title))
        edited.changed.connect(self._show_verbs)
        edited.checked.connect(self._show_title_problem)
        self._gate.changed.connect(self._show_gate)
        presenter.draft_saved.connect(self._show_saved)
        presenter.saved.connect(self._show_saved)
        self.pane.titled.connect(lambda text: edited.set_value("title", text))
        self.pane.publish_wanted.connect(self.publish)
        self.pane.validate_wanted.connect(self.validate)
        self.state.path.chosen.connect(presenter.save)
        self.state.throw.clicked.connect(presenter.throw_away)
        self._on_opened()

    def show_blockers(self, count: int) -> None:
        """Take in how many findings keep the article from becoming 検証済."""
        self._blockers = count
        self._show_verbs()

    def publish(self) -> None:
        """Save the article as 未検証, where that is possible."""
        if self.pane.publish.isEnabled():
            self._presenter.save(State.NOT_VALIDATED)

    def validate(self) -> None:
        """Save the article as 検証済 from today, where that is possible."""
        if self.pane.validate.isEnabled():
            self._presenter.save(State.VALIDATED)

    def _on_opened(self) -> None:
        self._blockers = 0
        self.pane.title.show_text(self._edited.form.title)
        self.pane.title.set_invalid(invalid=False)
        self._show_saved()
        self._show_gate()

    def _show_gate(self) -> None:
        closed = {state: error_text(refusal) for state, refusal in self._gate.closed.items()}
        self.state.show_state(self._edited.base.state, closed)
        self.state.show_revision(self._edited.revision)
        refusal = self._gate.locked
        self.state.show_locked(error_text(refusal) if refusal else "")
        self.pane.title.setReadOnly(refusal is not None)
        self._show_verbs()
        self.locked.emit(refusal is not None)

    def _show_verbs(self) -> None:
        self.state.throw.setVisible(self._edited.modified)
        edited, closed = self._edited, self._gate.closed
        here = edited.base.state
        reason = {state: error_text(refusal) for state, refusal in closed.items()}
        unchanged = here in PUBLISHED_STATES and not edited.modified
        self.pane.show_publishing(possible=not unchanged, closed=reason.get(State.NOT_VALIDATED, ""))
        again = here is State.VALIDATED
        self.pane.show_validation(again=again, closed=reason.get(State.VALIDATED, ""), blockers=self._blockers)

    def _show_title_problem(self) -> None:
        wrong = any(problem.detail == "title" for problem in self._edited.problems if problem.line == 0)
        self.pane.title.set_invalid(wrong)

    def _show_saved(self) -> None:
        self.pane.show_saved(self._presenter.saved_at)
