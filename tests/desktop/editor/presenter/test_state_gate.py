from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from kb.domain.article import Kind, State
from kb.domain.permission import Permission
from kb.errors import NotPermittedError, StateNotReachableError
from tests.fakes.editor import article

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.editor.presenter import EditorPresenter
    from tests.fakes.editor import FakeEditorLibrary

CASE = UUID(int=40)


def opened(presenter: EditorPresenter, library: FakeEditorLibrary, qtbot: QtBot, state: State) -> None:
    library.editing.add(article(40, Kind.CASE, state))
    with qtbot.waitSignal(presenter.edited.opened):
        presenter.open(CASE)


@pytest.mark.parametrize(
    ("state", "closed"),
    [
        (State.DRAFT, {State.VALIDATED}),
        (State.NOT_VALIDATED, set()),
        (State.VALIDATED, {State.DRAFT}),
        (State.ARCHIVED, {State.VALIDATED}),
    ],
)
def test_states_follow_one_another(
    presenter: EditorPresenter, library: FakeEditorLibrary, qtbot: QtBot, state: State, closed: set[State]
) -> None:
    opened(presenter, library, qtbot, state)
    assert set(presenter.gate.closed) == closed
    assert all(isinstance(refusal, StateNotReachableError) for refusal in presenter.gate.closed.values())


def test_an_agent_may_begin_but_not_change_what_is_published(
    presenter: EditorPresenter, library: FakeEditorLibrary, qtbot: QtBot
) -> None:
    library.permissions.refused |= {Permission.PUBLISH, Permission.VALIDATE, Permission.ARCHIVE}
    with qtbot.waitSignal(presenter.gate.changed):
        presenter.gate.refresh()
    opened(presenter, library, qtbot, State.NOT_VALIDATED)
    locked = presenter.gate.locked
    assert isinstance(locked, NotPermittedError)
    presenter.start(Kind.CASE)
    assert not presenter.gate.closed.keys() & {State.DRAFT}
    assert presenter.gate.may_start() is None
    assert set(presenter.gate.closed) == {State.NOT_VALIDATED, State.VALIDATED, State.ARCHIVED}
