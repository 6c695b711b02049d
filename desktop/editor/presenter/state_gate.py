"""Which states the article in the editor can be given, and by whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kb.domain.article import State
from kb.domain.lifecycle import may_go
from kb.domain.permission import Permission, needed_for
from kb.errors import NotPermittedError, StateNotReachableError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.editor.presenter.edited import EditedArticle
    from desktop.editor.presenter.ports import Permitting
    from desktop.tasks.runner import TaskRunner


class StateGate(QObject):
    """Says beforehand what a save would refuse; before the library is open everything looks allowed.

    Signals:
        changed: another answer is possible.
    """

    changed = Signal()

    def __init__(
        self, permissions: Permitting, edited: EditedArticle, runner: TaskRunner, parent: QObject | None = None
    ) -> None:
        """Know of no refusal yet."""
        super().__init__(parent)
        self._permissions = permissions
        self._edited = edited
        self._runner = runner
        self._refusals: dict[Permission, NotPermittedError] = {}
        edited.opened.connect(self.changed)
        edited.based.connect(self.changed)

    def refresh(self) -> None:
        """Ask what the user may do."""
        self._runner.read(self._ask, self._on_asked, about=self._on_asked)

    def refusal(self, state: State) -> NotPermittedError | StateNotReachableError | None:
        """Return why the article cannot be given a state; None where it can."""
        revision = self._edited.revision
        before = revision.article.state if revision else None
        for permission in needed_for(before, state):
            if permission in self._refusals:
                return self._refusals[permission]
        # What is in no revision yet is 作成中: it takes the same ways from there.
        start = before or State.DRAFT
        return None if may_go(start, state) else StateNotReachableError(before=start, after=state)

    @property
    def closed(self) -> Mapping[State, NotPermittedError | StateNotReachableError]:
        """The states that it cannot be given, with the reasons."""
        refusals = {state: self.refusal(state) for state in State}
        return {state: refusal for state, refusal in refusals.items() if refusal is not None}

    @property
    def locked(self) -> NotPermittedError | None:
        """Why the user may not change the article at all; None where they may."""
        revision = self._edited.revision
        refusal = self.refusal(revision.article.state if revision else State.DRAFT)
        return refusal if isinstance(refusal, NotPermittedError) else None

    def may_start(self) -> NotPermittedError | None:
        """Return why the user may begin no article; None where they may."""
        return self._refusals.get(Permission.WRITE)

    def _ask(self) -> dict[Permission, NotPermittedError]:
        refusals = {permission: self._permissions.refusal(permission) for permission in Permission}
        return {permission: refusal for permission, refusal in refusals.items() if refusal is not None}

    def _on_asked(self, refusals: dict[Permission, NotPermittedError]) -> None:
        self._refusals = refusals
        self.changed.emit()
