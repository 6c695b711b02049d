from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Qt, Signal

from desktop.call.notes.asked import AskedPane
from desktop.call.presenter.questions import AskedState
from tests.desktop.call.support import commit
from tests.fakes.guidance import FakeGuidance

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from desktop.call.panel import CallPanel
    from desktop.call.presenter import CallPresenter
    from desktop.call.presenter.questions import Questions
    from desktop.theme import Theme


class Items(QObject):
    """What ``presenter.questions`` tells the pane."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.items: tuple[AskedState, ...] = ()

    def turn(self, item_id: str) -> None:
        raise AssertionError(item_id)


def test_p14_the_pane_is_as_high_as_its_chips_at_once(theme: Theme, show: Callable[[QWidget], None]) -> None:
    items = Items()
    pane = AskedPane(theme, cast("Questions", items))
    pane.resize(340, 200)
    show(pane)
    words = ("氏名", "連絡先", "購入日", "状況", "要望", "都合の良い時間", "回答の方法")
    bank = FakeGuidance().items()
    for count in (2, 7):
        states = (AskedState(replace(bank[0], id=word, word=word), asked=False) for word in words[:count])
        items.items = tuple(states)
        items.changed.emit()
        pane.show()
    chips = pane.chips
    two_lines = 2 * chips[0].sizeHint().height()
    assert pane.height() > two_lines + theme.line_height("ui")


def test_p14_figures_tick_what_was_asked_while_the_pane_has_the_keyboard(
    panel: CallPanel, presenter: CallPresenter, settle: Callable[[], None], qtbot: QtBot
) -> None:
    commit(panel.notes.edit, "取っ手が外れた")
    settle()
    pane = panel.notes.asked
    pane.take_focus()
    qtbot.waitUntil(pane.hasFocus)
    first = presenter.questions.items[0]
    assert not first.asked
    qtbot.keyClick(pane, Qt.Key.Key_1)
    settle()
    assert presenter.questions.items[0].asked
    assert presenter.session.content.asked == (first.item.id,)
    with qtbot.waitSignal(pane.left):
        qtbot.keyClick(pane, Qt.Key.Key_Escape)


def test_where_there_is_no_room_the_key_gives_way_to_the_count(theme: Theme, show: Callable[[QWidget], None]) -> None:
    items = Items()
    pane = AskedPane(theme, cast("Questions", items))
    first = FakeGuidance().items()[0]
    items.items = (AskedState(first, asked=False),)
    items.changed.emit()
    pane.resize(340, 80)
    show(pane)
    assert not pane.key.isHidden()
    pane.resize(150, 80)
    assert pane.key.isHidden()
    assert not pane.count.isHidden()
