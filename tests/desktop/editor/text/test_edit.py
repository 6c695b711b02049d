from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop.editor.text.edit import MarkdownEdit
from desktop.editor.text.marks import Severity, TextMark
from kb.domain.article import LONGEST_BODY
from tests.desktop.call.support import commit, compose

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop.theme import Theme

_ERROR, _WARNING = Severity.ERROR, Severity.WARNING


@pytest.fixture
def written(edit: MarkdownEdit) -> list[str]:
    texts: list[str] = []
    edit.written.connect(lambda: texts.append(edit.text))
    return texts


def paste(edit: MarkdownEdit, text: str, html: str = "") -> None:
    data = QMimeData()
    data.setText(text)
    if html:
        data.setHtml(html)
    edit.insertFromMimeData(data)


def marked(edit: MarkdownEdit) -> list[str]:
    return [selection.cursor.selectedText() for selection in edit.extraSelections()]


def test_only_committed_text_is_told(edit: MarkdownEdit, written: list[str]) -> None:
    told: list[bool] = []
    edit.composing_changed.connect(told.append)
    compose(edit, "けとる")
    compose(edit, "けとるの")
    assert written == []
    commit(edit, "ケトルの")
    assert told == [True, False]
    assert written == ["ケトルの"]


def test_every_character_comes_back_as_it_was_set(edit: MarkdownEdit) -> None:
    text = "## 使う場面\n\n- 𠮷野\u00a0様\tへ\n\n\n末尾"
    edit.set_text(text)
    assert edit.text == text


def test_no_text_is_changed_by_being_shown(theme: Theme, qtbot: QtBot) -> None:
    edit = MarkdownEdit(theme, name="本文")
    qtbot.addWidget(edit)
    # U+2029 ends a line for Qt; the two noncharacters are its own marks within texts.
    letters = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u2029\ufdd0\ufdd1")

    @given(st.text(alphabet=letters | st.sampled_from("\n\t\u00a0\u2028𠮷"), max_size=60))
    @settings(deadline=None)
    def check(text: str) -> None:
        edit.set_text(text)
        assert edit.text == text

    check()


def test_another_article_leaves_nothing_to_undo(edit: MarkdownEdit, qtbot: QtBot) -> None:
    qtbot.keyClicks(edit, "abc")
    edit.set_text("別の記事")
    assert not edit.document().isUndoAvailable()


def test_a_change_from_elsewhere_is_one_step_and_keeps_what_came_before(edit: MarkdownEdit, qtbot: QtBot) -> None:
    edit.set_text("一行目\n二行目\n三行目")
    edit.go_to(3, 3)
    qtbot.keyClicks(edit, "x")
    edit.set_text("一行目\n二番目の行\n三行目x", keep_undo=True)
    assert edit.text == "一行目\n二番目の行\n三行目x"
    assert (edit.line, edit.column) == (3, 4)
    edit.undo()
    assert edit.text == "一行目\n二行目\n三行目x"
    edit.undo()
    assert edit.text == "一行目\n二行目\n三行目"


def test_changes_are_counted_in_characters_not_in_units(edit: MarkdownEdit) -> None:
    edit.set_text("𠮷𠮷𠮷の家")
    edit.set_text("𠮷𠮷の家屋", keep_undo=True)
    assert edit.text == "𠮷𠮷の家屋"


def test_another_size_of_text_leaves_undo_and_text_alone(
    edit: MarkdownEdit, theme: Theme, qtbot: QtBot, written: list[str]
) -> None:
    qtbot.keyClicks(edit, "a")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    written.clear()
    theme.set_text_percent(140)
    assert edit.cursorRect().center().y() == pytest.approx(theme.line_height("markdown") * 1.5, abs=1.5)
    theme.set_text_percent(100)
    assert written == []
    edit.undo()
    edit.undo()
    assert edit.text == ""


def test_every_visual_line_has_the_same_height(edit: MarkdownEdit, theme: Theme) -> None:
    edit.set_text("latin\n漢字\n" + "長い行" * 60 + "\n𝒳 ①")
    height = theme.line_height("markdown")
    tops = [top for _, top in edit.lines_on_show()]
    assert [later - earlier for earlier, later in pairwise(tops[:3])] == [height, height]
    assert edit.line_pixels(2) % height == 0
    assert edit.line_pixels(2) > height


class TestComposition:
    """An input method converts while other things happen."""

    def test_findings_do_not_disturb_it(self, edit: MarkdownEdit, written: list[str]) -> None:
        commit(edit, "今すぐ来い")
        compose(edit, "と")
        steps, position = edit.document().availableUndoSteps(), edit.textCursor().position()
        edit.set_findings([TextMark(1, _ERROR, "誤り", 3, 5)])
        assert marked(edit) == ["来い"]
        assert edit.textCursor().block().layout().preeditAreaText() == "と"
        assert (edit.document().availableUndoSteps(), edit.textCursor().position()) == (steps, position)
        commit(edit, "と")
        assert written == ["今すぐ来い", "今すぐ来いと"]

    def test_a_change_from_elsewhere_waits_for_its_end(self, edit: MarkdownEdit) -> None:
        edit.set_text("一\n二")
        edit.go_to(2, 1)
        compose(edit, "と")
        edit.set_text("壱\n二", keep_undo=True)
        assert edit.text == "一\n二"
        assert edit.textCursor().block().layout().preeditAreaText() == "と"
        commit(edit, "と")
        assert edit.text == "壱\n二と"

    def test_keys_belong_to_it(self, edit: MarkdownEdit, qtbot: QtBot) -> None:
        edit.set_text("- 一")
        edit.go_to(1, 3)
        compose(edit, "に")
        asked: list[int] = []

        def take(event: QKeyEvent) -> bool:
            asked.append(event.key())
            return False

        edit.key_filter = take
        qtbot.keyClick(edit, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
        assert asked == []
        commit(edit, "二")
        assert edit.text == "- 一二"

    def test_a_full_article_takes_nothing_more(self, edit: MarkdownEdit, qtbot: QtBot) -> None:
        edit.set_text("あ" * LONGEST_BODY)
        with qtbot.waitSignal(edit.refused):
            commit(edit, "い")
        with qtbot.waitSignal(edit.refused):
            qtbot.keyClick(edit, Qt.Key.Key_A)
        assert len(edit.text) == LONGEST_BODY
        edit.selectAll()
        commit(edit, "い")
        assert edit.text == "い"


class TestLists:
    """Enter, Tab and Shift+Tab in lists and quotations."""

    def test_enter_goes_on_with_the_next_spoken_line(self, edit: MarkdownEdit, qtbot: QtBot) -> None:
        edit.set_text("- [心情] お待たせして")
        edit.moveCursor(QTextCursor.MoveOperation.End)
        qtbot.keyClick(edit, Qt.Key.Key_Return)
        commit(edit, "申し訳ございません。")
        assert edit.text == "- [心情] お待たせして\n- 申し訳ございません。"

    def test_enter_on_an_empty_item_ends_the_list(self, edit: MarkdownEdit, qtbot: QtBot) -> None:
        edit.set_text("1. 一\n2. ")
        edit.moveCursor(QTextCursor.MoveOperation.End)
        qtbot.keyClick(edit, Qt.Key.Key_Return)
        assert edit.text == "1. 一\n"

    def test_going_on_is_one_step(self, edit: MarkdownEdit, qtbot: QtBot) -> None:
        edit.set_text("> 引用")
        edit.moveCursor(QTextCursor.MoveOperation.End)
        qtbot.keyClick(edit, Qt.Key.Key_Return)
        assert edit.text == "> 引用\n> "
        edit.undo()
        assert edit.text == "> 引用"

    def test_shift_enter_is_a_plain_line_end(self, edit: MarkdownEdit, qtbot: QtBot) -> None:
        edit.set_text("- 一")
        edit.moveCursor(QTextCursor.MoveOperation.End)
        qtbot.keyClick(edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
        assert edit.text == "- 一\n"

    def test_tab_moves_an_item_and_then_leads_on(
        self, theme: Theme, show: Callable[[QWidget], None], qtbot: QtBot
    ) -> None:
        whole, edit, after = QWidget(), MarkdownEdit(theme, name="本文"), QLineEdit()
        column = QVBoxLayout(whole)
        column.addWidget(edit)
        column.addWidget(after)
        show(whole)
        edit.set_text("- 一\n- 二")
        edit.go_to(2, 3)
        qtbot.keyClick(edit, Qt.Key.Key_Tab)
        assert edit.text == "- 一\n    - 二"
        assert edit.column == 7
        qtbot.keyClick(edit, Qt.Key.Key_Backtab)
        assert edit.text == "- 一\n- 二"
        qtbot.keyClick(edit, Qt.Key.Key_Tab)
        qtbot.keyClick(edit, Qt.Key.Key_Tab)
        assert edit.text == "- 一\n    - 二"
        assert after.hasFocus()


def test_lines_move_up_and_down_as_one_step(edit: MarkdownEdit, qtbot: QtBot) -> None:
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    edit.set_text("一\n二\n三")
    edit.go_to(3, 1)
    qtbot.keyClick(edit, Qt.Key.Key_Up, both)
    assert edit.text == "一\n三\n二"
    assert (edit.line, edit.column) == (2, 1)
    edit.undo()
    assert edit.text == "一\n二\n三"
    edit.go_to(1)
    qtbot.keyClick(edit, Qt.Key.Key_Up, both)
    assert edit.text == "一\n二\n三"
    qtbot.keyClick(edit, Qt.Key.Key_Down, both)
    assert edit.text == "二\n一\n三"


def test_words_become_bold_and_plain_again(edit: MarkdownEdit, qtbot: QtBot) -> None:
    edit.set_text("必ず日時で")
    edit.go_to(1, 0, 2)
    qtbot.keyClick(edit, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert edit.text == "**必ず**日時で"
    qtbot.keyClick(edit, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert edit.text == "必ず日時で"


class TestPasting:
    """What comes from the clipboard."""

    def test_line_ends_controls_and_half_characters(self, edit: MarkdownEdit) -> None:
        paste(edit, "お湯\0が\x07こぼれた\r\n次\ud800\u2028三")
        assert edit.text == "お湯がこぼれた\n次\n三"

    def test_rich_text_arrives_plain(self, edit: MarkdownEdit) -> None:
        paste(edit, "太字", "<b>太字</b>")
        assert edit.text == "太字"
        assert not edit.currentCharFormat().font().bold()

    def test_too_much_is_cut_and_said_so(self, edit: MarkdownEdit, qtbot: QtBot) -> None:
        with qtbot.waitSignal(edit.refused) as refused:
            paste(edit, "あ" * (LONGEST_BODY + 5))
        assert refused.args == [LONGEST_BODY]
        assert len(edit.text) == LONGEST_BODY


class TestFindings:
    """Marks under words and in the gutter."""

    def test_marks_move_with_the_text(self, edit: MarkdownEdit, qtbot: QtBot) -> None:
        edit.set_text("一\n𠮷と{{折返日}}まで")
        edit.set_findings([TextMark(2, _ERROR, "知らない差し込み", 2, 9), TextMark(1, _WARNING, "行")])
        assert marked(edit) == ["{{折返日}}", "一"]
        edit.go_to(1)
        qtbot.keyClick(edit, Qt.Key.Key_Return)
        assert marked(edit) == ["{{折返日}}", "一"]

    def test_the_line_of_the_caret_says_what_was_found(self, edit: MarkdownEdit) -> None:
        edit.set_text("一\n二")
        edit.set_findings([TextMark(2, _ERROR, "知らない差し込み")])
        assert edit.accessibleDescription() == ""
        edit.go_to(2)
        assert edit.accessibleDescription() == "知らない差し込み"

    def test_lines_that_are_not_there_are_left_out(self, edit: MarkdownEdit) -> None:
        edit.set_text("一")
        edit.set_findings([TextMark(0, _ERROR, "全体"), TextMark(9, _ERROR, "外")])
        assert marked(edit) == []


def test_places_of_the_view(edit: MarkdownEdit) -> None:
    edit.set_text("\n".join(f"{number} 行目" for number in range(1, 101)))
    edit.scroll_to_line(40)
    assert edit.top_line == 40
    edit.go_to(90, 0, 2)
    assert edit.textCursor().selectedText() == "90"
    assert 40 < edit.top_line < 91
    assert edit.line_at(10_000) >= 90


@pytest.mark.parametrize("height", range(440, 462, 3))
def test_the_line_of_the_caret_is_never_cut_off_at_the_end_of_the_view(
    edit: MarkdownEdit, theme: Theme, qtbot: QtBot, height: int
) -> None:
    edit.resize(560, height)
    edit.set_text("\n".join(f"{number} 行" for number in range(80)))
    qtbot.keyClick(edit, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    last, top = list(edit.lines_on_show())[-1]
    assert last == 80
    assert top + theme.line_height("markdown") <= edit.height()
    assert edit.viewport().height() % theme.line_height("markdown") == 0
