from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from desktop.widgets.message_bar import Grade
from kb.domain.article import Changes
from kb.domain.progress import JobKind, JobProgress
from kb.errors import DiskFullError, LibraryMissingError
from tests.fakes.desktop_library import FakeStatus
from tests.fakes.screens import FakeScreen

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.main_window import MainWindow
    from desktop.session import LibrarySession
    from tests.fakes.desktop_library import FakeSource


def test_what_another_program_changed_is_told_to_the_screens(
    window: MainWindow, session: LibrarySession, source: FakeSource, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(session.ready):
        session.start()
    screen = window.screens()[0]
    assert isinstance(screen, FakeScreen)
    source.library.pending.append(Changes(everything=True))
    session.look()
    qtbot.waitUntil(lambda: bool(screen.changes))
    assert screen.changes == [(Changes(everything=True), None)]


def test_a_change_made_here_is_counted(
    window: MainWindow, session: LibrarySession, source: FakeSource, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(session.ready):
        session.start()
    source.library.state = FakeStatus(article_count=1249)
    window.screens()[0].library_changed_here.emit(Changes(everything=True), None)
    qtbot.waitUntil(lambda: "1,249" in window.status.text("articles"))


def test_an_index_that_was_rebuilt_is_told_once(
    window: MainWindow, session: LibrarySession, source: FakeSource, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(session.ready):
        session.start()
    for event in ("index_rebuilding", "index_rebuilt"):
        source.library.listeners[0](event)
    qtbot.waitUntil(lambda: window.messages.current is not None)
    assert window.messages.current is not None
    assert window.messages.current.text == "索引を作り直しました。"


@pytest.mark.parametrize(
    ("event", "grade", "said"),
    [
        ("import_finished", Grade.INFO, "中断していた取り込みが終わりました。"),
        ("import_lost", Grade.WARN, "取り込み元のフォルダーがないか"),
    ],
)
def test_how_an_interrupted_import_ended_is_told(
    window: MainWindow,
    session: LibrarySession,
    source: FakeSource,
    qtbot: QtBot,
    event: str,
    grade: Grade,
    said: str,
) -> None:
    with qtbot.waitSignal(session.ready):
        session.start()
    source.library.listeners[0]("import_resumed")
    source.library.listeners[0](event)
    qtbot.waitUntil(lambda: window.messages.current is not None)
    message = window.messages.current
    assert message is not None
    assert message.grade is grade
    assert said in message.text


def test_a_long_job_is_followed_every_second(
    window: MainWindow, session: LibrarySession, source: FakeSource, qtbot: QtBot
) -> None:
    job = JobProgress(job=JobKind.IMPORT, done=48_200, total=100_000, per_second=518.0)
    source.library.state = FakeStatus(progress=job)
    with qtbot.waitSignal(session.ready):
        session.start()
    qtbot.waitUntil(lambda: window.status.text("index") == "取り込み中 48,200 / 100,000（残り約2分）")
    source.library.state = FakeStatus(progress=replace(job, done=99_900))
    session.look()
    qtbot.waitUntil(lambda: window.status.text("index") == "取り込み中 99,900 / 100,000（残り1分以内）")
    source.library.state = FakeStatus()
    session.look()
    qtbot.waitUntil(lambda: window.status.text("index") == "索引は最新")
    asked = source.library.asked
    session.look()
    qtbot.waitUntil(lambda: session.runner.idle)
    assert source.library.asked == asked


def test_what_keeps_everything_from_being_saved_is_said_once_until_it_is_over(
    window: MainWindow, session: LibrarySession, source: FakeSource, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(session.ready):
        session.start()
    qtbot.waitUntil(lambda: "1,248" in window.status.text("articles"))
    source.library.in_the_way = LibraryMissingError(path="library")
    session.look()
    qtbot.waitUntil(lambda: window.messages.current is not None)
    message = window.messages.current
    assert message is not None
    assert message.grade is Grade.DANGER
    assert "見えません" in message.text
    assert window.status.text("library") == "ライブラリが見えません"
    window.messages.dismiss()
    source.library.pending.append(Changes(everything=True))
    session.look()
    qtbot.waitUntil(lambda: session.runner.idle)
    assert window.messages.current is None  # who closed it has read it
    assert source.library.pending  # what cannot be seen now is not asked for
    source.library.in_the_way = DiskFullError(path="library")
    session.look()
    qtbot.waitUntil(lambda: window.messages.current is not None)
    source.library.in_the_way = None
    session.look()
    qtbot.waitUntil(lambda: window.messages.current is None)
    qtbot.waitUntil(lambda: window.status.text("library") == "ライブラリ: みなも通販")


def test_what_the_disk_refused_is_saved_as_soon_as_it_can_be(
    window: MainWindow, session: LibrarySession, source: FakeSource, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(session.ready):
        session.start()
    written: list[str] = []

    def write() -> None:
        if source.library.in_the_way is not None:
            raise source.library.in_the_way
        written.append("終話")

    source.library.in_the_way = LibraryMissingError(path="library")
    session.look()
    session.runner.owed.write(write, text="終話")
    qtbot.waitUntil(lambda: session.runner.owed.refused == "終話" and window.messages.current is not None)
    source.library.in_the_way = None
    session.look()
    qtbot.waitUntil(lambda: written == ["終話"])


def test_a_clock_that_is_not_believed_leads_to_where_it_is_looked_at(
    window: MainWindow, session: LibrarySession, source: FakeSource, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(session.ready):
        session.start()
    source.library.listeners[0]("clock_doubted")
    qtbot.waitUntil(lambda: window.messages.current is not None)
    message = window.messages.current
    assert message is not None
    assert (message.grade, message.action) == (Grade.WARN, "点検する")
    assert "時計" in message.text
    source.library.listeners[0]("clock_believed")
    qtbot.waitUntil(lambda: window.messages.current is None)
