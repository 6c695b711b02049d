from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from desktop.widgets.key_choice import Choice, KeyChoice

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from desktop.theme import Theme


@pytest.fixture
def row(qtbot: QtBot, theme: Theme, show: Callable[[QWidget], None]) -> KeyChoice:
    choices = [Choice("a", "電話", "T"), Choice("b", "面談", "V"), Choice("c", "手紙", "L", offered=False)]
    made = KeyChoice(theme, choices, name="方法")
    show(made)
    made.setFocus()
    return made


def test_one_key_chooses_and_tells(qtbot: QtBot, row: KeyChoice) -> None:
    with qtbot.waitSignal(row.chosen) as told:
        qtbot.keyClick(row, Qt.Key.Key_V)
    assert told.args == ["b"]
    assert row.current == "b"


def test_what_is_not_offered_is_not_chosen(qtbot: QtBot, row: KeyChoice) -> None:
    qtbot.keyClick(row, Qt.Key.Key_L)
    assert row.current == ""
    assert not row.press("L")


def test_arrows_stop_at_the_ends(qtbot: QtBot, row: KeyChoice) -> None:
    seen = []
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        qtbot.keyClick(row, key)
        seen.append(row.current)
    assert seen == ["a", "b", "b", "a"]


def test_a_shown_value_stays_when_other_choices_come(row: KeyChoice) -> None:
    told: list[str] = []
    row.chosen.connect(told.append)
    row.choose("b")
    row.set_choices([Choice("b", "面談", "1"), Choice("d", "メール", "2")])
    assert row.current == "b"
    row.choose("x")
    assert row.current == ""
    assert told == []
