"""Two windows at one article, each with the library open for itself."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from desktop.commands import command
from desktop.editor.panel import EditorPanel
from desktop.editor.presenter import EditorPresenter
from kb.clock import SystemClock
from kb.library import LibraryPaths, create_library, open_library
from tests.kb.support import make_script

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from desktop.tasks.faults import FaultChannel
    from desktop.tasks.runner import TaskRunner
    from desktop.theme import Theme
    from kb.library import Library


@pytest.fixture
def paths(tmp_path: Path) -> LibraryPaths:
    made = LibraryPaths(tmp_path / "library")
    create_library(made, clock=SystemClock(), sample=False)
    return made


@pytest.fixture
def mine(paths: LibraryPaths) -> Iterator[Library]:
    with open_library(paths, clock=SystemClock(), repair="later") as opened:
        yield opened


@pytest.fixture
def theirs(paths: LibraryPaths) -> Iterator[Library]:
    with open_library(paths, clock=SystemClock(), repair="later") as opened:
        yield opened


def test_what_two_people_wrote_is_put_together_and_both_texts_are_kept(
    qtbot: QtBot,
    theme: Theme,
    runner: TaskRunner,
    faults: FaultChannel,
    show: Callable[[QWidget], None],
    mine: Library,
    theirs: Library,
) -> None:
    article = make_script("訪問を求められたとき")
    mine.editing.save(article, editor="編集者")
    presenter = EditorPresenter(mine, runner, faults, SystemClock(), editor="私", delay_ms=0)
    panel = EditorPanel(theme, presenter)
    show(panel)
    with closing(presenter):
        with qtbot.waitSignal(presenter.edited.opened):
            presenter.open(article.id)
        typed = article.body.replace("- 差し支えなければ、", "- よろしければ、").replace("- 訪問を", "- 今すぐの訪問を")
        presenter.edited.set_body(typed)
        other = article.body.replace("- 差し支えなければ、", "- 恐れ入りますが、")
        theirs.editing.save(replace(article, title="来訪を求められたとき", body=other), editor="佐藤", base_number=1)
        with qtbot.waitSignal(presenter.merging.merged):
            panel.carry_out(command("save"))
        pane = panel.versions.merging.pane
        assert pane.isVisible()
        (kept,) = mine.drafts.drafts_of(article.id, editor="私")
        assert "よろしければ" in kept.text
        qtbot.keyClick(pane.list, Qt.Key.Key_3)
        with qtbot.waitSignal(presenter.saved):
            panel.carry_out(command("use"))
    newest, second, first = theirs.editing.history(article.id)
    assert (newest.number, newest.saved_by, newest.article.title) == (3, "私", "来訪を求められたとき")
    assert "- 今すぐの訪問を" in newest.article.body
    assert "- よろしければ、\n- 恐れ入りますが、\n" in newest.article.body
    assert (second.saved_by, first.article) == ("佐藤", article)
    assert mine.drafts.drafts_of(article.id) == ()
