"""The preview of a folder, the decisions about it, and what comes of them."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtTest import QTest

from desktop.setup.exchange.presenter import Phase
from kb.documents.article_text import write_article
from kb.domain.article import Kind
from kb.domain.importing import (
    ComparedTexts,
    ConflictChoice,
    ImportReport,
)
from kb.errors import FolderEmptyError
from tests.desktop.setup.exchange.looking import FOLDER, LEFT, PREVIEW, choose, look_at_folder
from tests.kb.support import make_script

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.setup.exchange.presenter import ExchangePresenter
    from desktop.setup.exchange.section import ExchangeSection
    from desktop.widgets.message_bar import Message
    from tests.fakes.desktop_library import WholeLibrary


def test_a_folder_is_looked_at_before_anything_happens(
    section: ExchangeSection, presenter: ExchangePresenter, library: WholeLibrary, qtbot: QtBot
) -> None:
    look_at_folder(section, presenter, library, qtbot)
    assert [dry for _, dry in library.exchange.orders] == [True]
    titles = [row.title for row in section.folder.list.rows.shown]
    assert titles[:4] == ["食い違い  1", "3番目", "追加  1", "1番目"]
    assert "誤り 1" in section.folder.counts.text()
    assert "5番目" not in titles
    wrong = next(row for row in section.folder.list.rows.shown if row.title == "x.md")
    assert "4行目" in wrong.below
    qtbot.waitUntil(lambda: len(section.folder.diff.rows.lines) > 0)
    section.folder.list.choose(PREVIEW.items[1])
    qtbot.waitUntil(lambda: [line.sign for line in section.folder.diff.rows.lines] == ["", "−", "+"])


def test_conflicts_are_decided_one_by_one_and_the_decisions_are_carried_out(
    section: ExchangeSection, presenter: ExchangePresenter, library: WholeLibrary, qtbot: QtBot
) -> None:
    look_at_folder(section, presenter, library, qtbot)
    conflict = PREVIEW.items[2]
    assert section.folder.list.key == conflict
    assert section.folder.choice.currentText() == "下書きにして、あとで合わせる"
    choose(section, "take")
    assert "フォルダーを取る" in section.folder.list.rows.shown[1].below
    section.folder.archive.chosen.emit("yes")
    section.folder.conflicts.setCurrentIndex(section.folder.conflicts.findData(ConflictChoice.KEEP))
    section.folder.conflicts.activated.emit(section.folder.conflicts.currentIndex())
    library.exchange.report = ImportReport(items=PREVIEW.items)
    with qtbot.waitSignal(section.library_changed_here):
        QTest.mouseClick(section.folder.run, LEFT)
    order, dry_run = library.exchange.orders[-1]
    assert (order.path, order.editor, dry_run) == (FOLDER, "佐藤", False)
    assert order.decisions.each == {conflict.article_id: ConflictChoice.TAKE}
    assert order.decisions.archive == {UUID(int=4)}
    assert order.decisions.conflicts is ConflictChoice.KEEP
    assert "追加 1" in section.done.counts.text()
    QTest.mouseClick(section.done.finish, LEFT)
    assert presenter.phase is Phase.HOME


def test_a_conflict_is_merged_by_hand_without_leaving(
    section: ExchangeSection, presenter: ExchangePresenter, library: WholeLibrary, qtbot: QtBot
) -> None:
    text = write_article(replace(make_script("二人の話"), id=UUID(int=3)))
    library.exchange.texts = ComparedTexts(library="", after=text, file=text, library_number=7)
    look_at_folder(section, presenter, library, qtbot)
    qtbot.waitUntil(lambda: section.folder.merge.text == text)
    choose(section, "merge")
    assert section.folder.merge.isVisible()
    section.folder.merge.setPlainText(text.replace("title: ", "titel: "))
    QTest.mouseClick(section.folder.take_merged, LEFT)
    qtbot.waitUntil(section.folder.wrong.isVisible)
    assert presenter.folder.decisions.resolved == {}
    section.folder.merge.setPlainText(text)
    QTest.mouseClick(section.folder.take_merged, LEFT)
    qtbot.waitUntil(lambda: UUID(int=3) in presenter.folder.decisions.resolved)
    assert presenter.folder.decisions.resolved[UUID(int=3)].library_number == 7
    assert "手で合わせた" in section.folder.list.rows.shown[1].below


def test_web_pages_and_texts_become_drafts_when_wanted(
    section: ExchangeSection, presenter: ExchangePresenter, library: WholeLibrary, qtbot: QtBot
) -> None:
    look_at_folder(section, presenter, library, qtbot)
    section.folder.texts.setCurrentIndex(section.folder.texts.findData(Kind.CASE))
    section.folder.texts.activated.emit(section.folder.texts.currentIndex())
    qtbot.waitUntil(lambda: len(library.exchange.orders) == 2 and presenter.phase is Phase.FOLDER)
    assert library.exchange.orders[-1][0].decisions.text_kind is Kind.CASE
    assert section.folder.texts.currentData() == Kind.CASE


def test_a_folder_without_articles_is_told_and_one_is_where_one_was(
    section: ExchangeSection, presenter: ExchangePresenter, library: WholeLibrary, qtbot: QtBot
) -> None:
    library.exchange.failures += [FolderEmptyError(path="/in")] * 2  # no Markdown, and no other texts either
    messages: list[Message] = []
    section.message.connect(messages.append)
    QTest.mouseClick(section.home.folder, LEFT)
    qtbot.waitUntil(lambda: bool(messages))
    assert "記事がありません" in messages[0].text
    assert presenter.phase is Phase.HOME


def test_an_import_can_be_stopped_and_the_rest_taken_in_later(
    section: ExchangeSection, presenter: ExchangePresenter, library: WholeLibrary, qtbot: QtBot
) -> None:
    look_at_folder(section, presenter, library, qtbot)
    library.exchange.gate = threading.Event()
    QTest.mouseClick(section.folder.run, LEFT)
    qtbot.waitUntil(lambda: section.running.line.share == 0.5)
    assert "50 / 100" in section.running.said.text()
    QTest.mouseClick(section.running.cancel, LEFT)
    qtbot.waitUntil(lambda: presenter.phase is Phase.DONE)
    assert "取りやめ" in section.done.title.text()
    library.exchange.gate = None
    QTest.mouseClick(section.done.rest, LEFT)
    qtbot.waitUntil(lambda: presenter.phase is Phase.FOLDER)
    assert library.exchange.orders[-1][1]


def test_a_look_that_is_stopped_leads_back(
    section: ExchangeSection, presenter: ExchangePresenter, library: WholeLibrary, qtbot: QtBot
) -> None:
    library.exchange.gate = threading.Event()
    QTest.mouseClick(section.home.folder, LEFT)
    qtbot.waitUntil(lambda: presenter.phase is Phase.RUNNING)
    QTest.mouseClick(section.running.cancel, LEFT)
    qtbot.waitUntil(lambda: presenter.phase is Phase.HOME)


def test_a_preview_that_was_left_while_its_answer_was_on_its_way_does_not_come_back(
    section: ExchangeSection, presenter: ExchangePresenter, library: WholeLibrary, qtbot: QtBot
) -> None:
    library.exchange.preview = PREVIEW
    library.exchange.gate = threading.Event()
    presenter.choose_folder(FOLDER)
    qtbot.waitUntil(lambda: bool(library.exchange.orders))
    library.exchange.gate.set()
    presenter.leave()
    qtbot.waitUntil(lambda: not presenter.running)
    assert presenter.phase is Phase.HOME
    assert presenter.folder.report is None


def test_texts_that_were_wanted_before_the_folder_was_left_do_not_come(
    section: ExchangeSection, presenter: ExchangePresenter, library: WholeLibrary, qtbot: QtBot
) -> None:
    look_at_folder(section, presenter, library, qtbot)
    qtbot.waitUntil(lambda: len(section.folder.diff.rows.lines) > 0)
    presenter.folder.compare(PREVIEW.items[1])
    presenter.leave()
    with qtbot.assertNotEmitted(presenter.folder.compared, wait=50):
        presenter.folder.compare(PREVIEW.items[1])
    assert presenter.phase is Phase.HOME
