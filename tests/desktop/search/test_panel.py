from __future__ import annotations

import threading
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QApplication

from desktop.commands import command
from kb.domain.article import Kind
from kb.domain.searching import Facet
from kb.errors import IndexUnavailableError
from tests.desktop.search.asking import settle, type_text

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.search.panel import SearchPanel
    from desktop.search.presenter import SearchPresenter
    from desktop.theme import Theme
    from tests.fakes.search import FakeSearching

_UP, _DOWN, _ENTER, _ESC = Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Escape
_CTRL = Qt.KeyboardModifier.ControlModifier


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
    type_text(qtbot, panel, presenter, "訪問")
    assert presenter.selected == UUID(int=1)
    qtbot.keyClick(panel.field.edit, _DOWN)
    panel.facets.toggled.emit(Facet.KIND, str(Kind.CASE))
    settle(qtbot, presenter)
    assert presenter.selected == UUID(int=2)


def test_hits_are_marked_in_the_preview(
    qtbot: QtBot, panel: SearchPanel, presenter: SearchPresenter, theme: Theme
) -> None:
    type_text(qtbot, panel, presenter, "訪問")
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
    settle(qtbot, presenter)
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
    type_text(qtbot, panel, presenter, "訪問")
    panel.field.edit.selectAll()
    qtbot.keyClick(panel.field.edit, Qt.Key.Key_C, _CTRL)
    assert clipboard.text() == "訪問"


def test_words_with_an_open_slot_are_not_copied_and_the_reason_is_said(
    qtbot: QtBot, panel: SearchPanel, presenter: SearchPresenter
) -> None:
    QGuiApplication.clipboard().setText("前のまま")
    type_text(qtbot, panel, presenter, "断る")
    assert not panel.preview.can_copy
    with qtbot.waitSignal(panel.message) as told:
        qtbot.keyClick(panel.field.edit, Qt.Key.Key_C, _CTRL)
    assert "代替案" in told.args[0].text
    assert QGuiApplication.clipboard().text() == "前のまま"


def test_escape_clears_first_and_then_goes_back_to_the_call(
    qtbot: QtBot, panel: SearchPanel, presenter: SearchPresenter
) -> None:
    type_text(qtbot, panel, presenter, "訪問")
    with qtbot.assertNotEmitted(panel.command_request):
        qtbot.keyClick(panel.field.edit, _ESC)
    assert panel.field.text == ""
    with qtbot.waitSignal(panel.command_request) as asked:
        qtbot.keyClick(panel.field.edit, _ESC)
    assert asked.args == ["show.call"]


def test_ctrl_k_comes_back_to_the_field_with_its_text_selected(
    qtbot: QtBot, panel: SearchPanel, presenter: SearchPresenter
) -> None:
    type_text(qtbot, panel, presenter, "訪問")
    qtbot.keyClick(panel.field.edit, _ENTER)
    assert panel.carry_out(command("search.focus"))
    assert panel.field.edit.hasFocus()
    assert panel.field.edit.selectedText() == "訪問"
    assert panel.list.isVisible()


def test_an_unreadable_index_is_said_beside_the_old_results(
    qtbot: QtBot, panel: SearchPanel, presenter: SearchPresenter, searching: FakeSearching
) -> None:
    searching.failures.append(IndexUnavailableError(path="index"))
    with qtbot.waitSignal(presenter.failed):
        panel.field.edit.insert("訪問")
    assert "索引" in panel.count.sentence
    assert panel.list.model().rowCount() == 4
    presenter.retry()
    settle(qtbot, presenter)
    assert panel.count.sentence == ""


def test_large_text_and_dark_ground_redraw_everything(panel: SearchPanel, theme: Theme) -> None:
    before = panel.list.visualRect(panel.list.model().index(0, 0)).height()
    theme.set_text_percent(140)
    QApplication.processEvents()
    panel.list.doItemsLayout()
    assert panel.list.visualRect(panel.list.model().index(0, 0)).height() > before
    theme.set_text_percent(100)
