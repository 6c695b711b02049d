from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from kb.domain.article import Kind, State
from kb.domain.searching import Facet
from tests.desktop.search.asking import settle

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.search.panel import SearchPanel
    from desktop.search.presenter import SearchPresenter
    from tests.fakes.search import FakeSearching

_DOWN = Qt.Key.Key_Down


def test_facets_are_reached_and_chosen_by_keyboard(
    qtbot: QtBot, panel: SearchPanel, presenter: SearchPresenter, searching: FakeSearching
) -> None:
    kinds = panel.facets.sections[Facet.KIND].list
    kinds.setFocus()
    qtbot.keyClick(kinds, _DOWN)
    qtbot.keyClick(kinds, Qt.Key.Key_Space)
    settle(qtbot, presenter)
    assert kinds.hasFocus()
    qtbot.keyClick(kinds, Qt.Key.Key_Space)
    settle(qtbot, presenter)
    assert [query.kinds for query in searching.questions[-2:]] == [(Kind.SCRIPT,), ()]


def test_long_lists_fold_and_kinds_and_states_are_always_all_there(qtbot: QtBot, panel: SearchPanel) -> None:
    sections = panel.facets.sections
    assert sections[Facet.KIND].list.model().rowCount() == len(Kind)
    assert sections[Facet.STATE].list.model().rowCount() == len(State)
    assert len(sections[Facet.TAG].chips) == 5
    qtbot.mouseClick(sections[Facet.TAG].more, Qt.MouseButton.LeftButton)
    assert len(sections[Facet.TAG].chips) == 8


def test_a_tag_is_chosen_by_its_chip_which_stays(
    qtbot: QtBot, panel: SearchPanel, presenter: SearchPresenter, searching: FakeSearching
) -> None:
    chip = panel.facets.sections[Facet.TAG].chips[1]
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    settle(qtbot, presenter)
    assert searching.questions[-1].tags == ("タグ1",)
    assert panel.facets.sections[Facet.TAG].chips[1] is chip
