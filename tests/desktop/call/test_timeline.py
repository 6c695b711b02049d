from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from desktop.call.timeline_sheet import TimelineSheet
from desktop.commands import COMMANDS
from kb.domain.call import CallEventType, DismissReason
from tests.desktop.call.support import commit
from tests.fakes.calls import article_id

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop.call.panel import CallPanel
    from desktop.call.presenter import CallPresenter
    from tests.fakes.calls import FakeCalls
    from tests.fakes.clock import FakeClock
    from tests.fakes.guidance import FakePromises


@pytest.fixture
def opened(
    panel: CallPanel, settle: Callable[[], None], calls: FakeCalls, clock: FakeClock, promises: FakePromises
) -> TimelineSheet:
    commit(panel.notes.edit, "手が赤くなった")
    for _ in range(3):
        settle()
    (call,) = calls.calls.values()
    clock.pass_seconds(65)
    due = clock.now() + timedelta(days=1)
    promise = promises.make(what="点検結果のご連絡", due_at=due, call_id=call.id)
    for kind, article, detail in (
        (CallEventType.QUESTION_ANSWERED, None, "injury 1"),
        (CallEventType.DUTY_CONTACTED, None, "injury"),
        (CallEventType.ARTICLE_DISMISSED, article_id(2), DismissReason.ALREADY_DONE.value),
        (CallEventType.ARTICLE_OPENED, article_id(99), ""),
        (CallEventType.MEMO_MADE, None, "superior"),
        (CallEventType.PROMISE_MADE, None, str(promise.id)),
        (CallEventType.BOUNDARY, None, "warning"),
        (CallEventType.SECONDARY, None, ""),
    ):
        calls.record(call.id, kind, article, detail)
    assert panel.carry_out(next(one for one in COMMANDS if one.id == "call.timeline"))
    settle()
    return panel.findChild(TimelineSheet) or next(
        child for child in panel.window().children() if isinstance(child, TimelineSheet)
    )


def test_every_event_is_told_in_words_with_both_times(opened: TimelineSheet, promises: FakePromises) -> None:
    (promise,) = promises.promises.values()
    due = f"{promise.due_at.astimezone():%m/%d %H:%M}"
    rows = [(row.clock, row.name, row.words) for row in opened.model.rows]
    assert rows == [
        ("0:00", "警告が出た", "けが"),
        ("1:05", "火種の確認", "けがの部位と程度"),
        ("1:05", "当番へ連絡", "品質保証部の当番 内線 210"),
        ("1:05", "記事を却下", "「応対 2」 · もう行った"),
        ("1:05", "記事を開いた", "（いまはない記事）"),
        ("1:05", "引き継ぎメモ", "上席"),
        ("1:05", "約束", f"点検結果のご連絡 · {due} まで"),
        ("1:05", "線引き", "警告"),
        ("1:05", "二次化", ""),
    ]
    assert all(len(row.time) == len("00:00:00") for row in opened.model.rows)


def test_it_is_read_by_keys_alone_and_the_notes_get_the_focus_back(
    opened: TimelineSheet, panel: CallPanel, qtbot: QtBot
) -> None:
    assert opened.view.hasFocus()
    assert opened.view.currentIndex().row() == 8
    qtbot.keyClick(opened.view, Qt.Key.Key_Up)
    assert opened.view.currentIndex().row() == 7
    opened.grab()
    qtbot.keyClick(opened.view, Qt.Key.Key_Escape)
    assert not opened.opened
    assert panel.notes.edit.hasFocus()


def test_between_calls_there_is_none(panel: CallPanel, presenter: CallPresenter) -> None:
    assert not panel.carry_out(next(one for one in COMMANDS if one.id == "call.timeline"))
