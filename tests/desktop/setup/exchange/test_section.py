from __future__ import annotations

import threading
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.setup.exchange.presenter import Phase
from desktop.widgets.labels import Paragraph
from kb.domain.article import Kind
from kb.domain.exporting import Export
from kb.domain.importing import (
    UnfinishedWork,
)
from kb.domain.permission import Permission
from tests.desktop.setup.exchange.looking import FOLDER, LEFT, PREVIEW

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.setup.exchange.presenter import ExchangePresenter
    from desktop.setup.exchange.section import ExchangeSection
    from desktop.widgets.message_bar import Message
    from tests.desktop.setup.exchange.conftest import FakeDialogs
    from tests.fakes.desktop_library import WholeLibrary


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


def test_a_text_with_tabs_is_a_table(
    section: ExchangeSection, presenter: ExchangePresenter, library: WholeLibrary, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "一覧.txt").write_text("題名\t種別\n訪問\t手順\n", encoding="utf-8")
    _drop(section, tmp_path / "一覧.txt")
    qtbot.waitUntil(lambda: presenter.phase is Phase.TABLE)
    assert library.exchange.orders == []
