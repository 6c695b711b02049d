from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from desktop.commands import COMMANDS, Command
from desktop.widgets.labels import Label
from desktop.widgets.message_bar import Grade, Message
from kb.domain.trend import CallKind, SameKind
from tests.desktop.call.support import commit, compose

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop.call.alerts.bar import AlertBar
    from desktop.call.panel import CallPanel
    from desktop.call.presenter import CallPresenter
    from desktop.theme import Theme
    from tests.fakes.guidance import FakeRecords


def named(command_id: str) -> Command:
    return next(one for one in COMMANDS if one.id == command_id)


@pytest.fixture
def write(panel: CallPanel, settle: Callable[[], None]) -> Callable[[str], AlertBar]:
    def do(notes: str) -> AlertBar:
        commit(panel.notes.edit, notes)
        for _ in range(3):
            settle()
        return panel.alert_bar

    return do


def step(panel: CallPanel, times: int = 1) -> None:
    for _ in range(times):
        assert panel.carry_out(named("call.alert"))


def test_p12_the_bar_shows_what_is_suspected_and_three_questions(
    panel: CallPanel, write: Callable[[str], AlertBar]
) -> None:
    assert not panel.alert_bar.isVisible()
    bar = write("手が赤くなった")
    assert bar.isVisible()
    assert bar.facts.title.text() == "火種の可能性: けが"
    assert [tick.text() for tick in bar.facts.ticks] == ["けがの部位と程度", "受診の有無", "使用の中止を依頼"]
    assert bar.verbs.step.text() == "次の確認"
    assert panel.notes.edit.hasFocus()


def test_p12_after_the_questions_the_duty_contact_of_the_rule_is_shown(
    panel: CallPanel, write: Callable[[str], AlertBar]
) -> None:
    bar = write("手が赤くなった")
    step(panel, 3)
    assert all(tick.isChecked() for tick in bar.facts.ticks)
    assert bar.verbs.step.text() == "当番へ連絡"
    assert bar.verbs.contact.isVisible()
    assert bar.verbs.contact.text() == "品質保証部の当番 内線 210"
    step(panel)
    assert bar.facts.status.text() == "当番へ連絡しました"
    step(panel)
    assert not bar.isVisible()


def test_p12_while_a_question_is_open_the_reader_is_held_and_its_button_is_the_question(
    panel: CallPanel, presenter: CallPresenter, write: Callable[[str], AlertBar], settle: Callable[[], None]
) -> None:
    write("来い")
    panel.carry_out(next(one for one in COMMANDS if one.id == "call.open" and one.number == 1))
    settle()
    reader = panel.reader
    assert not reader.held.isVisible()
    write("。手が赤くなった")
    assert reader.held.isVisible()
    assert "あと3問" in reader.held.words.text()
    assert (reader.footer.next.text(), reader.footer.next.key) == ("次の確認", "Alt+K")
    assert not panel.carry_out(named("call.next_line"))
    reader.footer.next.click()
    assert presenter.alerts.questions_left == 2
    step(panel, 2)
    assert not reader.held.isVisible()
    assert reader.footer.next.text() == "次の行"
    assert panel.carry_out(named("call.next_line"))


def test_a_warning_says_what_to_do_and_the_words_behind_it(write: Callable[[str], AlertBar]) -> None:
    bar = write("家まで来いと言われた")
    assert bar.facts.title.text() == "訪問の要求"
    assert bar.facts.reason.text() == "「家まで」"
    assert bar.facts.action.text() == "その場で行かない。理由を伺う"
    assert bar.facts.ticks == []
    assert not bar.verbs.contact.isVisible()


def test_one_bar_at_a_time_with_the_number_of_the_others(
    panel: CallPanel, write: Callable[[str], AlertBar], qtbot: QtBot
) -> None:
    bar = write("家まで来い。手が赤くなった。煙が出た")
    assert bar.facts.title.text() == "火種の可能性: けが"
    assert bar.verbs.more.text() == "ほか 2件"
    bar.verbs.more.click()
    assert bar.facts.title.text() == "火種の可能性: 発煙・発火"
    assert bar.facts.ticks[0].text() == "火は消えたか"


def test_what_was_denied_by_mistake_comes_back(panel: CallPanel, write: Callable[[str], AlertBar]) -> None:
    messages: list[Message] = []
    panel.message.connect(messages.append)
    bar = write("手が赤くなった")
    bar.verbs.deny.click()
    assert not bar.isVisible()
    assert messages[-1].grade is Grade.UNDO
    assert messages[-1].on_action is not None
    messages[-1].on_action()
    assert bar.isVisible()


def test_p12_the_count_of_the_kind_stands_on_the_bar_and_else_beside_the_suggestions(
    panel: CallPanel, records: FakeRecords, write: Callable[[str], AlertBar], qtbot: QtBot
) -> None:
    records.rising = SameKind(CallKind.ALERT, "injury", 7, 2, 14, 0.0001)
    bar = write("手が赤くなった")
    qtbot.waitUntil(bar.verbs.count.isVisible)
    assert bar.verbs.count.text() == "過去14日で7件目（ふだん2件）"
    assert bar.verbs.here.text() == "このPCの記録のみ"
    assert not panel.suggestions.count.isVisible()
    step(panel, 5)
    assert panel.suggestions.count.text() == "けが: 過去14日で7件目（ふだん2件） · このPCの記録のみ"
    assert panel.suggestions.count.isVisible()


def test_the_bar_fits_into_the_smallest_window_with_large_text(
    panel: CallPanel, theme: Theme, write: Callable[[str], AlertBar], qtbot: QtBot
) -> None:
    bar = write("家まで来い。手が赤くなった")
    theme.set_text_percent(140)
    panel.resize(896, 700)
    qtbot.waitUntil(lambda: bar.width() == 896)
    assert bar.verbs.step.isVisible()
    assert bar.verbs.geometry().right() < bar.width()
    first = bar.facts.ticks[0]
    qtbot.waitUntil(lambda: first.width() >= first.width_with(shown=True))
    panel.grab()


def test_the_focus_goes_back_to_the_notes_when_the_bar_leaves(
    panel: CallPanel, write: Callable[[str], AlertBar], qtbot: QtBot
) -> None:
    bar = write("家まで来い")
    bar.verbs.step.setFocus()
    qtbot.keyClick(bar.verbs.step, Qt.Key.Key_Space)
    assert not bar.isVisible()
    assert panel.notes.edit.hasFocus()


def test_words_that_are_still_being_converted_raise_nothing(
    panel: CallPanel, presenter: CallPresenter, settle: Callable[[], None]
) -> None:
    compose(panel.notes.edit, "赤くなった")
    settle()
    assert presenter.alerts.raised == ()


def test_the_slim_strip_says_so_on_the_other_screens(panel: CallPanel, write: Callable[[str], AlertBar]) -> None:
    def said() -> list[str]:
        return [label.text() for label in panel.slim_strip().findChildren(Label)]

    write("手が赤くなった")
    assert "火種の可能性: けが · けがの部位と程度 · Alt+K" in said()
    step(panel)
    assert "火種の可能性: けが · 受診の有無 · Alt+K" in said()
