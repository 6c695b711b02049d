from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kb.domain.searching import Snippet
from tests.fakes.search import FakeSearching, hit

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.search.panel import SearchPanel
    from desktop.search.presenter import SearchPresenter


def test_an_excerpt_of_one_line_makes_a_lower_row(
    panel: SearchPanel, presenter: SearchPresenter, searching: FakeSearching, qtbot: QtBot
) -> None:
    long = Snippet("けがの程度と受診を先に確認した。" * 8)
    searching.hits = (hit(1), replace(hit(2), excerpt=long))
    presenter.refresh()
    qtbot.waitUntil(lambda: panel.list.model().rowCount() == 2)
    rows = [panel.list.visualRect(panel.list.model().index(row, 0)).height() for row in (0, 1)]
    assert rows == [81, 99]


def test_rows_grow_when_the_list_gets_narrower(
    panel: SearchPanel, presenter: SearchPresenter, searching: FakeSearching, qtbot: QtBot
) -> None:
    searching.hits = (replace(hit(1), excerpt=Snippet("けがの程度と受診を先に確認した。" * 2 + "とのこと。")),)
    presenter.refresh()
    qtbot.waitUntil(lambda: panel.list.model().rowCount() == 1)
    assert panel.list.visualRect(panel.list.model().index(0, 0)).height() == 81
    panel.resize(960, panel.height())
    assert panel.list.visualRect(panel.list.model().index(0, 0)).height() == 99
