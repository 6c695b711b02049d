from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer

from desktop.widgets.buttons import Button, IconButton
from desktop.widgets.message_bar import Grade, Message, MessageBar

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.theme import Theme


@pytest.fixture
def bar(theme: Theme, qtbot: QtBot) -> MessageBar:
    made = MessageBar(theme)
    qtbot.addWidget(made)
    return made


def _text(bar: MessageBar) -> str:
    return bar.current.text if bar.current else ""


def test_the_newest_is_shown_and_the_earlier_come_back(bar: MessageBar) -> None:
    bar.show_message(Message("一"))
    bar.show_message(Message("二", Grade.WARN))
    assert _text(bar) == "二"
    bar.dismiss()
    assert _text(bar) == "一"
    bar.dismiss()
    assert not bar.isVisible()
    bar.dismiss()


def test_a_message_with_a_key_replaces_itself_and_can_be_taken_back(bar: MessageBar) -> None:
    bar.show_message(Message("保存できません", key="save"))
    bar.show_message(Message("まだ保存できません", key="save"))
    bar.take_back("save")
    assert bar.current is None


def test_the_action_is_done_once_and_closes(bar: MessageBar) -> None:
    done: list[int] = []
    bar.show_message(Message("終話しました", Grade.UNDO, "取り消す", lambda: done.append(1)))
    action = next(button for button in bar.findChildren(Button) if button.text() == "取り消す")
    action.click()
    assert done == [1]
    assert not bar.isVisible()


@pytest.mark.parametrize("passing", [Grade.UNDO, Grade.DONE])
def test_only_what_is_done_leaves_by_itself(bar: MessageBar, passing: Grade) -> None:
    timer = bar.findChild(QTimer)
    assert isinstance(timer, QTimer)
    for grade in (Grade.INFO, Grade.WARN, Grade.DANGER):
        bar.show_message(Message("a", grade, key="x"))
        assert not timer.isActive()
    bar.show_message(Message("終話しました", passing))
    assert timer.isActive()
    assert timer.interval() == 10_000
    timer.timeout.emit()
    assert _text(bar) == "a"
    assert not timer.isActive()


def test_an_undo_offer_does_not_come_back_behind_another_message(bar: MessageBar) -> None:
    bar.show_message(Message("終話しました", Grade.UNDO, "取り消す"))
    bar.show_message(Message("別の知らせ"))
    bar.dismiss()
    assert bar.current is None


def test_what_cannot_be_taken_back_is_not_done_by_the_key(bar: MessageBar) -> None:
    done: list[str] = []
    bar.show_message(Message("見本を入れました", Grade.INFO, "空で始める", lambda: done.append("x"), by_shortcut=False))
    bar.act_by_shortcut()
    assert (done, _text(bar)) == ([], "見本を入れました")
    bar.act()
    assert done == ["x"]


def test_what_is_offered_can_be_done_by_a_key(bar: MessageBar) -> None:
    done: list[str] = []
    bar.act_by_shortcut()
    bar.show_message(Message("終えました", Grade.UNDO, "元に戻す", lambda: done.append("undo")))
    bar.act_by_shortcut()
    assert (done, _text(bar)) == (["undo"], "")
    bar.show_message(Message("保存しました"))
    bar.act_by_shortcut()
    assert _text(bar) == "保存しました"


def test_what_comes_by_itself_lets_an_undo_run_out_first(bar: MessageBar) -> None:
    undo = Message("通話を終えました。", Grade.UNDO, "元に戻す")
    reminder = Message("まもなく期限の約束", waits=True)
    bar.show_message(undo)
    bar.show_message(reminder)
    assert bar.current == undo
    bar.dismiss()
    assert bar.current == reminder


def test_a_narrow_bar_gives_the_sentence_a_line_of_its_own_where_there_is_a_button(bar: MessageBar) -> None:
    bar.resize(400, 36)
    bar.show_message(Message("引き継ぎメモをコピーしました。"))
    one_line = bar.sizeHint().height()
    bar.show_message(Message("通話を終えました。", action="元に戻す"))
    assert bar.sizeHint().height() == 2 * one_line
    bar.dismiss()
    assert bar.sizeHint().height() == one_line


def test_a_long_sentence_gets_a_line_of_its_own_before_it_is_cut_off(bar: MessageBar) -> None:
    bar.resize(1400, 36)
    bar.show_message(Message("このPCの方針は、ライブラリの暗号化を求めています。" * 2, action="点検する"))
    one_line = bar.sizeHint().height()
    bar.resize(700, 36)
    assert bar.sizeHint().height() == 2 * one_line


def test_what_stays_can_only_be_taken_back(bar: MessageBar) -> None:
    asked: list[int] = []
    bar.show_message(Message("一", action="見る", on_action=lambda: asked.append(1), key="key", stays=True))
    close = next(button for button in bar.findChildren(IconButton) if button.accessibleName() == "閉じる")
    assert close.isHidden()
    bar.dismiss()
    bar.act()
    assert (_text(bar), asked) == ("一", [1])
    bar.show_message(Message("二"))
    assert not close.isHidden()
    bar.dismiss()
    bar.take_back("key")
    assert bar.current is None
