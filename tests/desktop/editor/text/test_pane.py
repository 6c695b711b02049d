from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QListView

from desktop.editor.text.pane import TextPane
from desktop.editor.text.pick_rows import Pick, PickModel
from kb.domain.article import Kind, State
from kb.domain.bilingual import Bilingual
from kb.domain.writing import LinkTarget, SectionForm, SlotName, Snippet, WritingAids
from tests.desktop.call.support import commit, compose

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from desktop.theme import Theme

_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ID = UUID("01a20379-fb93-7010-8d60-6f579a1d82e0")


def snippet(name: str, text: str, section: str = "") -> Snippet:
    title = Bilingual(name, name)
    return Snippet(id=name, title=title, group=title, text=text, kinds=frozenset({Kind.SCRIPT}), section=section)


AIDS = WritingAids(
    slots=(SlotName("お客様名", "caller_name"), SlotName("折り返し日時", "callback_at"), SlotName("製品名", "product")),
    sections={
        Kind.SCRIPT: (
            SectionForm("使う場面", "- "),
            SectionForm("話す言葉", "### \n\n- "),
            SectionForm("補足", "", optional=True),
        )
    },
    snippets=(snippet("枠", "- 枠", "補足"), snippet("お詫び", "- [心情] ご心配を\n- おかけします。", "話す言葉")),
)


@pytest.fixture
def pane(theme: Theme, show: Callable[[QWidget], None]) -> TextPane:
    made = TextPane(theme)
    made.set_aids(AIDS)
    made.set_kind(Kind.SCRIPT)
    made.resize(640, 520)
    show(made)
    made.edit.setFocus()
    return made


def key(widget: QWidget, which: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(widget, which, modifier)


class TestHeadings:
    """見出し: what is missing, and where to go."""

    def test_missing_sections_come_first_and_go_to_their_place(self, pane: TextPane) -> None:
        pane.edit.set_text("## 話す言葉\n\n### 段\n")
        key(pane.edit, Qt.Key.Key_O, _CTRL | _SHIFT)
        assert pane.picker.field.hasFocus()
        assert [pick.text for pick in pane.picker.list.picks] == ["使う場面", "補足", "話す言葉", "段"]
        key(pane.picker.field, Qt.Key.Key_Return)
        assert pane.edit.text == "## 使う場面\n\n- \n\n## 話す言葉\n\n### 段\n"
        assert (pane.edit.line, pane.edit.column) == (3, 2)
        assert pane.edit.hasFocus()
        pane.edit.undo()
        assert pane.edit.text == "## 話す言葉\n\n### 段\n"

    def test_all_that_is_needed_is_put_in_at_once(self, pane: TextPane) -> None:
        pane.edit.set_text("")
        pane.open_outline()
        assert pane.picker.list.picks[0].text == "まだない節をすべて入れる"
        key(pane.picker.field, Qt.Key.Key_Return)
        assert pane.edit.text == "## 使う場面\n\n- \n\n## 話す言葉\n\n### \n\n- \n"
        assert (pane.edit.line, pane.edit.column) == (3, 2)
        pane.edit.undo()
        assert pane.edit.text == ""

    def test_a_heading_is_gone_to_by_its_letters(self, pane: TextPane) -> None:
        pane.edit.set_text("## 使う場面\n\n## 話す言葉\n\n### お詫び\n")
        pane.open_outline()
        commit(pane.picker.field, "オ詫び")
        assert [pick.text for pick in pane.picker.list.picks] == ["お詫び"]
        key(pane.picker.field, Qt.Key.Key_Return)
        assert pane.edit.line == 5

    def test_the_heading_of_the_caret_is_current_once_nothing_is_missing(self, pane: TextPane) -> None:
        pane.edit.set_text("## 使う場面\n\n## 話す言葉\n\n### 一\n\n- はい\n\n### 二\n")
        pane.edit.go_to(7)
        pane.open_outline()
        assert pane.picker.list.current is not None
        assert pane.picker.list.current.text == "一"

    def test_escape_goes_back_to_the_text(self, pane: TextPane) -> None:
        pane.open_outline()
        key(pane.picker.field, Qt.Key.Key_Escape)
        assert not pane.picker.isVisible()
        assert pane.edit.hasFocus()

    def test_enter_that_commits_a_conversion_picks_nothing(self, pane: TextPane) -> None:
        pane.edit.set_text("")
        pane.open_outline()
        compose(pane.picker.field, "はなす")
        key(pane.picker.field, Qt.Key.Key_Return)
        assert pane.picker.isVisible()
        commit(pane.picker.field, "話す")
        assert [pick.text for pick in pane.picker.list.picks] == ["話す言葉"]
        assert pane.edit.text == ""


class TestWords:
    """言葉: ready words."""

    def test_those_of_the_section_come_first_and_go_below_the_line(self, pane: TextPane) -> None:
        pane.edit.set_text("## 話す言葉\n\n- はい")
        pane.edit.go_to(3, 1)
        key(pane.edit, Qt.Key.Key_T, _CTRL)
        assert [pick.text for pick in pane.picker.list.picks] == ["お詫び", "枠"]
        key(pane.picker.field, Qt.Key.Key_Return)
        assert pane.edit.text == "## 話す言葉\n\n- はい\n- [心情] ご心配を\n- おかけします。"

    def test_other_kinds_have_other_words(self, pane: TextPane) -> None:
        pane.set_kind(Kind.CASE)
        pane.open_words()
        assert pane.picker.list.picks == ()
        assert not pane.picker.list.isVisible()


class TestSlots:
    """差し込み: by menu, and as soon as braces are written."""

    def test_the_menu_puts_a_name_in_at_the_caret(self, pane: TextPane) -> None:
        pane.edit.set_text("- までに")
        pane.edit.go_to(1, 2)
        key(pane.edit, Qt.Key.Key_I, _CTRL)
        key(pane.picker.field, Qt.Key.Key_Down)
        key(pane.picker.field, Qt.Key.Key_Return)
        assert pane.edit.text == "- {{折り返し日時}}までに"
        assert pane.edit.column == 12

    def test_braces_offer_names(self, pane: TextPane, qtbot: QtBot) -> None:
        qtbot.keyClicks(pane.edit, "{{")
        assert pane.completion.popup.isVisible()
        assert pane.edit.hasFocus()
        compose(pane.edit, "せいひん")
        assert not pane.completion.popup.isVisible()
        commit(pane.edit, "製品")
        assert [pick.text for pick in pane.completion.list.picks] == ["製品名"]
        key(pane.edit, Qt.Key.Key_Tab)
        assert pane.edit.text.endswith("{{製品名}}")
        assert not pane.completion.popup.isVisible()

    def test_full_width_braces_are_meant_too(self, pane: TextPane) -> None:
        commit(pane.edit, "｛｛")
        key(pane.edit, Qt.Key.Key_Down)
        key(pane.edit, Qt.Key.Key_Return)
        assert pane.edit.text == "{{折り返し日時}}"

    def test_closing_braces_that_are_there_are_taken_along(self, pane: TextPane, qtbot: QtBot) -> None:
        pane.edit.set_text("あ}}い")
        pane.edit.go_to(1, 1)
        qtbot.keyClicks(pane.edit, "{{")
        key(pane.edit, Qt.Key.Key_Return)
        assert pane.edit.text == "あ{{お客様名}}い"

    def test_waved_off_it_stays_away(self, pane: TextPane, qtbot: QtBot) -> None:
        qtbot.keyClicks(pane.edit, "{{")
        key(pane.edit, Qt.Key.Key_Escape)
        commit(pane.edit, "製")
        assert not pane.completion.popup.isVisible()
        key(pane.edit, Qt.Key.Key_Return)
        assert pane.edit.text == "{{製\n"

    def test_keys_that_are_not_for_it_go_on(self, pane: TextPane, qtbot: QtBot) -> None:
        qtbot.keyClicks(pane.edit, "{{x")
        assert not pane.completion.popup.isVisible()
        key(pane.edit, Qt.Key.Key_Return)
        assert pane.edit.text == "{{x\n"


class TestLinks:
    """つながり: articles by their title."""

    TARGET = LinkTarget(_ID, Kind.TECHNIQUE, "[二つ]のお詫び", State.VALIDATED)

    def test_what_is_typed_is_asked_for_and_linked_to(self, pane: TextPane, qtbot: QtBot) -> None:
        asked: list[str] = []
        pane.links_wanted.connect(asked.append)
        key(pane.edit, Qt.Key.Key_L, _CTRL)
        commit(pane.picker.field, "お詫び")
        assert asked == ["", "お詫び"]
        pane.show_links("古い言葉", [LinkTarget(_ID, Kind.CASE, "別", State.DRAFT)])
        assert not pane.picker.list.picks
        pane.show_links("お詫び", [self.TARGET])
        assert pane.picker.list.picks[0].note == "技法 · 検証済"
        key(pane.picker.field, Qt.Key.Key_Return)
        assert pane.edit.text == f"[\\[二つ\\]のお詫び](kb:{_ID})"

    def test_what_is_selected_becomes_the_words(self, pane: TextPane) -> None:
        asked: list[str] = []
        pane.links_wanted.connect(asked.append)
        pane.edit.set_text("技法のお詫びへ")
        pane.edit.go_to(1, 3, 6)
        pane.open_links()
        assert asked == ["お詫び"]
        pane.show_links("お詫び", [self.TARGET])
        key(pane.picker.field, Qt.Key.Key_Return)
        assert pane.edit.text == f"技法の[お詫び](kb:{_ID})へ"


class TestFinding:
    """Ctrl+F, Ctrl+H, F3."""

    def test_the_count_says_where_one_is(self, pane: TextPane, qtbot: QtBot) -> None:
        pane.edit.set_text("ケトルと\nけとると\nｹﾄﾙ")
        key(pane.edit, Qt.Key.Key_F, _CTRL)
        commit(pane.find_bar.words, "けとる")
        assert pane.find_bar.count.text() == "1 / 3"
        key(pane.find_bar.words, Qt.Key.Key_Return)
        assert pane.find_bar.count.text() == "2 / 3"
        key(pane.find_bar.words, Qt.Key.Key_Return, _SHIFT)
        key(pane.find_bar.words, Qt.Key.Key_Return, _SHIFT)
        assert pane.find_bar.count.text() == "3 / 3"
        key(pane.find_bar.words, Qt.Key.Key_F3)
        assert pane.find_bar.count.text() == "1 / 3"
        assert len(pane.edit.extraSelections()) == 3
        key(pane.find_bar.words, Qt.Key.Key_Escape)
        assert pane.edit.hasFocus()
        assert pane.edit.extraSelections() == []
        key(pane.edit, Qt.Key.Key_F3)
        assert pane.edit.textCursor().selectedText() == "けとる"

    def test_going_on_without_words_asks_for_them(self, pane: TextPane) -> None:
        key(pane.edit, Qt.Key.Key_F3)
        assert pane.find_bar.words.hasFocus()

    def test_the_choices_narrow_it_down(self, pane: TextPane, qtbot: QtBot) -> None:
        pane.edit.set_text("ABC abc ａｂｃ")
        pane.find_bar.open_bar(replacing=False)
        pane.find_bar.words.setText("abc")
        assert pane.find_bar.count.text() == "1 / 3"
        qtbot.mouseClick(pane.find_bar.case, Qt.MouseButton.LeftButton)
        assert pane.find_bar.count.text() == "1 / 2"
        qtbot.mouseClick(pane.find_bar.loose, Qt.MouseButton.LeftButton)
        assert pane.find_bar.count.text() == "1 / 1"
        assert pane.find_bar.loose.accessibleDescription() == "オフ"

    def test_nothing_found_is_said(self, pane: TextPane) -> None:
        pane.edit.set_text("ない")
        pane.find_bar.open_bar(replacing=True)
        pane.find_bar.words.setText("ある")
        assert pane.find_bar.count.text() == "見つかりません"
        assert not pane.find_bar.all.isEnabled()

    def test_all_is_replaced_in_one_step(self, pane: TextPane, qtbot: QtBot) -> None:
        before = "だって\nでも\nだって"
        pane.edit.set_text(before)
        key(pane.edit, Qt.Key.Key_H, _CTRL)
        pane.find_bar.words.setText("だって")
        pane.find_bar.new_words.setText("実は")
        qtbot.mouseClick(pane.find_bar.all, Qt.MouseButton.LeftButton)
        assert pane.edit.text == "実は\nでも\n実は"
        assert pane.find_bar.count.text() == "2件を置きかえました"
        pane.edit.undo()
        assert pane.edit.text == before

    def test_one_after_the_other_is_replaced(self, pane: TextPane) -> None:
        pane.edit.set_text("一 一 一")
        pane.find_bar.open_bar(replacing=True)
        pane.find_bar.words.setText("一")
        pane.find_bar.new_words.setText("二")
        key(pane.find_bar.new_words, Qt.Key.Key_Return)
        assert pane.edit.text == "二 一 一"
        assert pane.edit.selected_span == (2, 3)

    def test_the_keyboard_goes_from_what_is_looked_for_to_what_takes_its_place(self, pane: TextPane) -> None:
        pane.edit.set_text("一 一")
        key(pane.edit, Qt.Key.Key_H, _CTRL)
        pane.find_bar.words.setText("一")
        key(pane.find_bar.words, Qt.Key.Key_Tab)
        assert pane.find_bar.new_words.hasFocus()
        key(pane.find_bar.new_words, Qt.Key.Key_Tab)
        assert pane.find_bar.one.hasFocus()

    @pytest.mark.parametrize("part", ["edit", "find_bar.close_button"])
    def test_escape_closes_the_bar_wherever_the_keyboard_is(self, pane: TextPane, part: str) -> None:
        pane.find_bar.open_bar(replacing=False)
        widget = attrgetter(part)(pane)
        widget.setFocus()
        key(widget, Qt.Key.Key_Escape)
        assert not pane.find_bar.isVisible()
        assert pane.edit.hasFocus()

    def test_what_is_written_meanwhile_is_found(self, pane: TextPane, qtbot: QtBot) -> None:
        pane.edit.set_text("一")
        pane.find_bar.open_bar(replacing=False)
        pane.find_bar.words.setText("一")
        pane.edit.go_to(1, 1)
        commit(pane.edit, "一")
        qtbot.waitUntil(lambda: pane.find_bar.count.text() == "2件")


def test_the_rows_keep_qts_rules(qtmodeltester: ModelTester) -> None:
    model = PickModel()
    model.set_picks([Pick("一"), Pick("二", "注")])
    qtmodeltester.check(model)


def test_every_control_has_a_name(pane: TextPane) -> None:
    pane.find_bar.open_bar(replacing=True)
    pane.open_slots()
    controls = [*pane.findChildren(QAbstractButton), *pane.findChildren(QLineEdit), *pane.findChildren(QListView)]
    assert len(controls) > 12
    assert not [control for control in controls if not control.accessibleName() and control.isVisible()]
    assert pane.edit.accessibleName() == "本文"


def test_characters_are_counted_without_blanks(pane: TextPane) -> None:
    pane.edit.set_text("一 二\n\n三")
    assert pane.count.text() == "3字"


def test_the_head_fits_a_narrow_pane(pane: TextPane) -> None:
    pane.setMinimumSize(1, 1)  # beside other panes it may be as narrow as it is made
    pane.resize(300, 400)
    assert not pane.picture.isVisible()
    assert not pane.count.isVisible()
    pane.resize(480, 400)
    assert pane.slots.key == ""
    assert pane.picture.isVisible()
    assert pane.count.isVisible()
    pane.resize(640, 400)
    assert pane.slots.key == "Ctrl+I"
    assert pane.count.isVisible()
