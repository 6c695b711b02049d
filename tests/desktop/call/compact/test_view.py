from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kb.domain.call import Handling
from tests.desktop.call.support import commit

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from desktop.call.compact.view import CompactView
    from desktop.call.panel import CallPanel
    from desktop.call.presenter import CallPresenter
    from tests.fakes.calls import FakeCalls
    from tests.fakes.clock import FakeClock


@pytest.fixture
def strip(panel: CallPanel, show: Callable[[QWidget], None]) -> CompactView:
    view = panel.compact_view()
    panel.hide()
    show(view)
    panel.activate()
    return view


def texts(view: CompactView) -> list[str]:
    return [row.accessibleName() for row in view.rows if row.isVisible()]


def test_the_notes_are_typed_in_the_strip_and_the_best_three_are_shown(
    strip: CompactView, panel: CallPanel, presenter: CallPresenter, calls: FakeCalls, settle: Callable[[], None]
) -> None:
    assert strip.isAncestorOf(panel.notes.edit)
    commit(panel.notes.edit, "すぐ来いと言う")
    settle()
    assert [text.split(" · ")[1] for text in texts(strip)] == ["応対 1", "応対 2", "応対 3"]
    assert presenter.session.content.notes == "すぐ来いと言う"
    presenter.session.flush()
    settle()
    assert calls.saves[-1] == "すぐ来いと言う"


def test_the_line_that_is_written_shows_in_the_strip(
    panel: CallPanel, show: Callable[[QWidget], None], settle: Callable[[], None]
) -> None:
    show(panel)
    commit(panel.notes.edit, "\n".join(f"{number} 行目の長いメモがここに入る" * 3 for number in range(6)))
    settle()
    panel.hide()
    view = panel.compact_view()
    view.resize(360, view.sizeHint().height())
    show(view)
    edit = panel.notes.edit
    assert edit.viewport().rect().contains(edit.cursorRect())
    commit(edit, "\n次の行")
    assert edit.viewport().rect().contains(edit.cursorRect())


def test_an_open_row_shows_the_words_to_say_and_moves_on_with_them(
    strip: CompactView, panel: CallPanel, presenter: CallPresenter, qtbot: QtBot, settle: Callable[[], None]
) -> None:
    commit(panel.notes.edit, "すぐ来いと言う")
    settle()
    strip.rows[0].click()
    settle()
    assert strip.rows[0].lines == ("ご不快な思いを", "申し訳ございません。")
    presenter.reading.move(1)
    presenter.reading.move(1)
    assert strip.rows[0].lines == ("［お客様名 未入力］様には、", "［折り返し日時 未入力］までに")
    assert strip.rows[1].lines == ()


def test_back_in_the_full_window_the_notes_stand_where_they_were(
    strip: CompactView, panel: CallPanel, show: Callable[[QWidget], None]
) -> None:
    commit(panel.notes.edit, "一行目")
    strip.hide()
    show(panel)
    panel.activate()
    assert panel.notes.isAncestorOf(panel.notes.edit)
    assert panel.notes.edit.toPlainText() == "一行目"
    assert panel.notes.edit.gutter.isVisible()
    assert panel.notes.edit.height() > 100


def test_the_first_row_shows_clock_and_handling_and_its_verbs_ask_for_commands(
    strip: CompactView, panel: CallPanel, presenter: CallPresenter, clock: FakeClock, settle: Callable[[], None]
) -> None:
    wanted: list[str] = []
    strip.command_wanted.connect(wanted.append)
    assert not strip.clock_row.verbs["call.end"].isEnabled()
    commit(panel.notes.edit, "来い")
    settle()
    clock.pass_seconds(21 * 60)
    presenter.session.ticked.emit()
    assert strip.clock_row.clock.text() == "21:00"
    assert strip.clock_row.handling.text() == "一次"
    presenter.session.make_secondary()
    call = presenter.session.call
    assert call is not None
    assert call.handling is Handling.SECOND
    assert strip.clock_row.handling.text() == "二次"
    for verb in strip.clock_row.verbs.values():
        verb.click()
    assert wanted == ["call.memo", "call.end", "window.compact"]


def test_p12_a_crisis_shows_the_question_itself_then_whom_to_ring(
    strip: CompactView, panel: CallPanel, presenter: CallPresenter, settle: Callable[[], None]
) -> None:
    assert not strip.alert.isVisible()
    commit(panel.notes.edit, "手が赤くなった")
    settle()
    assert strip.alert.isVisible()
    questions = presenter.alerts.waiting[0].alert.questions
    assert strip.alert.words.text() == questions[0].japanese
    for _ in questions:
        strip.alert.verbs.step.click()
    assert strip.alert.words.text() == "品質保証部の当番 内線 210"
    strip.alert.verbs.step.click()
    strip.alert.verbs.step.click()
    assert not strip.alert.isVisible()


def test_a_caller_on_hold_is_seen_in_the_strip(
    strip: CompactView, panel: CallPanel, presenter: CallPresenter, clock: FakeClock, settle: Callable[[], None]
) -> None:
    commit(panel.notes.edit, "来い")
    settle()
    presenter.session.hold()
    clock.pass_seconds(70)
    presenter.session.ticked.emit()
    assert strip.clock_row.handling.text() == "保留 1:10"
    assert not strip.clock_row.bar.isVisible()
    presenter.session.resume()
    assert strip.clock_row.handling.text() == "一次"
