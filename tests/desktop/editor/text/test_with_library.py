"""Writing on the editors' screen, over the sample library and its real services."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from PySide6.QtCore import Qt

from desktop.editor.panel import EditorPanel
from desktop.editor.presenter import EditorPresenter
from tests.desktop.call.support import commit, compose
from tests.fakes.clock import FakeClock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from desktop.tasks.faults import FaultChannel
    from desktop.tasks.runner import TaskRunner
    from desktop.theme import Theme
    from kb.library import Library

_SCRIPT = UUID("01a20379-fb80-7778-aff4-399d0a18ad9a")
_CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def panel(
    qtbot: QtBot,
    theme: Theme,
    sample_library: Library,
    runner: TaskRunner,
    faults: FaultChannel,
    show: Callable[[QWidget], None],
    settled: Callable[..., None],
) -> Iterator[EditorPanel]:
    presenter = EditorPresenter(sample_library, runner, faults, FakeClock(), delay_ms=0)
    made = EditorPanel(theme, presenter)
    made.resize(1376, 828)
    show(made)
    made.on_library_opened()
    settled(presenter)
    presenter.open(_SCRIPT)
    settled(presenter)
    qtbot.waitUntil(lambda: "結論を出す" in made.preview.full.toPlainText())
    qtbot.waitUntil(lambda: bool(made.writing.pane.completion.names))
    yield made
    presenter.close()
    sample_library.drafts.discard(_SCRIPT)


@pytest.fixture
def kept(panel: EditorPanel, runner: TaskRunner, qtbot: QtBot) -> Callable[[], None]:
    """Wait until everything is on the disk: the panel is gone before the presenter is closed."""
    return lambda: qtbot.waitUntil(lambda: panel.pending() == "" and runner.idle)


def test_a_link_is_found_by_title_put_in_and_followed(
    panel: EditorPanel, qtbot: QtBot, kept: Callable[[], None]
) -> None:
    picker = panel.writing.pane.picker
    panel.text.go_to(panel.text.blockCount(), 0)
    qtbot.keyClick(panel.text, Qt.Key.Key_L, _CTRL)
    commit(picker.field, "お詫び 使い分け")
    qtbot.waitUntil(lambda: [pick.text for pick in picker.list.picks] == ["二つのお詫びを使い分ける"])
    qtbot.keyClick(picker.field, Qt.Key.Key_Return)
    address = "kb:01a20379-fb93-7010-8d60-6f579a1d82e0"
    assert f"[二つのお詫びを使い分ける]({address})" in panel.text.text
    qtbot.waitUntil(lambda: "二つのお詫びを使い分ける" in panel.preview.full.toPlainText())
    panel.preview.full.link_requested.emit(address)
    qtbot.waitUntil(lambda: panel.text.text.startswith("## ねらい"))
    kept()


def test_what_is_typed_is_seen_at_once_and_a_conversion_disturbs_nothing(
    panel: EditorPanel, qtbot: QtBot, kept: Callable[[], None]
) -> None:
    panel.text.go_to(16, 7)
    compose(panel.text, "おまたせ")
    qtbot.wait(50)
    assert "おまたせ" not in panel.preview.full.toPlainText()
    commit(panel.text, "長く")
    qtbot.waitUntil(lambda: "心情のお詫び" in panel.preview.full.toPlainText())
    qtbot.waitUntil(lambda: "長くお待ち" in panel.preview.full.toPlainText())
    panel.text.undo()
    qtbot.waitUntil(lambda: "長くお待ち" not in panel.preview.full.toPlainText())
    kept()


def test_unknown_names_are_told_apart_by_the_names_of_the_centre(
    panel: EditorPanel, qtbot: QtBot, kept: Callable[[], None]
) -> None:
    panel.text.go_to(16, 7)
    qtbot.keyClicks(panel.text, "{{")
    commit(panel.text, "製品")
    qtbot.keyClick(panel.text, Qt.Key.Key_Return)
    assert "{{製品名}}お待ち" in panel.text.text
    kept()
