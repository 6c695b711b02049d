"""The raw text and the field for lists, as the keyboard and an input method use them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.setup.writing.lines_field import LinesField
from desktop.setup.writing.problem_list import ProblemList, WrittenProblem
from desktop.setup.writing.text_edit import DataTextEdit

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from desktop.theme import Theme


def _compose(widget: QWidget, preedit: str, commit: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QApplication.sendEvent(widget, event)


def test_enter_keeps_the_indent(theme: Theme, show: Callable[[QWidget], None]) -> None:
    edit = DataTextEdit(theme, name="原文")
    show(edit)
    edit.setFocus()
    edit.show_text("rules:")
    edit.moveCursor(edit.textCursor().MoveOperation.End)
    for keys in ("\r", "- a: 1", "\r"):
        if keys == "\r":
            QTest.keyClick(edit, Qt.Key.Key_Return)
        else:
            QTest.keyClicks(edit, keys)
    assert edit.text == "rules:\n  - a: 1\n  "


def test_what_is_still_converted_is_no_text(theme: Theme, show: Callable[[QWidget], None]) -> None:
    edit = DataTextEdit(theme, name="原文")
    show(edit)
    told: list[str] = []
    edit.written.connect(told.append)
    _compose(edit, "らいじょう")
    assert told == []
    _compose(edit, "", "来い")
    assert told == ["来い"]


def test_a_text_from_elsewhere_tells_nothing_and_keeps_the_caret(theme: Theme, show: Callable[[QWidget], None]) -> None:
    edit = DataTextEdit(theme, name="原文")
    show(edit)
    told: list[str] = []
    edit.written.connect(told.append)
    edit.show_text("a: 1\nb: 2\n")
    edit.go_to(2)
    edit.show_text("a: 1\nb: 3\n")
    assert (told, edit.textCursor().blockNumber()) == ([], 1)
    edit.mark_lines([2])
    assert edit.wrong_lines == {2}
    edit.grab()


def test_a_list_is_told_after_a_pause_or_when_it_is_left(theme: Theme, show: Callable[[QWidget], None]) -> None:
    field = LinesField(theme, name="言葉")
    show(field)
    told: list[tuple[str, ...]] = []
    field.edited.connect(told.append)
    field.show_texts(("来い",))
    field.settle()
    assert told == []
    _compose(field, "か")
    field.settle()
    assert told == []
    _compose(field, "", "か")
    field.settle()
    assert told == [field.texts]
    field.setPlainText(" 一つ目 \n\n二つ目\n")
    field.settle()
    assert told[-1] == ("一つ目", "二つ目")


def test_a_list_grows_with_its_lines_up_to_ten(theme: Theme, show: Callable[[QWidget], None]) -> None:
    field = LinesField(theme, name="言葉")
    show(field)
    heights = []
    for count in (1, 5, 10, 200):
        field.show_texts(tuple(f"語{number}" for number in range(count)))
        heights.append(field.sizeHint().height())
    assert heights[0] < heights[1] < heights[2] == heights[3]


def test_many_problems_are_counted(theme: Theme, show: Callable[[QWidget], None]) -> None:
    problems = ProblemList(theme)
    show(problems)
    problems.show_problems([WrittenProblem(line, "直してください。") for line in range(1, 9)])
    assert "1行目" in problems.accessibleName()
    assert "ほか 3件" in problems.accessibleName()
    problems.show_problems([])
    assert not problems.isVisible()
