from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt

from desktop.search.models import VALUE_ROLE, FacetModel, FacetValue, ResultsModel
from tests.fakes.search import hit

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

_VALUES = (
    FacetValue("case", "応対事例", 15, chosen=True),
    FacetValue("script", "応対スクリプト", 5),
    FacetValue("notice", "お知らせ", 0),
)


def test_results_keep_the_rules_of_models_while_they_grow_change_and_shrink(qtmodeltester: ModelTester) -> None:
    model = ResultsModel()
    model.set_hits((hit(1), hit(2)), 2)
    qtmodeltester.check(model)
    model.set_hits((hit(1), hit(2, used=40), hit(3)), 3)
    assert [model.data(model.index(row), VALUE_ROLE).used for row in range(3)] == [1, 40, 3]
    model.set_hits((hit(3),), 1)
    model.set_hits((), 0)
    assert model.rowCount() == 0


def test_rows_that_stay_are_not_taken_away(qtbot: QtBot) -> None:
    model = ResultsModel()
    model.set_hits((hit(1), hit(2)), 4)
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.rowsInserted):
        model.set_hits((hit(1), hit(2), hit(3)), 4)
    with qtbot.waitSignal(model.modelReset):
        model.set_hits((hit(2), hit(1)), 2)


def test_a_list_has_no_rows_below_its_rows() -> None:
    model, facet = ResultsModel(), FacetModel()
    model.set_hits((hit(1),), 1)
    facet.set_values(_VALUES)
    assert model.rowCount(model.index(0)) == 0
    assert facet.rowCount(facet.index(0)) == 0


def test_more_is_asked_for_once(qtbot: QtBot) -> None:
    model = ResultsModel()
    model.set_hits((hit(1),), 2)
    with qtbot.waitSignal(model.more_wanted):
        model.fetchMore(QModelIndex())
    assert not model.canFetchMore(QModelIndex())
    model.set_hits((hit(1), hit(2)), 2)
    assert not model.canFetchMore(QModelIndex())


def test_a_result_is_said_with_its_kind_and_state() -> None:
    model = ResultsModel()
    model.set_hits((hit(1, "夜間の訪問要求"),), 1)
    assert model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole) == "夜間の訪問要求 · 応対事例 · 検証済"


def test_facet_values_keep_the_rules_of_models(qtmodeltester: ModelTester) -> None:
    model = FacetModel()
    model.set_values(_VALUES)
    qtmodeltester.check(model)
    model.set_values(_VALUES[:1])
    assert model.rowCount() == 1


def test_ticking_asks_and_changes_nothing_by_itself(qtbot: QtBot) -> None:
    model = FacetModel()
    model.set_values(_VALUES)
    role = Qt.ItemDataRole.CheckStateRole
    with qtbot.waitSignal(model.toggled) as asked:
        assert model.setData(model.index(1), Qt.CheckState.Checked, role)
    assert asked.args == ["script"]
    assert model.data(model.index(1), role) == Qt.CheckState.Unchecked


def test_a_value_that_leaves_nothing_is_shown_but_cannot_be_chosen(qtbot: QtBot) -> None:
    model = FacetModel()
    model.set_values(_VALUES)
    last = model.index(2)
    assert not model.flags(last) & Qt.ItemFlag.ItemIsEnabled
    with qtbot.assertNotEmitted(model.toggled):
        assert not model.setData(last, Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)


def test_other_counts_leave_the_rows_where_they_are(qtbot: QtBot) -> None:
    model = FacetModel()
    model.set_values(_VALUES)
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        model.set_values([FacetValue(value.value, value.text, value.count + 1) for value in _VALUES])
