"""The wording check of a composed reply."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication

from desktop.commands import COMMANDS, Command
from kb.domain.wording import WordingUse
from tests.desktop.call.support import commit
from tests.fakes.calls import article_id, script

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop.call.guidance.wording_sheet import WordingSheet
    from desktop.call.panel import CallPanel
    from desktop.call.presenter import CallPresenter
    from tests.fakes.calls import FakeArticles


def named(command_id: str, number: int = 0) -> Command:
    return next(one for one in COMMANDS if one.id == command_id and one.number == number)


@pytest.fixture
def sheet(panel: CallPanel, settle: Callable[[], None]) -> WordingSheet:
    commit(panel.notes.edit, "来いと言われた")
    settle()
    assert panel.carry_out(named("call.wording"))
    assert panel.guidance.wording.edit.hasFocus()
    return panel.guidance.wording


def write(sheet: WordingSheet, presenter: CallPresenter, qtbot: QtBot, text: str) -> None:
    commit(sheet.edit, text)
    qtbot.waitUntil(lambda: presenter.wording.checked)


def test_p13_words_that_make_it_worse_are_marked_with_better_ones(
    sheet: WordingSheet, presenter: CallPresenter, qtbot: QtBot
) -> None:
    write(sheet, presenter, qtbot, "返金はできません。")
    assert [one.cursor.selectedText() for one in sheet.edit.extraSelections()] == ["できません"]
    assert [button.key for button in sheet.rows.buttons] == ["Alt+1"]
    assert sheet.takes(named("call.open", 1))  # the suggestion behind the sheet is not opened
    assert sheet.edit.toPlainText().startswith("お取り替えか修理でしたら")
    qtbot.waitUntil(lambda: presenter.wording.checked)
    assert presenter.wording.findings == ()
    assert not sheet.rows.clean.isHidden()
    sheet.edit.undo()
    assert sheet.edit.toPlainText() == "返金はできません。"


def test_a_clean_reply_is_copied_at_once_and_another_one_knowingly(
    sheet: WordingSheet, presenter: CallPresenter, qtbot: QtBot
) -> None:
    QGuiApplication.clipboard().setText("前の内容")
    write(sheet, presenter, qtbot, "返金はできません。")
    sheet.accept()
    assert QGuiApplication.clipboard().text() == "前の内容"
    assert "1 件" in sheet.reason.text()
    sheet.accept()
    assert QGuiApplication.clipboard().text() == "返金はできません。"
    assert not sheet.opened


def test_a_reply_with_an_empty_slot_cannot_be_copied(
    sheet: WordingSheet, presenter: CallPresenter, qtbot: QtBot
) -> None:
    write(sheet, presenter, qtbot, "{{代替案}}をご用意できます。")
    assert not sheet.primary.isEnabled()
    assert "代替案" in sheet.reason.text()


def test_p17_admitting_a_fault_is_marked_until_the_fault_is_established(
    sheet: WordingSheet, presenter: CallPresenter, qtbot: QtBot
) -> None:
    write(sheet, presenter, qtbot, "弊社の責任です。調べます。")
    assert [finding.rule for finding in presenter.wording.findings] == ["fault_before_facts"]
    presenter.session.set_fields(fault_established=True)
    write(sheet, presenter, qtbot, "。")
    assert presenter.wording.findings == ()


def test_the_mail_of_the_open_article_is_filled_in(
    panel: CallPanel,
    presenter: CallPresenter,
    articles: FakeArticles,
    qtbot: QtBot,
    settle: Callable[[], None],
) -> None:
    articles.articles[article_id(1)] = replace(script(1), mail="{{お客様名}}様\nお電話の件です。")
    presenter.session.set_fields(caller_reference="水野")
    settle()
    presenter.reading.open(article_id(1))
    settle()
    panel.carry_out(named("call.wording"))
    sheet = panel.guidance.wording
    sheet.mail.click()
    assert sheet.edit.toPlainText() == "水野様\nお電話の件です。"
    assert presenter.wording.use is WordingUse.MAIL
    sheet.leave()


def test_the_reply_belongs_to_its_call(
    sheet: WordingSheet, presenter: CallPresenter, qtbot: QtBot, settle: Callable[[], None]
) -> None:
    write(sheet, presenter, qtbot, "お調べします。")
    sheet.leave()
    assert sheet.ask()
    assert sheet.edit.toPlainText() == "お調べします。"
    sheet.leave()
    presenter.session.next()
    settle()
    assert sheet.edit.toPlainText() == ""
    assert presenter.wording.text == ""
