"""Typing before the library is open: nothing is lost, nothing is mixed, suggestions come as soon as they can."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.desktop.call.support import commit, compose

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop.call.panel import CallPanel
    from desktop.main_window import MainWindow
    from desktop.session import LibrarySession
    from tests.fakes.calls import FakeCalls
    from tests.fakes.clock import FakeClock
    from tests.fakes.desktop_library import SlowSource

BEFORE = "前のお客様の通話"
TYPED = "家に来いと言われている"


def _rows(panel: CallPanel) -> list[int]:
    return [row.number for row in panel._presenter.advice.arrangement.rows]  # noqa: SLF001 - the state behind the list


def test_what_is_typed_first_is_saved_and_answered_when_the_library_opens(
    session: LibrarySession, panel: CallPanel, source: SlowSource, clock: FakeClock, qtbot: QtBot
) -> None:
    assert panel.notes.edit.hasFocus()
    session.start()
    commit(panel.notes.edit, "家に")
    clock.pass_seconds(7)
    commit(panel.notes.edit, "来いと言われている")
    assert panel.pending() == TYPED
    assert panel.strip.clock.isVisible()
    with qtbot.waitSignal(session.ready):
        source.gate.set()
    qtbot.waitUntil(lambda: source.library.calls.saves == [TYPED])
    qtbot.waitUntil(lambda: _rows(panel) == [1, 2, 4])
    (call,) = source.library.calls.calls.values()
    assert (clock.now() - call.started_at).total_seconds() == 7
    assert panel.notes.edit.toPlainText() == TYPED
    assert panel.pending() == ""


def test_while_the_library_opens_nothing_is_said_of_its_content(
    session: LibrarySession, panel: CallPanel, source: SlowSource, qtbot: QtBot
) -> None:
    def texts(panel: CallPanel) -> str:
        lists = (panel.overview.rows, panel.suggestions.rows)
        models = [shown.model() for shown in lists]
        return "\n".join(str(m.index(row, 0).data()) for m in models for row in range(m.rowCount()))

    session.start()
    assert texts(panel) == "ライブラリが開くと、ここに出ます。"
    commit(panel.notes.edit, "お湯")
    assert "ライブラリが開くと、ここに応対と事例が出ます。" in texts(panel)
    with qtbot.waitSignal(panel._presenter.overviews.changed):  # noqa: SLF001 - tells when it is loaded
        source.gate.set()
    assert "ライブラリが開くと" not in texts(panel)
    assert "いまのお知らせはありません。" in texts(panel)


def test_an_open_call_comes_back_when_nobody_types(
    session: LibrarySession, panel: CallPanel, source: SlowSource, calls: FakeCalls, qtbot: QtBot
) -> None:
    before = calls.start()
    calls.save_notes(before.id, f"{BEFORE} 来い")
    session.start()
    source.gate.set()
    qtbot.waitUntil(lambda: panel.notes.edit.toPlainText() == f"{BEFORE} 来い")
    qtbot.waitUntil(lambda: _rows(panel) == [1, 2, 4])


@pytest.mark.parametrize("late", [False, True])
def test_an_open_call_is_never_mixed_with_what_is_typed(
    session: LibrarySession,
    panel: CallPanel,
    window: MainWindow,
    source: SlowSource,
    calls: FakeCalls,
    settle: Callable[[], None],
    qtbot: QtBot,
    late: bool,
) -> None:
    before = calls.start()
    calls.save_notes(before.id, BEFORE)
    calls.saves.clear()
    session.start()
    commit(panel.notes.edit, TYPED)
    with qtbot.waitSignal(session.ready):
        source.gate.set()
    if late:
        commit(panel.notes.edit, "。")
    qtbot.waitUntil(lambda: bool(calls.saves))
    settle()
    now = TYPED + "。" * late
    assert panel.notes.edit.toPlainText() == now
    assert [call.notes for call in calls.open_calls()] == [BEFORE, now]
    message = window.messages.current
    assert message is not None
    assert "終わっていない通話がもう一つあります" in message.text
    window.messages.act()
    assert panel.notes.edit.toPlainText() == BEFORE
    settle()
    panel.strip.others.click()
    assert panel.notes.edit.toPlainText() == now
    settle()
    assert [call.notes for call in calls.open_calls()] == [BEFORE, now]


@pytest.mark.parametrize("where", ["notes", "quantity", "product"])
def test_an_open_call_does_not_come_back_into_a_conversion(
    session: LibrarySession,
    panel: CallPanel,
    window: MainWindow,
    source: SlowSource,
    calls: FakeCalls,
    qtbot: QtBot,
    where: str,
) -> None:
    fields = panel.notes.fields
    edit = {"notes": panel.notes.edit, "quantity": fields.quantity, "product": fields.product_field.lineEdit()}[where]
    assert edit is not None
    before = calls.start()
    calls.save_notes(before.id, BEFORE)
    session.start()
    compose(edit, "おゆが")
    with qtbot.waitSignal(panel._presenter.open_calls.looked):  # noqa: SLF001 - tells when the call was found
        source.gate.set()
    commit(edit, "お湯が")
    content = panel._presenter.session.content  # noqa: SLF001 - what is written in the pane
    assert (content.notes, content.demand.quantity, content.product).count("お湯が") == 1
    assert BEFORE not in content.notes
    assert window.messages.current is not None
    assert "もう一つ" in window.messages.current.text
