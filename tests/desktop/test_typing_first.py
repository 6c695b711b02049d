"""Typing before the library is open: nothing is lost, nothing is mixed, suggestions come as soon as they can."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from desktop.call.panel import CallPanel
from desktop.call.presenter import awaited_services
from desktop.composition import Parts, build_screens
from desktop.main_window import MainWindow
from desktop.preferences import PreferenceStore
from desktop.search.panel import SearchPanel
from desktop.session import LibrarySession
from desktop.widgets.labels import Label
from kb.errors import LibraryBusyError
from tests.desktop.call.support import commit, compose
from tests.fakes.calls import FakeArticles, FakeCalls, FakeSuggesting, suggestions
from tests.fakes.clock import FakeClock
from tests.fakes.desktop_library import FakeLibrary, FakeSource, missing
from tests.fakes.search import FakeSearching

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from desktop.tasks.awaited import Awaited
    from desktop.tasks.faults import FaultChannel
    from desktop.tasks.runner import TaskRunner
    from desktop.theme import Theme
    from desktop.widgets.screen import Screen

BEFORE = "前のお客様の通話"
TYPED = "家に来いと言われている"


@dataclass
class WholeLibrary(FakeLibrary):
    """A library with the services that the screens ask."""

    calls: FakeCalls = field(default_factory=lambda: FakeCalls(FakeClock()))
    reading: FakeArticles = field(default_factory=FakeArticles)
    suggestions: FakeSuggesting = field(
        default_factory=lambda: FakeSuggesting({"来い": suggestions([1, 2], [11], ((2, 4),))})
    )
    searching: FakeSearching = field(default_factory=FakeSearching)


@dataclass
class SlowSource(FakeSource):
    """Opens when ``gate`` is set."""

    library: WholeLibrary = field(default_factory=WholeLibrary)
    gate: threading.Event = field(default_factory=threading.Event)

    def open(self) -> FakeLibrary:
        assert self.gate.wait(10)
        return super().open()


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def source() -> Iterator[SlowSource]:
    made = SlowSource()
    yield made
    made.gate.set()


@pytest.fixture
def calls(source: SlowSource) -> FakeCalls:
    return source.library.calls


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot, theme: Theme) -> MainWindow:
    made = MainWindow(qapp, theme)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def session(
    window: MainWindow,
    source: SlowSource,
    faults: FaultChannel,
    theme: Theme,
    clock: FakeClock,
    tmp_path: Path,
    qtbot: QtBot,
) -> Iterator[LibrarySession]:
    """The window as it is right after the start: painted, nothing opened yet."""

    def screens(library: Awaited[WholeLibrary], runner: TaskRunner) -> list[Screen]:
        parts = Parts(theme, runner, faults, clock, PreferenceStore(tmp_path / "preferences.json"))
        return build_screens(awaited_services(library.get), parts)

    made = LibrarySession(window, source, screens, faults)  # type: ignore[arg-type] # the library is the fake one
    made.prepare()
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield made
    source.gate.set()
    made.close()


@pytest.fixture
def panel(session: LibrarySession, window: MainWindow) -> CallPanel:
    panel = window.screens()[0]
    assert isinstance(panel, CallPanel)
    return panel


@pytest.fixture
def settle(session: LibrarySession, qtbot: QtBot) -> Callable[[], None]:
    """Wait until everything that was asked is answered."""
    return lambda: qtbot.waitUntil(lambda: session.runner.idle)


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
    assert window.messages.current is not None
    window.messages.act()
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
