from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor

from desktop.call.note_text import LONGEST_NOTE
from desktop.call.notes.edit import NotesEdit
from tests.desktop.call.support import commit, compose

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from desktop.theme import Theme


class Seconds:
    """The clock of a call."""

    def __init__(self) -> None:
        self.now = 0

    def __call__(self) -> int:
        return self.now


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


@pytest.fixture
def edit(theme: Theme, seconds: Seconds, show: Callable[[QWidget], None]) -> NotesEdit:
    made = NotesEdit(theme, seconds)
    made.resize(344, 400)
    show(made)
    made.setFocus()
    return made


@pytest.fixture
def written(edit: NotesEdit) -> list[str]:
    texts: list[str] = []
    edit.written.connect(texts.append)
    return texts


def paste(edit: NotesEdit, text: str) -> None:
    data = QMimeData()
    data.setText(text)
    edit.insertFromMimeData(data)


def test_only_committed_text_is_told(edit: NotesEdit, written: list[str]) -> None:
    compose(edit, "けとる")
    assert written == []
    commit(edit, "ケトル")
    assert written == ["ケトル"]


def test_hints_give_way_to_what_is_being_converted(edit: NotesEdit) -> None:
    assert edit.hints.isVisible()
    compose(edit, "けとる")
    assert not edit.hints.isVisible()
    compose(edit, "")
    assert edit.hints.isVisible()
    commit(edit, "ケトル")
    assert not edit.hints.isVisible()


def test_hints_are_for_the_time_between_calls(edit: NotesEdit) -> None:
    edit.hints.set_idle(False)
    assert not edit.hints.isVisible()


def test_each_line_has_the_time_it_was_begun(edit: NotesEdit, seconds: Seconds, qtbot: QtBot) -> None:
    seconds.now = 4
    commit(edit, "一行目")
    seconds.now = 60
    commit(edit, "の続き")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert edit.line_seconds() == [4, None]
    seconds.now = 151
    commit(edit, "二行目")
    assert edit.line_seconds() == [4, 151]


def test_a_line_keeps_its_time_when_it_is_divided(edit: NotesEdit, seconds: Seconds, qtbot: QtBot) -> None:
    seconds.now = 4
    commit(edit, "一二")
    edit.moveCursor(QTextCursor.MoveOperation.Left)
    seconds.now = 60
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert edit.line_seconds() == [4, 4]


def test_a_line_that_undo_brings_back_has_its_old_time(edit: NotesEdit, seconds: Seconds, qtbot: QtBot) -> None:
    seconds.now = 4
    commit(edit, "一行目")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    seconds.now = 9
    commit(edit, "二行目")
    edit.selectAll()
    edit.cut()
    seconds.now = 500
    edit.undo()
    assert edit.toPlainText() == "一行目\n二行目"
    assert edit.line_seconds() == [4, 9]


def test_a_line_that_looks_like_an_earlier_one_has_its_own_time(
    edit: NotesEdit, seconds: Seconds, qtbot: QtBot
) -> None:
    commit(edit, "はい")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    seconds.now = 300
    commit(edit, "はい")
    assert edit.line_seconds() == [0, 300]


def test_restored_lines_have_no_time_until_they_are_known(edit: NotesEdit, written: list[str]) -> None:
    edit.show_notes("前から\nあった")
    assert edit.line_seconds() == [None, None]
    assert written == []
    assert not edit.document().isUndoAvailable()


def test_matches_disturb_neither_undo_nor_cursor_nor_conversion(edit: NotesEdit, written: list[str]) -> None:
    commit(edit, "今すぐ来い")
    compose(edit, "と")
    position, steps = edit.textCursor().position(), edit.document().availableUndoSteps()
    edit.show_matches(((3, 5),))
    (selection,) = edit.extraSelections()
    assert selection.cursor.selectedText() == "来い"
    assert edit.textCursor().position() == position
    assert edit.document().availableUndoSteps() == steps
    assert edit.textCursor().block().layout().preeditAreaText() == "と"
    assert written == ["今すぐ来い"]


def test_matches_are_counted_in_characters_not_in_units(edit: NotesEdit) -> None:
    commit(edit, "𠮷野家に来い")
    edit.show_matches(((4, 6),))
    assert edit.extraSelections()[0].cursor.selectedText() == "来い"


def test_every_line_has_the_height_of_the_pictures(edit: NotesEdit, qtbot: QtBot, theme: Theme) -> None:
    commit(edit, "一")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    commit(edit, "二")
    paste(edit, "\n三")
    block = edit.document().begin()
    heights = set()
    while block.isValid():
        heights.add(block.blockFormat().lineHeight())
        block = block.next()
    assert heights == {float(theme.line_height("body"))}


def test_ten_megabytes_are_cut_and_said_so_before_they_are_laid_out(
    edit: NotesEdit, written: list[str], qtbot: QtBot
) -> None:
    text = "お湯がこぼれた。\r\n" * 400_000
    taken: list[int] = []
    edit.document().contentsChange.connect(lambda _place, _removed, added: taken.append(added))
    with qtbot.waitSignal(edit.refused) as refused:
        paste(edit, text)
    assert refused.args == [LONGEST_NOTE]
    assert len(edit.toPlainText()) == LONGEST_NOTE
    assert [len(text) for text in written] == [LONGEST_NOTE]
    assert taken == [LONGEST_NOTE]


def test_a_full_note_takes_nothing_more_but_can_be_shortened(edit: NotesEdit, qtbot: QtBot) -> None:
    paste(edit, "あ" * LONGEST_NOTE)
    with qtbot.waitSignal(edit.refused):
        commit(edit, "い")
    with qtbot.waitSignal(edit.refused):
        qtbot.keyClick(edit, Qt.Key.Key_A)
    assert edit.toPlainText() == "あ" * LONGEST_NOTE
    edit.selectAll()
    commit(edit, "い")
    assert edit.toPlainText() == "い"


def test_pasted_rubbish_does_no_harm(edit: NotesEdit, written: list[str]) -> None:
    paste(edit, "お湯\0が\x07こぼれた\r\n次")
    assert edit.toPlainText() == "お湯\ufffdがこぼれた\n次"
    assert written[-1] == "お湯\ufffdがこぼれた\n次"


def test_text_size_changes_while_notes_are_open(edit: NotesEdit, theme: Theme, written: list[str]) -> None:
    commit(edit, "ケトル")
    theme.set_text_percent(140)
    assert edit.toPlainText() == "ケトル"
    assert edit.document().begin().blockFormat().lineHeight() == theme.line_height("body")
    theme.set_text_percent(100)
    assert written == ["ケトル"]
