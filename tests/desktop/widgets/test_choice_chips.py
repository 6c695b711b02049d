from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from desktop.widgets.chips import ChipState
from desktop.widgets.choice_chips import ChoiceChips

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from desktop.theme import Theme

_WORDS = {"superior": "上席", "manager": "センター長", "specialist": "専門部署"}


@pytest.fixture
def chips(theme: Theme, show: Callable[[QWidget], None]) -> ChoiceChips:
    made = ChoiceChips(theme, name="代わる人")
    made.set_choices(_WORDS)
    made.resize(400, 60)
    show(made)
    return made


def test_one_is_chosen_by_a_click_and_told_once(chips: ChoiceChips) -> None:
    told: list[str] = []
    chips.chosen.connect(told.append)
    chips.chips["manager"].click()
    chips.chips["manager"].click()
    assert told == ["manager"]
    assert chips.current == "manager"
    assert chips.chips["manager"].state is ChipState.CHOSEN
    assert chips.chips["superior"].state is ChipState.PLAIN


def test_the_arrow_keys_choose_and_go_round(chips: ChoiceChips, qtbot: QtBot) -> None:
    chips.choose("specialist")
    chips.chips["specialist"].setFocus()
    qtbot.keyClick(chips.chips["specialist"], Qt.Key.Key_Right)
    assert chips.current == "superior"
    assert chips.chips["superior"].hasFocus()
    qtbot.keyClick(chips.chips["superior"], Qt.Key.Key_Left)
    assert chips.current == "specialist"


def test_the_tab_key_comes_to_one_of_them_only(chips: ChoiceChips) -> None:
    chips.choose("manager")
    by_tab = [key for key, chip in chips.chips.items() if chip.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert by_tab == ["manager"]


def test_the_same_choices_keep_what_is_chosen_and_an_unknown_key_is_none(chips: ChoiceChips) -> None:
    chip = chips.chips["manager"]
    chips.choose("manager")
    chips.set_choices(_WORDS)
    assert chips.chips["manager"] is chip
    assert chips.current == "manager"
    chips.choose("nobody")
    assert chips.current == ""


def test_they_wrap_where_there_is_no_room(chips: ChoiceChips) -> None:
    assert chips.heightForWidth(100) > chips.heightForWidth(400)
