from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest

from desktop.setup.writing.entry_list import EntryList, EntryModel, EntryRow

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from desktop.theme import Theme

ROWS = (
    EntryRow(None, "全体"),
    EntryRow("all", "設定"),
    EntryRow(None, "規則"),
    EntryRow("a", "けが", "ケガをした", "1"),
    EntryRow("b", "訪問", "来い", wrong=True),
)


def test_the_list_is_a_proper_model_and_finds_kana_and_widths() -> None:
    model = EntryModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_rows(ROWS)
    model.look_for("けがを")
    assert [row.title for row in model.shown] == ["規則", "けが"]
    model.look_for("")
    assert (model.row_of("b"), model.row_of("nothing")) == (4, -1)
    assert "誤り" in model.index(4).data()
    changed = (*ROWS[:4], EntryRow("b", "訪問要求", "来い"))
    resets: list[bool] = []
    model.modelReset.connect(lambda: resets.append(True))
    model.set_rows(changed)
    assert (model.index(4).data(), resets) == ("訪問要求 · 来い", [])
    model.set_rows(changed[:4])
    assert resets == [True]


def test_arrows_go_over_headings(theme: Theme, show: Callable[[QWidget], None]) -> None:
    view = EntryList(theme, name="項目")
    view.rows.set_rows(ROWS)
    told: list[object] = []
    view.chosen.connect(told.append)
    show(view)
    view.choose_first()
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert told[-2:] == ["all", "a"]
    assert view.key == "a"
    assert view.choose("b")
    assert not view.choose("nothing")
    view.grab()
