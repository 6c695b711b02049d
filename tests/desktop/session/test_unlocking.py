"""The window of an encrypted library: it asks for the recovery key, shows a new one, and says what a policy wants."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from desktop.session.key_sheet import KeySheet
from desktop.session.recovery_key_field import RecoveryKeyField, grouped
from desktop.session.unlock_sheet import UnlockSheet
from desktop.widgets.buttons import Button
from desktop.widgets.panes import EmptyState
from kb.errors import KeyStoreUnavailableError, LibraryLockedError, LibraryMissingError, RecoveryKeyOtherError
from kb.protection import LibraryKey

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.main_window import MainWindow
    from desktop.session import LibrarySession
    from desktop.theme import Theme
    from tests.fakes.desktop_library import FakeSource

KEY = LibraryKey(b"k" * 32).written()


def buttons(window: MainWindow) -> dict[str, Button]:
    blanks = [part for part in window.findChildren(EmptyState) if part.isVisible()]
    return {button.text(): button for blank in blanks for button in blank.findChildren(Button)}


@pytest.fixture
def sheet(window: MainWindow, session: LibrarySession, source: FakeSource, qtbot: QtBot) -> UnlockSheet:
    """The question, as it stands over the page of a library without its key."""
    source.failures = [LibraryLockedError(path="x")]
    session.start()
    qtbot.waitUntil(lambda: "回復キーを入れる" in buttons(window))
    next(iter(buttons(window).values())).click()
    found = UnlockSheet.topmost(window)
    assert isinstance(found, UnlockSheet)
    return found


def test_a_library_without_its_key_asks_for_the_recovery_key_first(window: MainWindow, sheet: UnlockSheet) -> None:
    assert list(buttons(window))[:2] == ["回復キーを入れる", "もう一度試す"]
    assert QApplication.focusWidget() is sheet.field


def test_the_right_key_opens_it(
    session: LibrarySession, source: FakeSource, sheet: UnlockSheet, window: MainWindow, qtbot: QtBot
) -> None:
    sheet.field.insertPlainText(KEY.lower())
    with qtbot.waitSignal(session.ready):
        qtbot.keyClick(sheet.field, Qt.Key.Key_Return)
    assert source.unlocked == [grouped(KEY)]
    assert LibraryKey.from_written(source.unlocked[0]).written() == KEY
    assert not sheet.opened
    assert sheet.field.text == ""
    qtbot.waitUntil(lambda: "みなも通販" in window.status.text("library"))


@pytest.mark.parametrize("error", [RecoveryKeyOtherError(path="x"), KeyStoreUnavailableError()])
def test_a_key_that_opens_nothing_is_told_and_stays(
    source: FakeSource, sheet: UnlockSheet, qtbot: QtBot, error: RecoveryKeyOtherError
) -> None:
    source.unlock_failures = [error]
    sheet.field.insertPlainText(KEY)
    sheet.accept()
    qtbot.waitUntil(lambda: not sheet.row.error.isHidden())
    assert sheet.opened
    assert sheet.field.text == grouped(KEY)


def test_what_is_no_recovery_key_is_told_before_anything_is_asked(source: FakeSource, sheet: UnlockSheet) -> None:
    sheet.field.insertPlainText(KEY[:20])
    assert sheet.row.error.isHidden()  # it is not whole yet
    sheet.accept()
    assert "見比べて" in sheet.row.error.text()
    sheet.field.insertPlainText("A")
    assert sheet.row.error.isHidden()
    sheet.field.show_text("")
    sheet.field.insertPlainText("A" * 56)
    assert "見比べて" in sheet.row.error.text()
    assert source.unlocked == []


def test_whoever_has_no_paper_at_hand_goes_back(window: MainWindow, sheet: UnlockSheet, qtbot: QtBot) -> None:
    sheet.field.insertPlainText(KEY[:9])
    qtbot.keyClick(sheet.field, Qt.Key.Key_Escape)
    assert UnlockSheet.topmost(window) is None
    assert not sheet.isVisible()
    buttons(window)["回復キーを入れる"].click()
    assert UnlockSheet.topmost(window) is sheet
    assert sheet.field.text == KEY[:9]


@pytest.fixture
def field(theme: Theme, qtbot: QtBot) -> RecoveryKeyField:
    made = RecoveryKeyField(theme, name="key")
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("abcd", "ABCD"),
        ("abcde", "ABCD-E"),
        ("ab cd—ef。gh", "ABCD-EFGH"),
        ("ＡＢＣＤｅ", "ABCD-E"),
        ("A" * 29, "AAAA-AAAA-AAAA-AAAA-AAAA-AAAA-AAAA\nA"),
        ("あいう", ""),
    ],
)
def test_what_is_typed_stands_in_groups(field: RecoveryKeyField, typed: str, shown: str) -> None:
    field.insertPlainText(typed)
    assert field.text == field.toPlainText() == shown


def test_the_cursor_stays_where_one_writes(field: RecoveryKeyField, qtbot: QtBot) -> None:
    field.insertPlainText("ABCDEFGH")
    cursor = field.textCursor()
    cursor.setPosition(2)
    field.setTextCursor(cursor)
    qtbot.keyClicks(field, "xyz")
    assert field.text == "ABXY-ZCDE-FGH"
    assert field.textCursor().position() == 6
    qtbot.keyClick(field, Qt.Key.Key_Backspace)
    assert field.text == "ABXY-CDEF-GH"
    assert field.textCursor().position() == 4


def test_what_an_input_method_converts_is_left_alone(field: RecoveryKeyField) -> None:
    field.insertPlainText("ABCD")
    QApplication.sendEvent(field, QInputMethodEvent("ｅｆ", []))
    assert field.text == "ABCD"
    done = QInputMethodEvent()
    done.setCommitString("ｅｆ")
    QApplication.sendEvent(field, done)
    assert field.text == "ABCD-EF"


def test_a_library_that_a_policy_encrypted_shows_its_recovery_key_once(
    window: MainWindow, session: LibrarySession, source: FakeSource, qtbot: QtBot
) -> None:
    source.recovery_key = KEY
    with qtbot.waitSignal(session.ready):
        session.start()
    message = window.messages.current
    assert message is not None
    assert message.action == "回復キーを表示"
    window.messages.dismiss()  # nobody closes it by habit: the key is nowhere else
    window.messages.act()
    sheet = KeySheet.topmost(window)
    assert isinstance(sheet, KeySheet)
    assert sheet.key.text == grouped(KEY)
    sheet.typed.setText("AAAA")
    sheet.accept()
    assert "紙と違います" in sheet.row.error.text()
    sheet.leave()
    assert KeySheet.topmost(window) is None
    shown = window.messages.current
    assert shown is message  # it is not on paper yet
    window.messages.act()
    sheet.typed.setText(KEY[-4:].lower())
    sheet.accept()
    assert KeySheet.topmost(window) is None
    assert window.messages.current is None
    assert source.recovery_key == ""


def test_a_new_recovery_key_lies_above_the_welcome_of_a_first_start(
    window: MainWindow, session: LibrarySession, source: FakeSource, qtbot: QtBot
) -> None:
    source.failures = [LibraryMissingError(path="x")]
    source.recovery_key = KEY
    with qtbot.waitSignal(session.ready):
        session.start()
    message = window.messages.current
    assert message is not None
    assert message.action == "回復キーを表示"
    window.messages.take_back(message.key)
    welcome = window.messages.current
    assert welcome is not None
    assert welcome.action == "空で始める"


def test_a_library_that_should_be_encrypted_says_so(
    window: MainWindow, session: LibrarySession, source: FakeSource, qtbot: QtBot
) -> None:
    source.unprotected = True
    with qtbot.waitSignal(session.ready):
        session.start()
    message = window.messages.current
    assert message is not None
    assert "方針" in message.text
    assert message.action == "点検する"
