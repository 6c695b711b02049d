from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication

from desktop.session import LibrarySession
from desktop.widgets.buttons import Button
from desktop.widgets.labels import Paragraph
from desktop.widgets.message_bar import Grade
from desktop.widgets.panes import EmptyState
from kb.errors import DiskFullError, LibraryBusyError, LibraryDamagedError
from tests.fakes.desktop_library import SlowSource, missing
from tests.fakes.screens import FakeScreen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.main_window import MainWindow
    from desktop.tasks.faults import FaultChannel
    from desktop.widgets.screen import Screen
    from tests.fakes.desktop_library import FakeSource


def _blank(window: MainWindow) -> tuple[str, list[str]]:
    """Return the sentence and the words of the buttons shown instead of screens; empty while there are screens."""
    sentences = [part.text() for part in window.findChildren(Paragraph) if part.isVisible()]
    return "".join(sentences), [button.text() for button in _buttons(window)]


def _buttons(window: MainWindow) -> list[Button]:
    blanks = [part for part in window.findChildren(EmptyState) if part.isVisible()]
    return [button for blank in blanks for button in blank.findChildren(Button)]


def _press(window: MainWindow, word: str) -> None:
    next(button for button in _buttons(window) if button.text() == word).click()


def test_the_screen_of_a_call_is_there_before_the_library_is_opened(
    window: MainWindow, session: LibrarySession
) -> None:
    session.prepare()
    assert [screen.screen_id for screen in window.screens()] == ["call"]
    assert window.status.text("library") == "ライブラリを開いています。"
    assert window.status.text("articles") == ""
    assert window.messages.current is None


def test_the_screens_are_told_when_it_is_open(window: MainWindow, session: LibrarySession, qtbot: QtBot) -> None:
    session.prepare()
    screens = window.screens()
    with qtbot.waitSignal(session.ready):
        session.start()
    qtbot.waitUntil(lambda: "1,248" in window.status.text("articles"))
    qtbot.waitUntil(lambda: len(window.screens()) == 2)
    assert window.screens()[0] is screens[0]
    assert [screen.told_open for screen in window.screens() if isinstance(screen, FakeScreen)] == [1, 1]
    assert window.status.text("library") == "ライブラリ: みなも通販"


def test_the_first_start_makes_a_library_with_the_sample_and_says_so(
    window: MainWindow, session: LibrarySession, source: FakeSource, qtbot: QtBot
) -> None:
    source.failures = [missing()]
    with qtbot.waitSignal(session.ready):
        session.start()
    assert source.created == [True]
    message = window.messages.current
    assert message is not None
    assert (message.grade, message.action) == (Grade.INFO, "空で始める")


@pytest.mark.parametrize("sign", ["backed_up", "was_here"])
def test_a_library_that_went_away_is_not_taken_for_a_first_start(
    window: MainWindow, session: LibrarySession, source: FakeSource, qtbot: QtBot, sign: str
) -> None:
    source.failures = [missing()]
    setattr(source, sign, True)
    session.start()
    qtbot.waitUntil(lambda: bool(_blank(window)[1]))
    assert _blank(window)[1] == ["もう一度試す", "控えに戻す", "点検する", "新しく作る"]
    assert source.created == []
    with qtbot.waitSignal(session.ready):
        _press(window, "新しく作る")
    assert source.created == [True]


def test_starting_empty_closes_the_sample_and_opens_another(
    window: MainWindow, session: LibrarySession, source: FakeSource, qtbot: QtBot
) -> None:
    source.failures = [missing()]
    with qtbot.waitSignal(session.ready):
        session.start()
    sample, message = source.library, window.messages.current
    assert message is not None
    assert message.on_action is not None
    with qtbot.waitSignal(session.ready):
        message.on_action()
    assert sample.closed
    assert source.replaced == 1
    assert window.messages.current is None
    qtbot.waitUntil(lambda: window.status.text("articles") == "記事 0")
    qtbot.waitUntil(lambda: len(window.screens()) == 2)


def test_a_failure_is_a_sentence_with_something_to_do(
    window: MainWindow, session: LibrarySession, source: FakeSource, qtbot: QtBot
) -> None:
    source.failures = [LibraryBusyError(path="x")]
    session.start()
    qtbot.waitUntil(lambda: "ほかのプログラム" in _blank(window)[0])
    assert _blank(window)[1] == ["もう一度試す", "点検する", "ライブラリのフォルダーを開く"]
    with qtbot.waitSignal(session.ready):
        _press(window, "もう一度試す")


@pytest.mark.parametrize(
    ("present", "words"),
    [
        (True, ["もう一度試す", "控えに戻す", "点検する", "控えのフォルダーを開く"]),
        (False, ["もう一度試す", "点検する", "ライブラリのフォルダーを開く"]),
    ],
)
def test_a_damaged_library_points_to_its_backups(
    window: MainWindow,
    session: LibrarySession,
    source: FakeSource,
    qtbot: QtBot,
    tmp_path: Path,
    present: bool,
    words: list[str],
) -> None:
    backups = tmp_path / "backups"
    if present:
        backups.mkdir()
    source.failures = [LibraryDamagedError(path="x", backups=str(backups))]
    session.start()
    qtbot.waitUntil(lambda: str(backups) in _blank(window)[0])
    assert _blank(window)[1] == words
    qtbot.waitUntil(lambda: len(window.screens()) == 2)
    assert [screen.told_failed for screen in window.screens() if isinstance(screen, FakeScreen)] == [1, 1]


def test_a_failure_that_no_screen_handles_is_shown(window: MainWindow, session: LibrarySession, qtbot: QtBot) -> None:
    def fail() -> None:
        raise DiskFullError(path="x")

    with qtbot.waitSignal(session.ready):
        session.start()
    session.runner.write(fail)
    qtbot.waitUntil(lambda: window.messages.current is not None)
    assert window.messages.current is not None
    assert "空きがなく" in window.messages.current.text


def test_an_unexpected_error_while_opening_leaves_something_to_do(
    window: MainWindow, source: FakeSource, session: LibrarySession, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    source.failures = [ZeroDivisionError()]
    session.start()
    qtbot.waitUntil(lambda: _blank(window) == ("ライブラリを開けませんでした。", ["もう一度試す", "点検する"]))
    assert "ZeroDivisionError" in caplog.text
    with qtbot.waitSignal(session.ready):
        _press(window, "もう一度試す")


def test_a_failure_does_not_interrupt_whoever_types(
    window: MainWindow, typing: FakeScreen, session: LibrarySession, source: FakeSource, qtbot: QtBot
) -> None:
    source.failures = [LibraryBusyError(path="x")]
    session.start()
    qtbot.waitUntil(lambda: window.messages.current is not None)
    message = window.messages.current
    assert message is not None
    assert (message.grade, message.action) == (Grade.DANGER, "くわしく")
    assert "ほかのプログラム" in message.text
    assert typing.isVisible()
    window.messages.act()
    assert not typing.isVisible()
    assert "メモは通話の画面に残っています" in _blank(window)[0]
    _press(window, "メモをコピー")
    assert QGuiApplication.clipboard().text() == "お湯がこぼれた"
    window.show_screen("call")
    assert window.messages.current == message
    assert window.status.text("library") == "ライブラリは開いていません"


def test_trying_again_goes_back_to_the_screen_that_was_shown(
    window: MainWindow, session: LibrarySession, source: FakeSource, qtbot: QtBot
) -> None:
    source.failures = [LibraryBusyError(path="x")]
    session.prepare()
    window.show_screen("search")
    session.start()
    qtbot.waitUntil(lambda: "ほかのプログラム" in _blank(window)[0])
    with qtbot.waitSignal(session.ready):
        _press(window, "もう一度試す")
    assert window.current is window.screens()[1]
    assert window.messages.current is None


def test_closing_ends_in_order(window: MainWindow, session: LibrarySession, source: FakeSource, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.ready):
        session.start()
    screen = window.screens()[0]
    assert isinstance(screen, FakeScreen)
    written: list[bool] = []
    session.runner.write(lambda: written.append(source.library.closed))
    session.close()
    assert screen.shut == 1
    assert source.library.closed
    assert written == [False]


def test_the_other_screens_come_when_the_library_is_open(
    window: MainWindow, source: FakeSource, faults: FaultChannel, qtbot: QtBot
) -> None:
    made: list[FakeScreen] = []

    def screens(_library: object, _runner: object) -> Iterator[Screen]:
        for screen_id, icon in (("call", "phone"), ("search", "search"), ("editor", "pencil")):
            made.append(FakeScreen(screen_id, icon))
            yield made[-1]

    session = LibrarySession(window, source, screens, faults)
    session.prepare()
    with qtbot.waitSignal(session.ready):
        session.start()
    assert [screen.screen_id for screen in made] == ["call"]
    qtbot.waitUntil(lambda: len(window.screens()) == 3)
    assert [screen.told_open for screen in made] == [1, 1, 1]
    assert window.current is made[0]
    session.close()


def test_searching_does_not_wait_for_the_library(window: MainWindow, faults: FaultChannel, qtbot: QtBot) -> None:
    source, screens = SlowSource(), [FakeScreen("call", "phone"), FakeScreen("search", "search")]
    session = LibrarySession(window, source, lambda *_: iter(screens), faults)
    session.prepare()
    session.start()
    qtbot.waitUntil(lambda: window.screens() == tuple(screens))
    assert screens[1].told_open == 0
    source.gate.set()
    session.close()


def test_one_that_is_wanted_before_is_made_at_once(
    window: MainWindow, source: FakeSource, faults: FaultChannel
) -> None:
    screens = [FakeScreen("call", "phone"), FakeScreen("search", "search"), FakeScreen("editor", "pencil")]
    session = LibrarySession(window, source, lambda *_: screens, faults)
    session.prepare()
    assert len(window.screens()) == 1
    window.show_screen("editor")
    assert window.current is screens[2]
    window.show_screen("nowhere")
    assert window.current is screens[2]
    session.close()
