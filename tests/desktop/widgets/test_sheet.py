from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from desktop.commands import COMMANDS, command
from desktop.shortcuts import Shortcuts
from desktop.widgets.buttons import Button, ButtonStyle
from desktop.widgets.labels import Label
from desktop.widgets.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop.commands import Command
    from desktop.theme import Theme


class _Window(QWidget):
    """A window with a text behind and a sheet with two fields."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.resize(1000, 700)
        self.notes = QLineEdit()
        self.other = QLineEdit()
        column = QVBoxLayout(self)
        column.addWidget(self.notes)
        column.addWidget(self.other)
        self.sheet = Sheet(theme, "引き継ぎメモ", self)
        self.fields = [QLineEdit(), QLineEdit()]
        for field in self.fields:
            self.sheet.panel.body.addWidget(field)
        self.primary = Button(theme, "コピー", style=ButtonStyle.PRIMARY)
        self.sheet.set_primary(self.primary)
        self.given: list[str] = []
        self.shortcuts = Shortcuts(_application(), self, partial(Sheet.keeps, self))
        self.shortcuts.triggered.connect(self._on_command)

    def _on_command(self, item: Command) -> None:
        self.given.append(item.id)


def _application() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app


@pytest.fixture
def window(theme: Theme, show: Callable[[QWidget], None]) -> _Window:
    made = _Window(theme)
    show(made)
    made.notes.setFocus()
    return made


def test_it_covers_the_window_and_takes_the_focus(window: _Window) -> None:
    window.sheet.open()
    assert window.sheet.geometry() == window.rect()
    assert window.fields[0].hasFocus()
    assert Sheet.topmost(window) is window.sheet


def test_escape_leaves_it_and_gives_the_focus_back(window: _Window, qtbot: QtBot) -> None:
    window.sheet.open()
    with qtbot.waitSignal(window.sheet.closed):
        qtbot.keyClick(window.fields[0], Qt.Key.Key_Escape)
    assert window.notes.hasFocus()
    assert Sheet.topmost(window) is None


def test_the_tab_key_goes_round_inside(window: _Window, qtbot: QtBot) -> None:
    window.sheet.open()
    seen = []
    for _ in range(5):
        qtbot.keyClick(_focused(), Qt.Key.Key_Tab)
        seen.append(_focused())
    parts = [window.fields[1], window.primary, window.sheet.panel.leave, window.fields[0], window.fields[1]]
    assert seen == parts
    qtbot.keyClick(_focused(), Qt.Key.Key_Backtab)
    qtbot.keyClick(_focused(), Qt.Key.Key_Backtab)
    assert _focused() is window.sheet.panel.leave


def test_what_asks_for_the_focus_behind_it_gets_it_afterwards(window: _Window) -> None:
    window.sheet.open()
    window.other.setFocus()
    assert window.fields[0].hasFocus()
    window.sheet.leave()
    assert window.other.hasFocus()


def test_control_enter_is_its_primary_action_and_only_while_it_can_act(window: _Window, qtbot: QtBot) -> None:
    done: list[bool] = []
    window.sheet.accepted.connect(lambda: done.append(True))
    window.sheet.open()
    qtbot.keyClick(window.fields[0], Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert len(done) == 1
    window.primary.setEnabled(False)
    qtbot.keyClick(window.fields[0], Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert len(done) == 1
    assert window.given == []


def test_the_keys_of_the_screen_behind_do_not_act(window: _Window, qtbot: QtBot) -> None:
    window.sheet.open()
    qtbot.keyClick(window.fields[0], Qt.Key.Key_E, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(window.fields[0], Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    assert window.given == []
    assert window.fields[0].text() == ""
    qtbot.keyClick(window.fields[0], Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert window.given == ["text.smaller"]


def test_a_command_that_is_allowed_acts_and_is_told(window: _Window) -> None:
    told: list[str] = []
    window.sheet.commanded.connect(lambda item: told.append(item.id))
    window.sheet.allow("call.start")
    window.sheet.open()
    acting = [item.id for item in COMMANDS if not window.sheet.takes(item)]
    assert acting == ["text.larger", "text.smaller", "call.start"]
    assert told == acting


def test_nothing_happens_while_an_input_method_converts(window: _Window, qtbot: QtBot) -> None:
    window.sheet.open()
    QCoreApplication.sendEvent(window.fields[0], QInputMethodEvent("ひきつぎ", []))
    qtbot.keyClick(window.fields[0], Qt.Key.Key_Escape)
    assert window.sheet.opened
    QCoreApplication.sendEvent(window.fields[0], QInputMethodEvent("", []))
    qtbot.keyClick(window.fields[0], Qt.Key.Key_Escape)
    assert not window.sheet.opened


def test_it_follows_the_size_of_the_window_and_of_the_text(window: _Window, theme: Theme, qtbot: QtBot) -> None:
    window.sheet.open()
    assert window.sheet.panel.width() == 720
    before = window.sheet.panel.height()
    theme.set_text_percent(140)
    assert window.sheet.panel.height() > before
    assert window.sheet.panel.width() == theme.gap(720)
    window.resize(600, 500)
    qtbot.waitUntil(lambda: window.sheet.geometry() == window.rect())
    assert window.sheet.panel.width() == 600 - 48


def test_too_many_rows_scroll_and_the_footer_stays(window: _Window, theme: Theme) -> None:
    for number in range(60):
        window.sheet.panel.body.addWidget(Label(theme, f"行 {number}"))
    window.sheet.open()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    assert window.sheet.panel.height() == window.height() - 48
    bottom = window.primary.mapTo(window, window.primary.rect().bottomLeft()).y()
    assert bottom < window.sheet.panel.geometry().bottom()


def test_the_upper_of_two_sheets_has_the_keys(window: _Window, theme: Theme, qtbot: QtBot) -> None:
    window.sheet.open()
    upper = Sheet(theme, "約束", window)
    field = QLineEdit()
    upper.panel.body.addWidget(field)
    upper.open()
    assert Sheet.topmost(window) is upper
    assert field.hasFocus()
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert window.sheet.opened
    assert window.fields[0].hasFocus()


def test_it_has_the_name_of_its_title(window: _Window) -> None:
    assert window.sheet.accessibleName() == "引き継ぎメモ"
    assert window.sheet.takes(command("call.end"))


def _focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget
