"""A hand-off as the screen shows it, hostile ones among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QWidget

from desktop.widgets.message_bar import Message, MessageBar
from kb.domain.hand_off import CallHandOff, hand_off

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop.call.panel import CallPanel
    from desktop.call.presenter import CallPresenter
    from desktop.theme import Theme

NEXT = CallHandOff(caller="田中様", product="電気ケトル K-21", notes="お湯漏れ")
HOSTILE = '<img src="//server/share/x.png"><b>{0.x}{caller}%1'


@pytest.fixture
def bar(panel: CallPanel, theme: Theme, qtbot: QtBot) -> MessageBar:
    made = MessageBar(theme)
    qtbot.addWidget(made)
    panel.message.connect(made.show_message)
    panel.message_over.connect(made.take_back)
    return made


def current(bar: MessageBar) -> Message:
    assert bar.current is not None
    return bar.current


def test_a_call_that_starts_is_seen_in_its_fields(
    panel: CallPanel, bar: MessageBar, presenter: CallPresenter, settle: Callable[[], None]
) -> None:
    shown: list[bool] = []
    panel.front_request.connect(lambda: shown.append(True))
    assert panel.take_hand_off(NEXT)
    settle()
    assert panel.notes.edit.toPlainText() == "お湯漏れ"
    assert panel.notes.fields.product == "電気ケトル K-21"
    assert presenter.session.caller == "田中様"
    assert shown == [True]
    assert bar.current is None
    assert not panel.take_hand_off("田中様")


def test_during_a_call_the_next_one_is_announced_and_started_by_the_agent(
    panel: CallPanel, bar: MessageBar, presenter: CallPresenter, settle: Callable[[], None]
) -> None:
    presenter.session.set_notes("前のお客様")
    panel.notes.edit.show_notes("前のお客様")
    settle()
    panel.take_hand_off(NEXT)
    assert current(bar).text == "着信: 田中様（電気ケトル K-21）"
    assert current(bar).action == "次の通話として始める"
    assert panel.notes.edit.toPlainText() == "前のお客様"
    bar.act()
    settle()
    assert panel.notes.edit.toPlainText() == "お湯漏れ"
    assert current(bar).text.startswith("通話を終えました")
    bar.dismiss()
    assert bar.current is None


def test_what_is_not_used_is_shown_as_text(panel: CallPanel, bar: MessageBar, presenter: CallPresenter) -> None:
    unknown = [("file", "/etc/passwd"), ("caller", "b"), ("x", "y" * 100), ("z", "1"), ("exec", "2")]
    panel.take_hand_off(hand_off([("caller", HOSTILE), ("matter", "M-7"), *unknown]))
    text = current(bar).text
    assert text == (
        f"渡された通話を始めました: {HOSTILE} · 案件: M-7 · "
        f"使わない項目: file=/etc/passwd、caller=b、x={'y' * 38}、ほか 2 件"
    )
    assert presenter.session.caller == HOSTILE


def test_markup_in_a_message_is_not_read_as_markup(panel: CallPanel, bar: MessageBar, theme: Theme) -> None:
    bar.resize(200, 36)
    bar.show()
    panel.take_hand_off(hand_off([("caller", HOSTILE * 3), ("x", "1")]))
    tips = [child.toolTip() for child in bar.findChildren(QWidget) if "server" in child.toolTip()]
    assert tips
    assert not [tip for tip in tips if "<img" in tip]
