from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from desktop.call.due_picker import DuePicker
from kb.domain.due_time import spoken_due
from tests.desktop.call.support import commit

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from desktop.theme import Theme
    from tests.fakes.clock import FakeClock


@pytest.fixture
def picker(qtbot: QtBot, theme: Theme, clock: FakeClock, show: Callable[[QWidget], None]) -> DuePicker:
    made = DuePicker(theme, clock.now)
    show(made)
    made.setFocus()
    return made


def ahead(clock: FakeClock, days: int, hour: int, minute: int = 0) -> datetime:
    day = clock.now().astimezone().date() + timedelta(days)
    return datetime.combine(day, time(hour, minute)).astimezone()


def test_p18_two_keys_choose_day_and_hour(qtbot: QtBot, picker: DuePicker, clock: FakeClock) -> None:
    chosen: list[datetime] = []
    picker.chosen.connect(chosen.append)
    qtbot.keyClick(picker, Qt.Key.Key_2)
    assert chosen == []
    qtbot.keyClick(picker, Qt.Key.Key_5)
    assert chosen == [ahead(clock, 2, 15)]
    assert picker.spoken == spoken_due(ahead(clock, 2, 15))
    assert picker.said.text() == picker.spoken


def test_half_an_hour_is_one_key_more_before_or_after(qtbot: QtBot, picker: DuePicker, clock: FakeClock) -> None:
    for key in (Qt.Key.Key_1, Qt.Key.Key_H, Qt.Key.Key_9):
        qtbot.keyClick(picker, key)
    assert picker.moment == ahead(clock, 1, 9, 30)
    qtbot.keyClick(picker, Qt.Key.Key_H)
    assert picker.moment == ahead(clock, 1, 9)


def test_backspace_begins_anew(qtbot: QtBot, picker: DuePicker) -> None:
    for key in (Qt.Key.Key_1, Qt.Key.Key_5, Qt.Key.Key_Backspace):
        qtbot.keyClick(picker, key)
    assert picker.moment is None
    assert picker.days.current == ""


def test_a_past_hour_is_not_taken(qtbot: QtBot, picker: DuePicker, clock: FakeClock) -> None:
    now = clock.now().astimezone()
    evening = now.replace(hour=17, minute=10)
    clock.pass_seconds((evening - now).total_seconds())
    picker.show_moment(None)
    qtbot.keyClick(picker, Qt.Key.Key_0)
    qtbot.keyClick(picker, Qt.Key.Key_5)
    assert picker.moment is None
    qtbot.keyClick(picker, Qt.Key.Key_8)
    assert picker.moment == evening.replace(hour=18, minute=0, second=0, microsecond=0)


def test_a_typed_time_is_read_and_nonsense_is_explained(qtbot: QtBot, picker: DuePicker, clock: FakeClock) -> None:
    picker.field.setFocus()
    picker.field.setText("なるはや")
    picker.field.textEdited.emit(picker.field.text())
    qtbot.keyClick(picker.field, Qt.Key.Key_Return)
    assert picker.moment is None
    assert "日時として読めません" in picker.said.text()
    assert picker.field.text() == "なるはや"
    picker.field.setText("明日15時")
    picker.field.textEdited.emit(picker.field.text())
    assert picker.moment == ahead(clock, 1, 15)
    assert picker.days.current == "1"


def test_what_is_no_key_begins_in_the_field(qtbot: QtBot, picker: DuePicker, clock: FakeClock) -> None:
    qtbot.keyClick(picker, Qt.Key.Key_Slash)
    assert picker.field.hasFocus()
    assert picker.field.text() == "/"
    picker.show_moment(None)
    picker.setFocus()
    commit(picker, "明日の午後3時")
    assert picker.moment == ahead(clock, 1, 15)
    with qtbot.waitSignal(picker.chosen):
        qtbot.keyClick(picker.field, Qt.Key.Key_Return)
