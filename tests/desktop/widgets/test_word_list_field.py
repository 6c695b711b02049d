from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from shiboken6 import isValid

from desktop.widgets.painting import text_width
from desktop.widgets.word_list_field import WordListField

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop.theme import Theme


@pytest.fixture
def field(theme: Theme, show: Callable[[QWidget], None]) -> WordListField:
    made = WordListField(theme, name="タグ")
    made.resize(400, 40)
    show(made)
    made.setFocus()
    return made


def test_what_is_being_typed_counts_at_once(field: WordListField, qtbot: QtBot) -> None:
    field.show_words(("a",))
    with qtbot.waitSignal(field.changed):
        qtbot.keyClicks(field.line, "b")
    assert field.words == ("a", "b")


def test_separators_and_enter_end_a_word(field: WordListField, qtbot: QtBot) -> None:
    qtbot.keyClicks(field.line, "a,b;c")
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert field.words == ("a", "b", "c")
    assert field.line.text() == ""


def test_backspace_takes_the_last_word_back(field: WordListField, qtbot: QtBot) -> None:
    field.show_words(("a", "bc"))
    qtbot.keyClick(field.line, Qt.Key.Key_Backspace)
    assert field.line.text() == "bc"
    qtbot.keyClick(field.line, Qt.Key.Key_Backspace)
    assert field.words == ("a", "b")


def test_a_chip_is_removed_with_a_click(field: WordListField, qtbot: QtBot) -> None:
    field.show_words(("a、b", "c"))
    chip = next(one for one in field.findChildren(QWidget) if one.accessibleName() == "「a、b」を外す")
    with qtbot.waitSignal(field.changed):
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert field.words == ("c",)


def test_enter_that_commits_a_conversion_ends_no_word(field: WordListField, qtbot: QtBot) -> None:
    QApplication.sendEvent(field.line, QInputMethodEvent("ほうもん", []))
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    commit = QInputMethodEvent()
    commit.setCommitString("訪問")
    QApplication.sendEvent(field.line, commit)
    assert field.line.text() == "訪問"
    assert field.words == ("訪問",)


def test_words_said_twice_are_said_once_and_showing_tells_nothing(field: WordListField, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(field.changed):
        field.show_words(("a", "b", "a"))
    assert field.words == ("a", "b")


class _Windows(QObject):
    """Remembers what is shown as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(type(watched).__name__)
        return False


def test_chips_that_others_take_the_place_of_at_once_do_not_flash_up_as_windows(
    field: WordListField, qapp: QApplication, qtbot: QtBot
) -> None:
    windows = _Windows()
    qapp.installEventFilter(windows)
    for word in "abc":
        field.show_words((word,))
    replaced = field.findChildren(QAbstractButton)[0]
    field.show_words(("d",))
    qtbot.waitUntil(lambda: not isValid(replaced))
    qapp.removeEventFilter(windows)
    assert windows.shown == []


def test_the_hint_of_an_empty_field_is_whole_where_there_is_room(theme: Theme, qtbot: QtBot) -> None:
    hint = "Type a phrase as a caller would say it, then Enter"
    made = WordListField(theme, name="言葉", placeholder=hint)
    qtbot.addWidget(made)
    made.resize(theme.px(700), theme.px(32))
    made.show()
    assert made.line.width() > text_width(theme, hint)
    made.resize(theme.px(200), theme.px(32))
    assert made.line.width() < made.width()
    made.resize(theme.px(700), theme.px(32))
    made.show_words(["言葉"])
    assert made.line.width() == theme.px(120)
