from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from kb.domain.permission import Permission
from kb.domain.synonyms import EffectExample, EffectSource, SynonymEffect
from tests.fakes.setup import SYNONYMS

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.setup.synonyms.presenter import SynonymPresenter
    from desktop.setup.synonyms.section import SynonymSection
    from desktop.widgets.message_bar import Message
    from tests.fakes.editor import FakePermissions
    from tests.fakes.setup import FakeSynonyms


def test_a_word_is_added_in_the_form_and_saved(section: SynonymSection, synonyms: FakeSynonyms, qtbot: QtBot) -> None:
    section.table.choose("訪問要求")
    assert section.form.words.texts == ("すぐ来い", "家に来い")
    section.form.words.setPlainText("すぐ来い\n家に来い\n駅まで来い")
    section.form.settle()
    qtbot.waitUntil(section.head.save.isEnabled)
    assert "駅まで来い" in section.text.text
    messages: list[Message] = []
    section.message.connect(messages.append)
    with qtbot.waitSignal(section.library_changed_here):
        assert section.save()
    assert "駅まで来い" in synonyms.text
    assert synonyms.text.startswith("# お客様の言葉\n")
    assert "保存しました" in messages[0].text


def test_a_new_entry_needs_its_word_and_the_customers(section: SynonymSection, qtbot: QtBot) -> None:
    QTest.mouseClick(section.new, Qt.MouseButton.LeftButton)
    assert section.form.means.hasFocus()
    assert not section.form.add.isEnabled()
    section.form.means.setText("長時間")
    assert not section.form.add.isEnabled()
    section.form.phrases.setPlainText("一時間 待つ")
    section.form.phrases.settle()
    QTest.mouseClick(section.form.add, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: section.table.rows.row_of("長時間") == 2)


def test_an_entry_is_taken_out(section: SynonymSection, qtbot: QtBot) -> None:
    section.table.choose("返金要求")
    QTest.mouseClick(section.form.remove, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: section.table.rows.rowCount() == 1)
    assert section.form.means.text() == ""


def test_an_entry_without_words_is_refused_where_it_is_written(section: SynonymSection, qtbot: QtBot) -> None:
    section.table.choose("訪問要求")
    section.form.words.setPlainText("")
    section.form.settle()
    qtbot.waitUntil(section.form.words_row.error.isVisible)
    assert not section.head.save.isEnabled()
    assert section.text.text == SYNONYMS


def test_the_raw_text_tells_line_and_sentence_and_leads_there(section: SynonymSection, qtbot: QtBot) -> None:
    section.head.views.chosen.emit("text")
    section.text.setPlainText(SYNONYMS.replace("means: 返金要求", "mean: 返金要求"))
    qtbot.waitUntil(section.problems.isVisible)
    assert "6行目" in section.problems.accessibleName()
    assert section.text.wrong_lines
    assert not section.form.isEnabled()
    section.problems.line_wanted.emit(6)
    assert section.text.textCursor().blockNumber() == 5
    section.text.setPlainText(SYNONYMS + "- means: 長時間\n  words: [もう一時間]\n")
    qtbot.waitUntil(lambda: section.table.rows.rowCount() == 3)
    assert section.form.isEnabled()
    assert not section.problems.isVisible()


def test_what_saving_would_change_is_shown_before(
    section: SynonymSection, synonyms: FakeSynonyms, qtbot: QtBot
) -> None:
    example = EffectExample(
        source=EffectSource.NOTES,
        text="駅まで来いとのこと",
        words="駅まで来い",
        means="訪問要求",
        before=(),
        after=("訪問要求への応対",),
    )
    synonyms.effect = SynonymEffect(notes=12, notes_changed=2, notes_found=1, examples=(example,))
    section.text.setPlainText(SYNONYMS + "# x\n")
    qtbot.waitUntil(lambda: "12件" in section.effect.summary.text())
    assert "1件は初めて" in section.effect.summary.text()


def test_who_saves_later_keeps_the_text(section: SynonymSection, synonyms: FakeSynonyms, qtbot: QtBot) -> None:
    section.text.setPlainText(SYNONYMS + "# mine\n")
    qtbot.waitUntil(section.head.save.isEnabled)
    assert section.unsaved() == SYNONYMS + "# mine\n"
    synonyms.text = SYNONYMS + "# theirs\n"
    messages: list[Message] = []
    section.message.connect(messages.append)
    section.save()
    qtbot.waitUntil(lambda: bool(messages))
    assert messages[0].on_action is not None
    messages[0].on_action()
    qtbot.waitUntil(lambda: section.text.text.endswith("# theirs\n"))
    assert QGuiApplication.clipboard().text() == SYNONYMS + "# mine\n"
    assert section.unsaved() == ""


def test_the_centre_s_words_are_offered(section: SynonymSection, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: section.form.means.completer() is not None)
    completer = section.form.means.completer()
    assert completer is not None
    completer.setCompletionPrefix("時間")
    assert completer.currentCompletion() == "長時間"


def test_whom_the_policy_does_not_let_change_them_is_told(
    section: SynonymSection, presenter: SynonymPresenter, permissions: FakePermissions, qtbot: QtBot
) -> None:
    permissions.refused.add(Permission.RULES)
    presenter.start()
    qtbot.waitUntil(section.head.lock.isVisible)
    assert section.text.isReadOnly()
    assert section.form.words.isReadOnly()
    assert not section.head.save.isVisible()
