from __future__ import annotations

import threading
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.setup.exchange.presenter import Phase
from desktop.widgets.labels import Paragraph
from kb.documents.article_text import write_article
from kb.domain.article import Kind
from kb.domain.exporting import Export
from kb.domain.importing import (
    ComparedTexts,
    ConflictChoice,
    FileChange,
    ImportItem,
    ImportReport,
    UnfinishedWork,
)
from kb.domain.permission import Permission
from kb.domain.table import BadRow, TableReport, TableTarget, UnknownWord
from kb.errors import FolderEmptyError, Problem, TableEmptyError, TableTargetUnknownError
from tests.kb.support import make_script

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.setup.exchange.presenter import ExchangePresenter
    from desktop.setup.exchange.section import ExchangeSection
    from desktop.tasks.runner import TaskRunner
    from desktop.widgets.message_bar import Message
    from tests.desktop.setup.exchange.conftest import FakeDialogs
    from tests.fakes.desktop_library import WholeLibrary

FOLDER = Path("/in")
LEFT = Qt.MouseButton.LeftButton


def item(number: int, change: FileChange) -> ImportItem:
    path = "" if change is FileChange.MISSING else f"{number}.md"
    return ImportItem(change=change, path=path, title=f"{number}番目", kind=Kind.SCRIPT, article_id=UUID(int=number))


PREVIEW = ImportReport(
    dry_run=True,
    items=(
        item(1, FileChange.ADDED),
        item(2, FileChange.CHANGED),
        item(3, FileChange.CONFLICT),
        item(4, FileChange.MISSING),
        item(5, FileChange.UNCHANGED),
    ),
    invalid=(("x.md", Problem(4, "value_empty", "title")),),
)


def _look(section: ExchangeSection, presenter: ExchangePresenter, library: WholeLibrary, qtbot: QtBot) -> None:
    library.exchange.preview = PREVIEW
    QTest.mouseClick(section.home.folder, LEFT)
    qtbot.waitUntil(lambda: presenter.phase is Phase.FOLDER)


def _choose(section: ExchangeSection, key: str) -> None:
    box = section.folder.choice
    box.setCurrentIndex(box.findData(key))
    box.activated.emit(box.currentIndex())


def test_a_folder_is_looked_at_before_anything_happens(
    section: ExchangeSection, presenter: ExchangePresenter, library: WholeLibrary, qtbot: QtBot
) -> None:
    _look(section, presenter, library, qtbot)
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
    _look(section, presenter, library, qtbot)
    conflict = PREVIEW.items[2]
    assert section.folder.list.key == conflict
    assert section.folder.choice.currentText() == "下書きにして、あとで合わせる"
    _choose(section, "take")
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
    _look(section, presenter, library, qtbot)
    qtbot.waitUntil(lambda: section.folder.merge.text == text)
    _choose(section, "merge")
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
    _look(section, presenter, library, qtbot)
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
    _look(section, presenter, library, qtbot)
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


def test_a_table_shows_what_its_columns_and_first_rows_become(
    section: ExchangeSection, presenter: ExchangePresenter, library: WholeLibrary, dialogs: FakeDialogs, qtbot: QtBot
) -> None:
    dialogs.chosen = Path("/in/履歴.csv")
    QTest.mouseClick(section.home.table, LEFT)
    qtbot.waitUntil(lambda: presenter.phase is Phase.TABLE)
    boxes = section.table.columns.boxes
    assert [boxes[name].currentText() for name in ("日時", "用件", "備考")] == ["受付日時", "内容", "取り込まない"]
    assert "前に同じ見出し" in section.table.note.text()
    rows = section.table.rows.rows.shown
    assert "届かない" in rows[0].below
    assert rows[1].wrong
    boxes["備考"].setCurrentIndex(boxes["備考"].findData("notes"))
    boxes["備考"].activated.emit(boxes["備考"].currentIndex())
    qtbot.waitUntil(lambda: len(library.tables.looks) == 2)
    mapping = library.tables.looks[-1][2]
    assert mapping is not None
    assert dict(mapping.columns) == {"日時": "started_at", "備考": "notes"}
    qtbot.waitUntil(lambda: boxes["用件"].currentText() == "取り込まない")


def test_a_table_without_its_date_cannot_be_imported_yet(
    section: ExchangeSection, presenter: ExchangePresenter, qtbot: QtBot
) -> None:
    presenter.choose_table(Path("/in/a.csv"))
    qtbot.waitUntil(lambda: presenter.phase is Phase.TABLE)
    assert section.table.run.isEnabled()
    presenter.table.map_column("日時", "")
    qtbot.waitUntil(lambda: not section.table.run.isEnabled())
    assert "割り当ててください" in section.table.note.text()


def test_a_table_is_read_otherwise(
    section: ExchangeSection, presenter: ExchangePresenter, library: WholeLibrary, qtbot: QtBot
) -> None:
    presenter.choose_table(Path("/in/a.csv"))
    qtbot.waitUntil(lambda: presenter.phase is Phase.TABLE)
    section.table.encoding.setCurrentIndex(section.table.encoding.findData("utf-8"))
    section.table.encoding.activated.emit(section.table.encoding.currentIndex())
    qtbot.waitUntil(lambda: len(library.tables.looks) == 2)
    assert library.tables.looks[-1][1].encoding == "utf-8"
    section.table.header.setText("4")
    section.table.header.editingFinished.emit()
    qtbot.waitUntil(lambda: library.tables.looks[-1][1].header_row == 4)
    section.table.target.chosen.emit("articles")
    qtbot.waitUntil(lambda: library.tables.looks[-1][0] is TableTarget.ARTICLES)


def test_a_table_whose_headings_say_nothing_is_taken_for_past_calls(
    presenter: ExchangePresenter, section: ExchangeSection, library: WholeLibrary, qtbot: QtBot
) -> None:
    library.tables.failures.append(TableTargetUnknownError(path="a.csv"))
    presenter.choose_table(Path("/in/a.csv"))
    qtbot.waitUntil(lambda: presenter.phase is Phase.TABLE)
    assert [target for target, _, _ in library.tables.looks] == [None, TableTarget.CALLS]


def test_bad_rows_are_named_and_their_file_opened(
    section: ExchangeSection,
    presenter: ExchangePresenter,
    library: WholeLibrary,
    opened: list[Path],
    qtbot: QtBot,
) -> None:
    file = Path("/in/a.bad-rows.csv")
    library.tables.report = TableReport(
        target=TableTarget.CALLS,
        added=98,
        bad_count=2,
        bad=(BadRow(7, (Problem(7, "value_empty", "受付日時"),)), BadRow(9, (Problem(9, "value_empty", "受付日時"),))),
        bad_rows_file=file,
        unknown_words=(UnknownWord("result", "保留中", 3),),
        ignored=("備考",),
    )
    presenter.choose_table(Path("/in/a.csv"))
    qtbot.waitUntil(lambda: presenter.phase is Phase.TABLE)
    QTest.mouseClick(section.table.attempt, LEFT)
    qtbot.waitUntil(lambda: presenter.phase is Phase.DONE)
    assert "まだ何も変えていません" in section.done.title.text()
    QTest.mouseClick(section.done.run, LEFT)
    qtbot.waitUntil(lambda: "取り込みました" in section.done.title.text())
    assert [dry for _, dry in library.tables.orders] == [True, False]
    assert library.tables.orders[-1][0].reasons == {"value_empty": "空です"}
    assert "追加 98" in section.done.counts.text()
    assert [row.title for row in section.done.list.rows.shown] == ["7行目", "9行目"]
    assert "保留中" in section.done.more.text()
    assert "備考" in section.done.more.text()
    QTest.mouseClick(section.done.open, LEFT)
    assert opened == [file]


def test_what_did_not_end_is_listed_gone_on_with_and_given_up(
    section: ExchangeSection, presenter: ExchangePresenter, library: WholeLibrary, qtbot: QtBot
) -> None:
    begun = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
    library.exchange.works = [
        UnfinishedWork(path=FOLDER, started_at=begun, saved=120, running=False, table=False),
        UnfinishedWork(path=Path("/in/a.csv"), started_at=begun, saved=3, running=False, table=True),
    ]
    presenter.start()
    qtbot.waitUntil(lambda: len(presenter.unfinished.works) == 2)
    section.home.go_on_wanted.emit()
    qtbot.waitUntil(lambda: all(work.running for work in presenter.unfinished.works))
    assert library.exchange.gone_on == 1
    section.home.give_up_wanted.emit(FOLDER)
    qtbot.waitUntil(lambda: [work.path for work in presenter.unfinished.works] == [Path("/in/a.csv")])


def test_articles_and_records_are_written_out(
    section: ExchangeSection, dialogs: FakeDialogs, opened: list[Path], qtbot: QtBot, tmp_path: Path
) -> None:
    dialogs.chosen = tmp_path
    messages: list[Message] = []
    section.message.connect(messages.append)
    for kind in ("folder", "records"):
        QTest.mouseClick(section.home.exports[kind], LEFT)
    qtbot.waitUntil(lambda: len(messages) == 2)
    dialogs.chosen = tmp_path / "全部"
    QTest.mouseClick(section.home.exports["xlsx"], LEFT)
    qtbot.waitUntil(lambda: len(messages) == 3)
    assert dialogs.names == ["記事.xlsx"]
    assert "全部.xlsx" in messages[-1].text
    assert messages[-1].on_action is not None
    messages[-1].on_action()
    assert opened == [tmp_path]


def _drop(section: ExchangeSection, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    place, action = QPoint(20, 20), Qt.DropAction.CopyAction
    buttons, keys = LEFT, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(section.home.area, QDragEnterEvent(place, action, data, buttons, keys))
    QApplication.sendEvent(section.home.area, QDropEvent(place, action, data, buttons, keys))


def test_folders_and_tables_can_be_dropped_and_other_files_are_told_of(
    section: ExchangeSection, presenter: ExchangePresenter, library: WholeLibrary, qtbot: QtBot, tmp_path: Path
) -> None:
    messages: list[Message] = []
    section.message.connect(messages.append)
    _drop(section, tmp_path / "a.pdf")
    assert "a.pdf" in messages[0].text
    _drop(section, tmp_path / "a.xlsx")
    qtbot.waitUntil(lambda: presenter.phase is Phase.TABLE)
    section.table.left.emit()
    library.exchange.preview = PREVIEW
    _drop(section, tmp_path)
    qtbot.waitUntil(lambda: presenter.phase is Phase.FOLDER)
    assert library.exchange.orders[-1][0].path == tmp_path


def test_one_file_with_an_article_is_looked_at_alone(
    section: ExchangeSection, presenter: ExchangePresenter, library: WholeLibrary, qtbot: QtBot, tmp_path: Path
) -> None:
    library.exchange.preview = PREVIEW
    (tmp_path / "手順.txt").write_text("一行目\n二行目", encoding="utf-8")
    for name, kind in (("話.md", None), ("頁.HTML", Kind.PROCEDURE), ("手順.txt", Kind.PROCEDURE)):
        with qtbot.waitSignal(presenter.looked):
            _drop(section, tmp_path / name)
        order, dry_run = library.exchange.orders[-1]
        assert (order.path, order.decisions.text_kind, dry_run) == (tmp_path / name, kind, True)
        section.folder.left.emit()
        qtbot.waitUntil(lambda: presenter.phase is Phase.HOME)


def test_a_text_with_tabs_is_a_table(
    section: ExchangeSection, presenter: ExchangePresenter, library: WholeLibrary, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "一覧.txt").write_text("題名\t種別\n訪問\t手順\n", encoding="utf-8")
    _drop(section, tmp_path / "一覧.txt")
    qtbot.waitUntil(lambda: presenter.phase is Phase.TABLE)
    assert library.exchange.orders == []


def test_a_file_is_chosen_by_the_dialog_as_well(
    section: ExchangeSection, presenter: ExchangePresenter, library: WholeLibrary, dialogs: FakeDialogs, qtbot: QtBot
) -> None:
    library.exchange.preview = PREVIEW
    dialogs.chosen = Path("/in/話.md")
    QTest.mouseClick(section.home.file, LEFT)
    qtbot.waitUntil(lambda: presenter.phase is Phase.FOLDER)
    assert library.exchange.orders[-1][0].path == dialogs.chosen


def test_an_export_into_a_folder_shows_how_far_it_is_and_can_be_stopped(
    section: ExchangeSection, presenter: ExchangePresenter, library: WholeLibrary, qtbot: QtBot
) -> None:
    library.exchange.gate = threading.Event()
    QTest.mouseClick(section.home.exports["folder"], LEFT)
    qtbot.waitUntil(lambda: section.running.line.share == 0.5)
    assert section.running.isVisible()
    assert section.running.title.text() == "書き出しています"
    assert "書き出しの途中" in section.busy()
    with qtbot.waitSignal(section.message) as said:
        QTest.mouseClick(section.running.cancel, LEFT)
    assert "書き出しをやめました" in said.args[0].text
    assert presenter.phase is Phase.HOME
    assert section.busy() == ""
    library.exchange.gate.set()
    with qtbot.assertNotEmitted(section.library_changed_here), qtbot.waitSignal(section.message) as said:
        QTest.mouseClick(section.home.exports["folder"], LEFT)
    assert "2件を書き出しました" in said.args[0].text
    assert presenter.phase is Phase.HOME


def test_a_table_that_is_none_is_told_of(
    section: ExchangeSection, presenter: ExchangePresenter, library: WholeLibrary, qtbot: QtBot
) -> None:
    library.tables.failures.append(TableEmptyError(path="a.csv"))
    with qtbot.waitSignal(section.message):
        presenter.choose_table(Path("/in/a.csv"))
    assert presenter.phase is Phase.HOME


def test_whom_the_policy_does_not_let_import_is_told(
    section: ExchangeSection, presenter: ExchangePresenter, library: WholeLibrary, qtbot: QtBot
) -> None:
    library.permissions.refused.add(Permission.EXCHANGE)
    presenter.start()
    qtbot.waitUntil(section.head.lock.isVisible)
    assert not section.home.area.isEnabled()


def test_ways_out_that_the_policy_closes_show_a_lock_and_why(
    section: ExchangeSection, library: WholeLibrary, qtbot: QtBot
) -> None:
    assert all(button.isEnabled() for button in section.home.exports.values())
    library.exits.closed |= {Export.XLSX, Export.RECORDS}
    section.on_library_opened()
    qtbot.waitUntil(lambda: not section.home.exports["xlsx"].isEnabled())
    assert [kind for kind, button in section.home.exports.items() if button.isEnabled()] == ["folder", "csv"]
    assert "policy.toml" in section.home.exports["records"].toolTip()
    assert [label.text() for label in section.home.findChildren(Paragraph) if "policy.toml" in label.text()]


def test_a_table_that_was_left_before_it_was_looked_at_does_not_come_back(
    section: ExchangeSection, presenter: ExchangePresenter, library: WholeLibrary, runner: TaskRunner, qtbot: QtBot
) -> None:
    library.tables.gate = threading.Event()
    presenter.choose_table(Path("/in/calls.csv"))
    qtbot.waitUntil(lambda: bool(library.tables.looks))
    presenter.leave()
    library.tables.gate.set()
    qtbot.waitUntil(lambda: runner.idle)
    assert presenter.phase is Phase.HOME
    assert presenter.table.look is None


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
    _look(section, presenter, library, qtbot)
    qtbot.waitUntil(lambda: len(section.folder.diff.rows.lines) > 0)
    presenter.folder.compare(PREVIEW.items[1])
    presenter.leave()
    with qtbot.assertNotEmitted(presenter.folder.compared, wait=50):
        presenter.folder.compare(PREVIEW.items[1])
    assert presenter.phase is Phase.HOME
