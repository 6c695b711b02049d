"""Going back to a backup while the library is open, and while it does not open at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.widgets.message_bar import Grade
from kb.errors import LibraryBusyError, LibraryDamagedError
from tests.fakes.care import backup
from tests.fakes.desktop_library import FakeLibrary, FakeStatus

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.main_window import MainWindow
    from desktop.session import LibrarySession
    from tests.fakes.desktop_library import FakeSource
    from tests.fakes.screens import FakeScreen


@pytest.fixture
def opened(session: LibrarySession, source: FakeSource, qtbot: QtBot) -> FakeLibrary:
    """The library that is open; another is there after it was replaced."""
    with qtbot.waitSignal(session.ready):
        session.start()
    before = source.library
    source.library = FakeLibrary(FakeStatus(article_count=7))
    return before


def message(window: MainWindow) -> str:
    return window.messages.current.text if window.messages.current is not None else ""


def test_the_library_is_closed_replaced_and_opened_anew(
    window: MainWindow, session: LibrarySession, source: FakeSource, opened: FakeLibrary, qtbot: QtBot
) -> None:
    source.aside = backup(3)
    screens = window.screens()
    assert session.obstacle() == ""
    with qtbot.waitSignal(session.ready):
        session.restore(backup(1))
        assert opened.closed
        assert "控えに戻しています" in message(window)
    assert source.restored == [backup(1).path]
    assert set(window.screens()).isdisjoint(screens)
    assert "控えに戻しました" in message(window)
    assert "控えの一覧に残っています" in message(window)
    qtbot.waitUntil(lambda: window.status.text("articles") == "記事 7")


def test_where_it_is_refused_the_library_opens_as_it_was(
    window: MainWindow, session: LibrarySession, source: FakeSource, opened: FakeLibrary, qtbot: QtBot
) -> None:
    source.restore_failures = [LibraryBusyError(path="x")]
    with qtbot.waitSignal(session.ready):
        session.restore(backup(1))
    assert opened.closed
    current = window.messages.current
    assert current is not None
    assert current.grade is Grade.WARN
    assert current.text.startswith("控えに戻していません。ほかのプログラムが")


def test_nothing_typed_is_put_away(
    window: MainWindow, session: LibrarySession, opened: FakeLibrary, typing: FakeScreen
) -> None:
    typing.reason = "通話中です。"
    assert session.obstacle() == "通話中です。"
    typing.reason, typing.lost = "", "書きかけ"
    assert "保存していない内容" in session.obstacle()


def test_while_it_is_being_opened_one_has_to_wait(session: LibrarySession, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.ready):
        session.start()
        assert "開いているところ" in session.obstacle()
    assert session.obstacle() == ""


def test_a_library_that_does_not_open_keeps_its_screens_and_what_is_typed_in_them(
    window: MainWindow, typing: FakeScreen, session: LibrarySession, source: FakeSource, qtbot: QtBot
) -> None:
    typing.reason = "通話中です。"
    source.failures = [LibraryDamagedError(path="x", backups="/nowhere")]
    session.start()
    qtbot.waitUntil(lambda: "壊れています" in message(window))
    assert session.obstacle() == ""
    with qtbot.waitSignal(session.ready):
        session.restore(backup(1))
    assert window.screens()[0] is typing
    assert (typing.told_open, typing.shut) == (1, 0)
    assert "damaged-" in message(window)


def test_in_vain_the_reason_is_said_beside_that_of_the_library(
    window: MainWindow, session: LibrarySession, source: FakeSource, qtbot: QtBot
) -> None:
    source.failures = [LibraryDamagedError(path="x", backups="/nowhere") for _ in range(2)]
    source.restore_failures = [LibraryBusyError(path="x")]
    session.start()
    qtbot.waitUntil(lambda: window.status.text("library") == "ライブラリは開いていません")
    session.restore(backup(1))
    qtbot.waitUntil(lambda: message(window).startswith("控えに戻していません"))
    assert window.status.text("library") == "ライブラリは開いていません"
    assert session.obstacle() == ""
