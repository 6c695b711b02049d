from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from desktop.widgets.numbered_rows import NumberedRow, NumberedRows

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from desktop.theme import Theme


@pytest.fixture
def rows(theme: Theme, show: Callable[[QWidget], None]) -> NumberedRows:
    made = NumberedRows(theme, name="質問")
    made.set_rows([NumberedRow(f"質問 {number}", "聴く") for number in range(1, 12)])
    show(made)
    made.setFocus()
    return made


def test_a_figure_chooses_one_of_the_first_nine(rows: NumberedRows, qtbot: QtBot) -> None:
    with qtbot.waitSignal(rows.chosen) as chosen:
        qtbot.keyClick(rows, "9")
    assert chosen.args == [8]
    with qtbot.assertNotEmitted(rows.chosen):
        qtbot.keyClick(rows, "0")


def test_arrows_and_enter_reach_the_others_and_say_which(rows: NumberedRows, qtbot: QtBot) -> None:
    for _ in range(20):
        qtbot.keyClick(rows, Qt.Key.Key_Down)
    assert rows.accessibleDescription() == "聴く 質問 11"
    with qtbot.waitSignal(rows.chosen) as chosen:
        qtbot.keyClick(rows, Qt.Key.Key_Return)
    assert chosen.args == [10]


def test_other_rows_begin_at_the_top(rows: NumberedRows, qtbot: QtBot) -> None:
    qtbot.keyClick(rows, Qt.Key.Key_Down)
    rows.set_rows([NumberedRow("一つだけ", heading="聞く")])
    assert rows.texts == ("一つだけ",)
    with qtbot.assertNotEmitted(rows.chosen):
        qtbot.keyClick(rows, "2")
    with qtbot.waitSignal(rows.chosen) as chosen:
        qtbot.keyClick(rows, Qt.Key.Key_Space)
    assert chosen.args == [0]
    rows.grab()
