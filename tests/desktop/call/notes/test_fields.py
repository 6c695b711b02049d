from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from desktop.call.notes.fields import CallFields
from kb.domain.demand import Demand, DemandQuality
from tests.desktop.call.support import commit, compose

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from desktop.theme import Theme


@pytest.fixture
def fields(theme: Theme, show: Callable[[QWidget], None]) -> CallFields:
    made = CallFields(theme)
    show(made)
    return made


def test_a_demand_is_chosen_with_one_key_each(fields: CallFields, qtbot: QtBot) -> None:
    fields.quality.setFocus()
    qtbot.keyClick(fields.quality, Qt.Key.Key_Space)
    with qtbot.waitSignal(fields.changed):
        qtbot.keyClick(fields.quality.popup, Qt.Key.Key_4)
    qtbot.keyClick(fields.quality.popup, Qt.Key.Key_6)
    qtbot.keyClick(fields.quality.popup, Qt.Key.Key_Return)
    assert not fields.quality.popup.isVisible()
    assert fields.demand.qualities == (DemandQuality.VISIT, DemandQuality.SUPERIOR)
    assert fields.quality.accessibleName().startswith("要求の質: ")


def test_a_known_cause_is_its_code_and_own_words_are_kept(fields: CallFields) -> None:
    commit(fields.cause_field.lineEdit() or fields, "接客・対応")
    assert fields.cause == "attitude"
    commit(fields.cause_field.lineEdit() or fields, "の遅れ")
    assert fields.cause == "接客・対応の遅れ"


def test_a_product_is_no_product_while_it_is_converted(fields: CallFields, qtbot: QtBot) -> None:
    edit = fields.product_field.lineEdit() or fields
    with qtbot.assertNotEmitted(fields.changed):
        compose(edit, "けとる")
    with qtbot.waitSignal(fields.changed):
        commit(edit, "電気ケトル")
    assert fields.product == "電気ケトル"


def test_products_are_offered_without_losing_what_is_written(fields: CallFields) -> None:
    commit(fields.product_field.lineEdit() or fields, "電気")
    fields.set_products(("電気ケトル K-21", "炊飯器 R-8"))
    assert fields.product == "電気"
    assert fields.product_field.count() == 2


def test_choosing_is_not_disturbed_by_the_same_products(fields: CallFields, qtbot: QtBot) -> None:
    fields.set_products(("電気ケトル K-21", "炊飯器 R-8"))
    with qtbot.assertNotEmitted(fields.product_field.model().rowsRemoved):
        fields.set_products(("電気ケトル K-21", "炊飯器 R-8"))


def test_what_is_written_grows_with_the_text(fields: CallFields, theme: Theme) -> None:
    for percent in (140, 100, 80):
        theme.set_text_percent(percent)
        size = theme.font("ui").pixelSize()
        for combo in (fields.product_field, fields.cause_field):
            edit = combo.lineEdit()
            assert edit is not None
            parts = (edit, combo.view(), edit.completer().popup())
            assert [part.font().pixelSize() if part else 0 for part in parts] == [size] * 3


def test_the_fields_of_a_call_are_shown_without_telling(fields: CallFields, qtbot: QtBot) -> None:
    demand = Demand((DemandQuality.MONEY,), "三万円")
    with qtbot.assertNotEmitted(fields.changed):
        fields.show_fields("岡本", demand, "炊飯器 R-8", "product_defect")
    assert (fields.demand, fields.product, fields.cause) == (demand, "炊飯器 R-8", "product_defect")


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_one_key_leaves_a_field_also_while_words_are_offered(fields: CallFields, qtbot: QtBot, key: Qt.Key) -> None:
    fields.set_products(("電気ケトル K-21", "炊飯器 R-8"))
    fields.ask_product()
    edit = fields.product_field.lineEdit() or fields
    qtbot.waitUntil(edit.hasFocus)
    commit(edit, "電気")
    qtbot.waitUntil(fields.product_field.words_found.isVisible)
    with qtbot.waitSignal(fields.left):
        qtbot.keyClick(fields.product_field.words_found, key)
    qtbot.waitUntil(lambda: not fields.product_field.words_found.isVisible())
