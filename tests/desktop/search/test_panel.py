from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QApplication

from desktop.commands import command
from kb.domain.article import Kind, State
from kb.domain.searching import Facet, Snippet
from kb.errors import IndexUnavailableError
from tests.fakes.search import FakeSearching, hit

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.search.panel import SearchPanel
    from desktop.search.presenter import SearchPresenter
    from desktop.theme import Theme

_UP, _DOWN, _ENTER, _ESC = Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Escape
_CTRL = Qt.KeyboardModifier.ControlModifier


def _settled(qtbot: QtBot, presenter: SearchPresenter) -> None:
    """Wait until the answer is there and the chosen article is in the preview."""
    qtbot.waitUntil(lambda: not presenter.busy)
    qtbot.waitUntil(lambda: (presenter.article.article.id if presenter.article else None) == presenter.selected)


def _type(qtbot: QtBot, panel: SearchPanel, presenter: SearchPresenter, text: str) -> None:
    panel.field.edit.selectAll()
    panel.field.edit.insert(text)  # as an input method commits it
    _settled(qtbot, presenter)


def test_everything_is_listed_before_anything_is_typed(panel: SearchPanel, presenter: SearchPresenter) -> None:
    assert panel.field.edit.hasFocus()
    assert presenter.selected == UUID(int=1)
    assert "状況\t当日の訪問を求められた。" in panel.preview.view.toPlainText()
    assert panel.count.order.isHidden()


def test_arrows_choose_without_leaving_the_field(qtbot: QtBot, panel: SearchPanel, presenter: SearchPresenter) -> None:
    for key, number in ((_DOWN, 2), (_DOWN, 3), (_UP, 2), (_UP, 1), (_UP, 1)):
        qtbot.keyClick(panel.field.edit, key)
        assert presenter.selected == UUID(int=number)
    assert panel.field.edit.hasFocus()


def test_another_text_chooses_the_first_hit_and_a_filter_keeps_the_chosen_one(
    qtbot: QtBot, panel: SearchPanel, presenter: SearchPresenter
) -> None:
    qtbot.keyClick(panel.field.edit, _DOWN)
    _type(qtbot, panel, presenter, "訪問")
    assert presenter.selected == UUID(int=1)
    qtbot.keyClick(panel.field.edit, _DOWN)
    panel.facets.toggled.emit(Facet.KIND, str(Kind.CASE))
    _settled(qtbot, presenter)
    assert presenter.selected == UUID(int=2)


def test_hits_are_marked_in_the_preview(
    qtbot: QtBot, panel: SearchPanel, presenter: SearchPresenter, theme: Theme
) -> None:
    _type(qtbot, panel, presenter, "訪問")
    cursor = panel.preview.view.document().find("訪問")
    assert cursor.charFormat().background().color() == theme.color("mark")
    assert cursor.charFormat().fontWeight() > 600


def test_what_is_being_composed_asks_nothing_and_keeps_enter(
    qtbot: QtBot, panel: SearchPanel, presenter: SearchPresenter, searching: FakeSearching
) -> None:
    before = len(searching.asked)
    QApplication.sendEvent(panel.field.edit, QInputMethodEvent("ほうもん", []))
    qtbot.keyClick(panel.field.edit, _ENTER)
    qtbot.keyClick(panel.field.edit, _DOWN)
    qtbot.keyClick(panel.field.edit, _ESC)
    assert len(searching.asked) == before
    assert not panel.preview.view.hasFocus()
    assert presenter.selected == UUID(int=1)
    done = QInputMethodEvent()
    done.setCommitString("訪問")
    QApplication.sendEvent(panel.field.edit, done)
    _settled(qtbot, presenter)
    assert searching.questions[-1].text == "訪問"


def test_enter_reads_here_without_a_call_and_escape_comes_back(
    qtbot: QtBot, panel: SearchPanel, presenter: SearchPresenter
) -> None:
    qtbot.keyClick(panel.field.edit, _ENTER)
    assert panel.list.isHidden()
    assert panel.preview.view.hasFocus()
    qtbot.keyClick(panel.preview.view, _ESC)
    assert panel.list.isVisible()
    assert panel.field.edit.hasFocus()
    assert presenter.selected == UUID(int=1)


def test_enter_opens_beside_the_notes_during_a_call(qtbot: QtBot, panel: SearchPanel) -> None:
    panel.set_on_call(True)
    with qtbot.waitSignal(panel.open_article_request) as opened:
        qtbot.keyClick(panel.field.edit, _ENTER)
    assert opened.args == [UUID(int=1)]
    assert panel.list.isVisible()


def test_enter_before_the_answer_opens_what_the_last_letters_find(
    qtbot: QtBot, panel: SearchPanel, searching: FakeSearching
) -> None:
    panel.set_on_call(True)
    searching.gate = threading.Event()
    panel.field.edit.insert("断る")
    qtbot.keyClick(panel.field.edit, _ENTER)
    with qtbot.waitSignal(panel.open_article_request) as opened:
        searching.gate.set()
    assert opened.args == [UUID(int=4)]


def test_ctrl_enter_uses_only_during_a_call(qtbot: QtBot, panel: SearchPanel) -> None:
    assert not panel.carry_out(command("use"))
    panel.set_on_call(True)
    with qtbot.waitSignal(panel.use_article_request) as used:
        assert panel.carry_out(command("use"))
    assert used.args == [UUID(int=1)]


def test_what_was_used_says_so_until_the_call_is_over(
    qtbot: QtBot, panel: SearchPanel, presenter: SearchPresenter
) -> None:
    panel.set_on_call(True)
    panel.carry_out(command("use"))
    panel.set_on_call(True)
    assert not panel.preview.can_use
    for key, usable in ((Qt.Key.Key_Down, True), (Qt.Key.Key_Up, False)):
        with qtbot.waitSignal(presenter.article_changed):
            qtbot.keyClick(panel.field.edit, key)
        assert panel.preview.can_use is usable
    panel.set_on_call(False)
    panel.set_on_call(True)
    assert panel.preview.can_use


def test_ctrl_c_copies_the_words_unless_text_is_selected(
    qtbot: QtBot, panel: SearchPanel, presenter: SearchPresenter
) -> None:
    clipboard = QGuiApplication.clipboard()
    with qtbot.waitSignal(panel.message):
        qtbot.keyClick(panel.field.edit, Qt.Key.Key_C, _CTRL)
    assert clipboard.text() == "お手の具合は、いかがでしょうか。"
    _type(qtbot, panel, presenter, "訪問")
    panel.field.edit.selectAll()
    qtbot.keyClick(panel.field.edit, Qt.Key.Key_C, _CTRL)
    assert clipboard.text() == "訪問"


def test_words_with_an_open_slot_are_not_copied_and_the_reason_is_said(
    qtbot: QtBot, panel: SearchPanel, presenter: SearchPresenter
) -> None:
    QGuiApplication.clipboard().setText("前のまま")
    _type(qtbot, panel, presenter, "断る")
    assert not panel.preview.can_copy
    with qtbot.waitSignal(panel.message) as told:
        qtbot.keyClick(panel.field.edit, Qt.Key.Key_C, _CTRL)
    assert "代替案" in told.args[0].text
    assert QGuiApplication.clipboard().text() == "前のまま"


def test_escape_clears_first_and_then_goes_back_to_the_call(
    qtbot: QtBot, panel: SearchPanel, presenter: SearchPresenter
) -> None:
    _type(qtbot, panel, presenter, "訪問")
    with qtbot.assertNotEmitted(panel.command_request):
        qtbot.keyClick(panel.field.edit, _ESC)
    assert panel.field.text == ""
    with qtbot.waitSignal(panel.command_request) as asked:
        qtbot.keyClick(panel.field.edit, _ESC)
    assert asked.args == ["show.call"]


def test_ctrl_k_comes_back_to_the_field_with_its_text_selected(
    qtbot: QtBot, panel: SearchPanel, presenter: SearchPresenter
) -> None:
    _type(qtbot, panel, presenter, "訪問")
    qtbot.keyClick(panel.field.edit, _ENTER)
    assert panel.carry_out(command("search.focus"))
    assert panel.field.edit.hasFocus()
    assert panel.field.edit.selectedText() == "訪問"
    assert panel.list.isVisible()


def test_no_hits_are_said_with_what_can_be_done(
    qtbot: QtBot, panel: SearchPanel, presenter: SearchPresenter, searching: FakeSearching
) -> None:
    searching.better = "訪問"
    _type(qtbot, panel, presenter, "法門")
    assert panel.nothing.isVisible()
    assert "法門" in panel.nothing.sentence.text()
    assert presenter.article is None
    assert panel.nothing.call.isHidden()
    qtbot.mouseClick(panel.nothing.better, Qt.MouseButton.LeftButton)
    _settled(qtbot, presenter)
    assert panel.field.text == "訪問"
    assert panel.list.isVisible()


def test_filters_that_hide_every_hit_can_be_taken_off_there(
    qtbot: QtBot, panel: SearchPanel, presenter: SearchPresenter, searching: FakeSearching
) -> None:
    panel.facets.toggled.emit(Facet.KIND, str(Kind.NOTICE))
    _settled(qtbot, presenter)
    assert "4" in panel.nothing.advice.text()
    qtbot.mouseClick(panel.nothing.clear, Qt.MouseButton.LeftButton)
    _settled(qtbot, presenter)
    assert panel.list.isVisible()
    assert searching.questions[-1].kinds == ()


def test_an_unreadable_index_is_said_beside_the_old_results(
    qtbot: QtBot, panel: SearchPanel, presenter: SearchPresenter, searching: FakeSearching
) -> None:
    searching.failures.append(IndexUnavailableError(path="index"))
    with qtbot.waitSignal(presenter.failed):
        panel.field.edit.insert("訪問")
    assert "索引" in panel.count.sentence
    assert panel.list.model().rowCount() == 4
    presenter.retry()
    _settled(qtbot, presenter)
    assert panel.count.sentence == ""


def test_facets_are_reached_and_chosen_by_keyboard(
    qtbot: QtBot, panel: SearchPanel, presenter: SearchPresenter, searching: FakeSearching
) -> None:
    kinds = panel.facets.sections[Facet.KIND].list
    kinds.setFocus()
    qtbot.keyClick(kinds, _DOWN)
    qtbot.keyClick(kinds, Qt.Key.Key_Space)
    _settled(qtbot, presenter)
    assert kinds.hasFocus()
    qtbot.keyClick(kinds, Qt.Key.Key_Space)
    _settled(qtbot, presenter)
    assert [query.kinds for query in searching.questions[-2:]] == [(Kind.SCRIPT,), ()]


def test_long_lists_fold_and_kinds_and_states_are_always_all_there(qtbot: QtBot, panel: SearchPanel) -> None:
    sections = panel.facets.sections
    assert sections[Facet.KIND].list.model().rowCount() == len(Kind)
    assert sections[Facet.STATE].list.model().rowCount() == len(State)
    assert len(sections[Facet.TAG].chips) == 5
    qtbot.mouseClick(sections[Facet.TAG].more, Qt.MouseButton.LeftButton)
    assert len(sections[Facet.TAG].chips) == 8


def test_a_tag_is_chosen_by_its_chip_which_stays(
    qtbot: QtBot, panel: SearchPanel, presenter: SearchPresenter, searching: FakeSearching
) -> None:
    chip = panel.facets.sections[Facet.TAG].chips[1]
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    _settled(qtbot, presenter)
    assert searching.questions[-1].tags == ("タグ1",)
    assert panel.facets.sections[Facet.TAG].chips[1] is chip


@pytest.mark.parametrize(
    ("width", "filters", "preview"), [(1376, True, True), (1302, True, True), (1100, False, True), (896, False, False)]
)
def test_filters_give_way_first_and_then_the_preview(
    panel: SearchPanel, width: int, *, filters: bool, preview: bool
) -> None:
    panel.resize(width, 640)
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    assert panel.facets.isVisible() is filters
    assert panel.preview.isVisible() is preview
    assert panel.count.filters.isVisible() is not filters


def test_filters_come_back_by_their_button(qtbot: QtBot, panel: SearchPanel) -> None:
    panel.resize(896, 640)
    qtbot.mouseClick(panel.count.filters, Qt.MouseButton.LeftButton)
    assert panel.facets.isVisible()
    qtbot.mouseClick(panel.count.filters, Qt.MouseButton.LeftButton)
    assert not panel.facets.isVisible()


def test_an_excerpt_of_one_line_makes_a_lower_row(
    panel: SearchPanel, presenter: SearchPresenter, searching: FakeSearching, qtbot: QtBot
) -> None:
    long = Snippet("けがの程度と受診を先に確認した。" * 8)
    searching.hits = (hit(1), replace(hit(2), excerpt=long))
    presenter.refresh()
    qtbot.waitUntil(lambda: panel.list.model().rowCount() == 2)
    rows = [panel.list.visualRect(panel.list.model().index(row, 0)).height() for row in (0, 1)]
    assert rows == [81, 99]


def test_rows_grow_when_the_list_gets_narrower(
    panel: SearchPanel, presenter: SearchPresenter, searching: FakeSearching, qtbot: QtBot
) -> None:
    searching.hits = (replace(hit(1), excerpt=Snippet("けがの程度と受診を先に確認した。" * 2 + "とのこと。")),)
    presenter.refresh()
    qtbot.waitUntil(lambda: panel.list.model().rowCount() == 1)
    assert panel.list.visualRect(panel.list.model().index(0, 0)).height() == 81
    panel.resize(960, panel.height())
    assert panel.list.visualRect(panel.list.model().index(0, 0)).height() == 99


def test_large_text_and_dark_ground_redraw_everything(panel: SearchPanel, theme: Theme) -> None:
    before = panel.list.visualRect(panel.list.model().index(0, 0)).height()
    theme.set_text_percent(140)
    QApplication.processEvents()
    panel.list.doItemsLayout()
    assert panel.list.visualRect(panel.list.model().index(0, 0)).height() > before
    theme.set_text_percent(100)
