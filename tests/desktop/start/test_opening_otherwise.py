"""Typing before the library is open when opening takes another turn: none yet, refused, given up, another screen."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from desktop.call.panel import CallPanel
from desktop.search.panel import SearchPanel
from desktop.widgets.labels import Label
from kb.errors import LibraryBusyError
from tests.desktop.call.support import commit
from tests.fakes.desktop_library import WholeLibrary, missing

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.main_window import MainWindow
    from desktop.session import LibrarySession
    from tests.fakes.desktop_library import SlowSource

TYPED = "家に来いと言われている"


def test_what_was_typed_while_the_sample_is_made_lands_in_the_new_library(
    session: LibrarySession, panel: CallPanel, window: MainWindow, source: SlowSource, qtbot: QtBot
) -> None:
    source.failures = [missing()]
    session.start()
    commit(panel.notes.edit, TYPED)
    source.gate.set()
    qtbot.waitUntil(lambda: source.library.calls.saves == [TYPED])
    assert source.created == [True]
    qtbot.waitUntil(lambda: window.messages.current is not None and window.messages.current.action == "空で始める")


def test_starting_empty_keeps_the_call_in_the_sample_and_takes_the_next_one(
    session: LibrarySession, panel: CallPanel, window: MainWindow, source: SlowSource, qtbot: QtBot
) -> None:
    source.failures = [missing()]
    source.gate.set()
    with qtbot.waitSignal(session.ready):
        session.start()
    commit(panel.notes.edit, TYPED)
    sample = source.library
    empty = source.next = WholeLibrary()
    with qtbot.waitSignal(session.ready):
        window.messages.act()
    assert [call.notes for call in sample.calls.open_calls()] == [TYPED]
    fresh = window.screens()[0]
    assert isinstance(fresh, CallPanel)
    assert fresh.notes.edit.toPlainText() == ""
    commit(fresh.notes.edit, "次のお客様")
    qtbot.waitUntil(lambda: empty.calls.saves == ["次のお客様"])


def test_a_library_that_opens_at_the_second_try_gets_what_was_typed(
    session: LibrarySession, panel: CallPanel, window: MainWindow, source: SlowSource, qtbot: QtBot
) -> None:
    source.failures = [LibraryBusyError(path="x")]
    session.start()
    commit(panel.notes.edit, "家に来いと")
    source.gate.set()
    qtbot.waitUntil(lambda: window.messages.current is not None)
    commit(panel.notes.edit, "言われている")
    assert panel.notes.edit.toPlainText() == TYPED
    assert source.library.calls.calls == {}
    with qtbot.waitSignal(session.ready):
        session.start()
    qtbot.waitUntil(lambda: source.library.calls.saves == [TYPED])
    assert window.messages.current is None


def test_ending_while_the_library_opens_writes_what_was_typed(
    session: LibrarySession, panel: CallPanel, source: SlowSource
) -> None:
    session.start()
    commit(panel.notes.edit, TYPED)
    panel._presenter.session.set_fields(product="電気ケトル K-21")  # noqa: SLF001 - as the field does
    threading.Timer(0.05, source.gate.set).start()
    session.close()
    (call,) = source.library.calls.calls.values()
    assert (call.notes, call.product) == (TYPED, "電気ケトル K-21")
    assert source.library.closed


def test_ending_after_the_library_did_not_open_waits_for_nothing(
    session: LibrarySession, panel: CallPanel, window: MainWindow, source: SlowSource, qtbot: QtBot
) -> None:
    source.failures = [LibraryBusyError(path="x")]
    source.gate.set()
    session.start()
    commit(panel.notes.edit, TYPED)
    qtbot.waitUntil(lambda: window.messages.current is not None)
    session.close()
    assert source.library.calls.calls == {}
    assert not source.library.closed


def test_a_question_typed_first_is_answered_when_the_library_opens(
    session: LibrarySession, window: MainWindow, source: SlowSource, qtbot: QtBot
) -> None:
    window.show_screen("search")
    search = window.screens()[1]
    assert isinstance(search, SearchPanel)
    assert search.field.edit.hasFocus()
    session.start()
    commit(search.field.edit, "訪問")
    said = [label.text() for label in search.count.findChildren(Label) if label.isVisible()]
    assert "ライブラリが開いたら、すぐに探します。" in said
    source.gate.set()
    qtbot.waitUntil(lambda: "訪問" in [query.text for query in source.library.searching.asked])
