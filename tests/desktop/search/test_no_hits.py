from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from kb.domain.article import Kind
from kb.domain.searching import Facet
from tests.desktop.search.asking import settle, type_text

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.search.panel import SearchPanel
    from desktop.search.presenter import SearchPresenter
    from tests.fakes.search import FakeSearching


def test_no_hits_are_said_with_what_can_be_done(
    qtbot: QtBot, panel: SearchPanel, presenter: SearchPresenter, searching: FakeSearching
) -> None:
    searching.better = "訪問"
    type_text(qtbot, panel, presenter, "法門")
    assert panel.nothing.isVisible()
    assert "法門" in panel.nothing.sentence.text()
    assert presenter.article is None
    assert panel.nothing.call.isHidden()
    qtbot.mouseClick(panel.nothing.better, Qt.MouseButton.LeftButton)
    settle(qtbot, presenter)
    assert panel.field.text == "訪問"
    assert panel.list.isVisible()


def test_filters_that_hide_every_hit_can_be_taken_off_there(
    qtbot: QtBot, panel: SearchPanel, presenter: SearchPresenter, searching: FakeSearching
) -> None:
    panel.facets.toggled.emit(Facet.KIND, str(Kind.NOTICE))
    settle(qtbot, presenter)
    assert "4" in panel.nothing.advice.text()
    qtbot.mouseClick(panel.nothing.clear, Qt.MouseButton.LeftButton)
    settle(qtbot, presenter)
    assert panel.list.isVisible()
    assert searching.questions[-1].kinds == ()
