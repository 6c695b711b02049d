from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from kb.domain.article import State
from kb.domain.permission import Permission
from tests.fakes.editor import BODY

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop.editor.panel import EditorPanel
    from desktop.editor.presenter import EditorPresenter
    from tests.fakes.editor import FakeEditorLibrary

ONE = UUID(int=1)


def opened(panel: EditorPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.edited.opened):
        panel.edit_article(ONE)


def test_publishing_needs_something_to_publish(panel: EditorPanel, qtbot: QtBot) -> None:
    opened(panel, qtbot)
    assert not panel.head.pane.publish.isEnabled()
    panel.edited.set_body(f"{BODY}\n続き。")
    assert panel.head.pane.publish.isEnabled()


def test_a_state_that_is_given_can_be_taken_back(panel: EditorPanel, library: FakeEditorLibrary, qtbot: QtBot) -> None:
    opened(panel, qtbot)
    with qtbot.waitSignal(panel.message) as said:
        panel.head.validate()
    assert library.editing.get(ONE).article.state is State.VALIDATED
    assert panel.head.pane.validate.text() == "検証し直す"
    said.args[0].on_action()
    qtbot.waitUntil(lambda: library.editing.get(ONE).article.state is State.NOT_VALIDATED)


def test_who_may_not_write_begins_nothing_and_is_told_why(
    panel: EditorPanel, presenter: EditorPresenter, library: FakeEditorLibrary, settled: Callable[..., None]
) -> None:
    library.permissions.refused |= set(Permission)
    panel.on_library_opened()
    settled(presenter)
    assert not panel.articles.add.isEnabled()
    assert "センター長" in panel.nothing.new.text()
    panel.write_article("新しい")
    assert panel.edited.article_id is None


def test_blockers_keep_the_article_from_being_validated(panel: EditorPanel, qtbot: QtBot) -> None:
    opened(panel, qtbot)
    panel.head.show_blockers(3)
    assert not panel.head.pane.validate.isEnabled()
    assert panel.head.pane.blocked.text() == "直すところ 3"


def test_what_the_policy_keeps_is_locked_with_the_reason(
    panel: EditorPanel,
    presenter: EditorPresenter,
    library: FakeEditorLibrary,
    qtbot: QtBot,
    settled: Callable[..., None],
) -> None:
    library.permissions.refused |= {Permission.PUBLISH, Permission.VALIDATE}
    panel.on_library_opened()
    settled(presenter)
    opened(panel, qtbot)
    assert panel.text.isReadOnly()
    assert panel.head.pane.title.isReadOnly()
    assert "センター長" in panel.head.state.locked.text()
    assert not panel.head.pane.publish.isEnabled()
    panel.write_article("新しい")
    assert not panel.text.isReadOnly()
    assert not panel.head.pane.publish.isEnabled()
    assert "センター長" in panel.head.pane.publish.toolTip()
