from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from desktop.call.earlier_popup import MINUTES, EarlierPopup
from desktop.commands import COMMANDS, Command
from kb.domain.policy import ClockState
from tests.desktop.call.support import commit

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop.call.panel import CallPanel
    from desktop.call.presenter import CallPresenter
    from desktop.call.strip import Strip
    from desktop.theme import Theme
    from tests.fakes.clock import FakeClock
    from tests.fakes.guidance import FakePromises


def named(command_id: str) -> Command:
    return next(one for one in COMMANDS if one.id == command_id)


@pytest.fixture
def in_call(panel: CallPanel, settle: Callable[[], None]) -> CallPanel:
    commit(panel.notes.edit, "ケトル")
    settle()
    return panel


@pytest.fixture
def late(
    in_call: CallPanel, presenter: CallPresenter, clock: FakeClock, qtbot: QtBot, settle: Callable[[], None]
) -> Strip:
    settle()
    with qtbot.waitSignal(presenter.session.ticked):
        clock.pass_seconds(21 * 60 + 40)
    return in_call.strip


def test_p8_the_clock_says_in_colour_icon_and_words_that_twenty_minutes_passed(late: Strip) -> None:
    assert late.running.clock.state is ClockState.AMBER
    assert "20分を過ぎました" in late.running.clock.accessibleName()
    assert late.running.words.isVisible()
    assert late.running.words.passed.text() == "20分を過ぎました"


def test_p8_at_thirty_minutes_the_words_are_others(
    late: Strip, presenter: CallPresenter, clock: FakeClock, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(presenter.session.ticked):
        clock.pass_seconds(10 * 60)
    assert late.running.clock.state is ClockState.RED
    assert late.running.words.passed.text() == "30分を過ぎました"


def test_p8_large_text_gives_the_sentence_a_line_of_its_own(late: Strip, theme: Theme) -> None:
    height = late.sizeHint().height()
    assert late.line.isHidden()
    theme.set_text_percent(140)
    assert late.line.isVisible()
    assert not late.running.words.isVisible()
    assert late.sizeHint().height() > height * 1.4


def test_what_is_dropped_where_there_is_no_room_comes_back(late: Strip, in_call: CallPanel, qtbot: QtBot) -> None:
    in_call.resize(896, 700)
    qtbot.waitUntil(lambda: late.width() == 896)
    assert not late.running.words.passed.isVisible()
    assert late.running.clock.isVisible()
    assert late.verbs.button("call.end").isVisible()
    assert late.verbs.geometry().right() <= late.width()
    in_call.resize(1600, 828)
    qtbot.waitUntil(lambda: late.width() == 1600)
    assert late.running.words.passed.isVisible()


def test_hold_shows_how_long_and_notes_stay_typable(
    in_call: CallPanel, presenter: CallPresenter, clock: FakeClock, qtbot: QtBot
) -> None:
    assert in_call.carry_out(named("call.hold"))
    with qtbot.waitSignal(presenter.session.ticked):
        clock.pass_seconds(65)
    assert in_call.strip.running.state.text() == "保留中 1:05"
    commit(in_call.notes.edit, "確認中")
    assert presenter.session.content.notes == "ケトル確認中"
    assert in_call.strip.verbs.button("call.hold").text() == "保留解除"
    assert in_call.carry_out(named("call.hold"))
    assert in_call.strip.running.state.text() == "通話中"


def test_ctrl_n_keeps_a_call_on_hold_and_alt_r_goes_back(
    in_call: CallPanel, presenter: CallPresenter, settle: Callable[[], None]
) -> None:
    assert not in_call.strip.others.isVisible()
    in_call.carry_out(named("call.hold"))
    in_call.carry_out(named("call.start"))
    commit(in_call.notes.edit, "二人目")
    settle()
    assert in_call.strip.others.isVisible()
    assert in_call.strip.others.text() == "ほか1件の通話（保留）"
    in_call.strip.verbs.button("call.end").setFocus()
    assert in_call.carry_out(named("call.change"))
    assert in_call.notes.edit.toPlainText() == "ケトル"
    assert in_call.notes.edit.hasFocus()
    assert in_call.strip.running.state.text() == "通話中"


def test_p8_alt_t_asks_how_long_ago_the_call_began(
    in_call: CallPanel, presenter: CallPresenter, clock: FakeClock, qtbot: QtBot
) -> None:
    clock.pass_seconds(60)
    assert in_call.carry_out(named("call.earlier"))
    popup = in_call.findChild(EarlierPopup)
    assert popup is not None
    assert popup.isVisible()
    qtbot.keyClick(popup, Qt.Key.Key_3)
    assert presenter.session.seconds == 60 + MINUTES[2] * 60
    assert in_call.notes.edit.line_seconds() == [MINUTES[2] * 60]


def test_between_calls_no_clock_is_asked_for(panel: CallPanel) -> None:
    assert not panel.carry_out(named("call.earlier"))
    assert not panel.carry_out(named("call.hold"))
    assert not panel.strip.verbs.button("call.hold").isEnabled()


def test_in_the_smallest_window_with_large_text_the_verbs_have_a_row_of_their_own(
    late: Strip, in_call: CallPanel, theme: Theme, qtbot: QtBot
) -> None:
    theme.set_text_percent(140)
    in_call.resize(896, 700)
    second, end = late.verbs.button("call.second"), late.verbs.button("call.end")
    qtbot.waitUntil(lambda: late.width() == 896 and second.width() >= second.sizeHint().width())
    assert end.mapTo(late, end.rect().bottomRight()).x() < late.width()
    clock = late.running.clock
    assert second.mapTo(late, second.rect().center()).y() > clock.mapTo(late, clock.rect().bottomLeft()).y()
    in_call.grab()


@pytest.mark.parametrize("percent", [100, 140, 160])
def test_between_calls_no_verb_of_the_smallest_window_is_cut(
    panel: CallPanel, theme: Theme, qtbot: QtBot, percent: int
) -> None:
    theme.set_text_percent(percent)
    panel.resize(896, 700)
    verbs = [panel.strip.verbs.button(one) for one in ("call.second", "call.memo", "call.promise", "call.end")]
    qtbot.waitUntil(
        lambda: panel.strip.width() == 896 and all(verb.width() >= verb.sizeHint().width() for verb in verbs)
    )
    assert panel.strip.idle.start.isVisible()


def test_p8_the_sentence_on_its_own_line_leaves_the_clock_its_height(
    late: Strip, in_call: CallPanel, theme: Theme, qtbot: QtBot
) -> None:
    theme.set_text_percent(140)
    in_call.resize(1302, 740)
    qtbot.waitUntil(lambda: late.width() == 1302 and late.line.isVisible())
    qtbot.waitUntil(lambda: late.height() == late.sizeHint().height())
    assert late.line.height() < late.height() - late.running.clock.height()


def test_p8_the_sentence_beside_the_clock_is_not_cut(late: Strip, theme: Theme) -> None:
    sentence = late.running.words.sentence
    assert sentence.text() == "「責任者に代わり、改めてご説明いたします」"
    assert theme.metrics("ui").horizontalAdvance(sentence.text()) <= sentence.width()


def test_p20_the_strip_says_what_is_due_and_sooner_what_is_overdue(
    in_call: CallPanel, presenter: CallPresenter, clock: FakeClock, promises: FakePromises, settle: Callable[[], None]
) -> None:
    button = in_call.strip.verbs.button("call.promise")
    assert button.text() == "約束"
    promises.make(what="ご連絡", due_at=clock.now() + timedelta(minutes=30))
    presenter.promises.load()
    settle()
    assert button.text() == "約束 本日1"
    clock.pass_seconds(31 * 60)
    presenter.promises.load()
    settle()
    assert button.text() == "約束 超過1"
    assert button.width() >= button.sizeHint().width()
