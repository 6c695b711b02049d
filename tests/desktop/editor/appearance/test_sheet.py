"""現れ方を試す in the screen 編集."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from desktop.commands import command
from kb.domain.appearance import PastNote
from kb.errors import IndexUnavailableError
from tests.fakes.editor import article

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.editor.appearance.sheet import AppearanceSheet
    from desktop.editor.panel import EditorPanel
    from desktop.editor.presenter import EditorPresenter
    from desktop.theme import Theme
    from tests.fakes.editor import FakeEditorLibrary

PAST = PastNote(call_id=UUID(int=3), at=datetime(2026, 11, 1, 9, 30, tzinfo=UTC), text="すぐ来いと言われた")


def opened(panel: EditorPanel, library: FakeEditorLibrary, qtbot: QtBot) -> AppearanceSheet:
    library.editing.add(article(5))
    library.appearance.notes = (PAST,)
    panel.edit_article(UUID(int=5))
    qtbot.waitUntil(lambda: panel.edited.article_id == UUID(int=5))
    assert panel.carry_out(command("editor.appearance"))
    sheet = panel.appearance.sheet
    assert sheet.opened
    return sheet


def test_without_an_article_it_does_not_open(panel: EditorPanel) -> None:
    assert not panel.carry_out(command("editor.appearance"))


def test_the_place_its_reasons_and_the_others_are_shown(
    panel: EditorPanel, library: FakeEditorLibrary, qtbot: QtBot
) -> None:
    sheet = opened(panel, library, qtbot)
    assert not sheet.rank_row.isVisible()
    sheet.note.setPlainText(PAST.text)
    qtbot.waitUntil(sheet.rank_row.isVisible)
    assert sheet.place.text() == "決め手が足りず、出ません"
    assert sheet.missing.text() == "確かさ -2.0、出るには -0.1 が要ります"
    assert [row.title for row in sheet.rows.rows] == ["ほかの記事", "記事 5"]
    assert "勝る点: メモと重なる言葉、お客様の言葉" in sheet.rows.accessibleDescription()


def test_words_are_tuned_and_ctrl_enter_puts_them_into_the_article(
    panel: EditorPanel, presenter: EditorPresenter, library: FakeEditorLibrary, qtbot: QtBot
) -> None:
    sheet = opened(panel, library, qtbot)
    assert not sheet.primary.isEnabled()
    sheet.note.setPlainText(PAST.text)
    sheet.words.line.setFocus()
    QApplication.sendEvent(sheet.words.line, _committed("すぐ来い"))
    qtbot.keyClick(sheet.words.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: sheet.place.text() == "候補に出ます · 1番目")
    assert sheet.now.text() == "いまは出ていません（2番目）"
    assert sheet.phrase.text() == "「すぐ来い」"
    qtbot.waitUntil(lambda: sheet.effect.text() == "過去の通話 30件のうち、出るのは 0件 → 1件")
    assert "場所をゆずる記事: ほかの記事（1件）" in sheet.examples.text()
    qtbot.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not sheet.opened
    assert presenter.edited.form.words("customer_words") == ("すぐ来い",)


def test_a_past_call_is_chosen_by_its_figure(panel: EditorPanel, library: FakeEditorLibrary, qtbot: QtBot) -> None:
    sheet = opened(panel, library, qtbot)
    qtbot.waitUntil(lambda: sheet.past.rows.texts == (PAST.text,))
    sheet.past_button.click()
    assert sheet.past.isVisible()
    qtbot.keyClick(sheet.past.rows, Qt.Key.Key_1)
    assert sheet.note.text == PAST.text
    assert not sheet.past.isVisible()


def test_escape_leaves_the_article_as_it_was(
    panel: EditorPanel, presenter: EditorPresenter, library: FakeEditorLibrary, qtbot: QtBot
) -> None:
    sheet = opened(panel, library, qtbot)
    sheet.words.line.setText("x")
    sheet.words.line.textEdited.emit("x")
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.opened
    assert presenter.edited.form.words("customer_words") == ()
    assert panel.carry_out(command("editor.appearance"))
    assert sheet.words.words == ()


def test_an_index_that_cannot_be_asked_is_told_in_the_sheet(
    panel: EditorPanel, library: FakeEditorLibrary, qtbot: QtBot
) -> None:
    sheet = opened(panel, library, qtbot)
    library.appearance.failures.append(IndexUnavailableError(path="x"))
    sheet.note.setPlainText(PAST.text)
    qtbot.waitUntil(lambda: "索引を読めない" in sheet.place.text())


def test_what_an_input_method_is_converting_is_not_tried(
    panel: EditorPanel, library: FakeEditorLibrary, qtbot: QtBot
) -> None:
    sheet = opened(panel, library, qtbot)
    QApplication.sendEvent(sheet.note, QInputMethodEvent("すぐこい", []))
    assert sheet.note.text == ""
    QApplication.sendEvent(sheet.note, _committed("すぐ来い"))
    assert sheet.note.text == "すぐ来い"
    qtbot.waitUntil(lambda: library.appearance.asked == ["すぐ来い"])


def test_rows_are_as_high_as_the_text(
    panel: EditorPanel, library: FakeEditorLibrary, qtbot: QtBot, theme: Theme
) -> None:
    sheet = opened(panel, library, qtbot)
    sheet.note.setPlainText(PAST.text)
    qtbot.waitUntil(sheet.rank_row.isVisible)
    before = sheet.rows.sizeHint().height()
    theme.set_text_percent(140)
    assert sheet.rows.sizeHint().height() > before


def _committed(text: str) -> QInputMethodEvent:
    event = QInputMethodEvent()
    event.setCommitString(text)
    return event
