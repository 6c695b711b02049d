"""The real services and their process behind the screen: a folder and a table go in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.setup.exchange.presenter import ExchangePresenter, Phase
from kb.clock import SystemClock
from kb.domain.article import Kind
from kb.domain.importing import ImportReport
from kb.domain.table import TableReport
from kb.errors import FolderEmptyError
from kb.library import LibraryPaths, create_library, open_library
from kb.resources import resource_path

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.tasks.faults import FaultChannel
    from desktop.tasks.runner import TaskRunner
    from kb.library import Library


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    paths = LibraryPaths(tmp_path / "library")
    create_library(paths, clock=SystemClock(), sample=False)
    with open_library(paths, clock=SystemClock(), repair="later") as opened:
        yield opened


@pytest.fixture
def presenter(qtbot: QtBot, library: Library, runner: TaskRunner, faults: FaultChannel) -> Iterator[ExchangePresenter]:
    made = ExchangePresenter(library, runner, faults)
    yield made
    assert made.close()


def test_the_sample_folder_goes_in(presenter: ExchangePresenter, library: Library, qtbot: QtBot) -> None:
    presenter.choose_folder(resource_path("sample"))
    qtbot.waitUntil(lambda: presenter.phase is Phase.FOLDER)
    assert presenter.folder.report is not None
    added = len(presenter.folder.report.added)
    assert added > 50
    item = presenter.folder.report.added[0]
    with qtbot.waitSignal(presenter.folder.compared) as told:
        presenter.folder.compare(item)
    assert told.args is not None
    assert item.title in told.args[1].after
    presenter.run()
    qtbot.waitUntil(lambda: presenter.phase is Phase.DONE)
    assert isinstance(presenter.report, ImportReport)
    assert len(presenter.report.added) == added
    assert library.status().article_count == added


def test_a_table_of_past_calls_goes_in(
    presenter: ExchangePresenter, library: Library, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "履歴.csv"
    text = "受付日時,問い合わせ内容,対応状況\r\n2025-03-01 10:00,水が漏れる,完了\r\n不明,音がする,完了\r\n"
    file.write_bytes(text.encode("cp932"))
    presenter.choose_table(file)
    qtbot.waitUntil(lambda: presenter.phase is Phase.TABLE)
    assert presenter.table.look is not None
    assert presenter.table.look.source.reading.encoding == "cp932"
    presenter.run()
    qtbot.waitUntil(lambda: presenter.phase is Phase.DONE)
    assert isinstance(presenter.report, TableReport)
    assert (presenter.report.added, presenter.report.bad_count) == (1, 1)
    assert presenter.report.bad_rows_file == tmp_path / "履歴.bad-rows.csv"
    assert [call.notes for call in library.calls.recent()] == ["水が漏れる"]


def test_a_folder_with_nothing_but_texts_is_looked_at_as_drafts(
    presenter: ExchangePresenter, library: Library, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "返品.html").write_text("<title>返品の手順</title><p>まず伺う。</p>", encoding="utf-8")
    (tmp_path / "遅れ.txt").write_bytes("配送の遅れ\n\n折り返す。\n".encode("cp932"))
    presenter.choose_folder(tmp_path)
    qtbot.waitUntil(lambda: presenter.phase is Phase.FOLDER)
    assert presenter.folder.report is not None
    assert presenter.folder.decisions.text_kind is Kind.PROCEDURE
    assert len(presenter.folder.report.added) == 2
    assert library.status().article_count == 0


def test_a_folder_with_nothing_at_all_is_said_once(presenter: ExchangePresenter, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(presenter.failed) as told:
        presenter.choose_folder(tmp_path)
    assert isinstance(told.args[0], FolderEmptyError)
    assert presenter.phase is Phase.HOME
