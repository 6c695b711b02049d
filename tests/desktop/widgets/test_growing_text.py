from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, Qt
from PySide6.QtGui import QColor, QInputMethodEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop.widgets.growing_text import GrowingText

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop.theme import Theme


@pytest.fixture
def window(show: Callable[[QWidget], None]) -> QWidget:
    """A window with a field to which the Tab key can go on."""
    made = QWidget()
    made.resize(400, 400)
    column = QVBoxLayout(made)
    column.addStretch(1)
    column.addWidget(QLineEdit())
    show(made)
    return made


@pytest.fixture
def edit(theme: Theme, window: QWidget) -> GrowingText:
    made = GrowingText(theme, name="対応内容", placeholder="何をしたか")
    column = window.layout()
    assert isinstance(column, QVBoxLayout)
    column.insertWidget(0, made)
    made.show()
    made.setFocus()
    return made


def _commit(edit: GrowingText, text: str) -> None:
    event = QInputMethodEvent()
    event.setCommitString(text)
    QCoreApplication.sendEvent(edit, event)


def _dark_pixels(edit: GrowingText) -> int:
    image = edit.viewport().grab().toImage()
    ground = QColor("white").rgb()
    inner = range(4, image.width() - 4)
    return sum(image.pixel(x, image.height() // 2) != ground for x in inner)


def test_it_tells_what_was_committed_and_not_what_is_converted(edit: GrowingText) -> None:
    told: list[str] = []
    edit.written.connect(told.append)
    QCoreApplication.sendEvent(edit, QInputMethodEvent("こうかん", []))
    assert told == []
    _commit(edit, "交換")
    assert told == ["交換"]
    assert edit.text == "交換"


def test_it_is_as_high_as_its_lines(edit: GrowingText, theme: Theme) -> None:
    one = edit.sizeHint().height()
    edit.show_text("一\n二\n三")
    assert edit.sizeHint().height() == one + 2 * theme.line_height("body")
    theme.set_text_percent(140)
    assert edit.sizeHint().height() > one + 2 * theme.line_height("body")


def test_a_text_that_is_shown_is_not_told(edit: GrowingText) -> None:
    told: list[str] = []
    edit.written.connect(told.append)
    edit.show_text("交換")
    assert told == []
    assert edit.textCursor().atEnd()


def test_the_tab_key_goes_on_and_tells_that_it_was_left(edit: GrowingText, qtbot: QtBot) -> None:
    with qtbot.waitSignal(edit.left):
        qtbot.keyClick(edit, Qt.Key.Key_Tab)
    assert not edit.hasFocus()
    assert edit.text == ""


def test_the_empty_field_says_what_belongs_there_until_something_is_written(edit: GrowingText) -> None:
    edit.clearFocus()
    assert _dark_pixels(edit) > 0
    edit.set_name("")
    assert _dark_pixels(edit) == 0


def test_only_plain_text_can_be_pasted(edit: GrowingText) -> None:
    pasted = QMimeData()
    pasted.setHtml("<b>太字</b>")
    pasted.setText("太字")
    edit.insertFromMimeData(pasted)
    assert edit.text == "太字"
    assert "font-weight" not in edit.toHtml().split("<body", 1)[1].split(">", 1)[1]
