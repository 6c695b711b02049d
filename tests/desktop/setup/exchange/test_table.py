"""The preview of a table, its columns, and what comes of them."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtTest import QTest

from desktop.setup.exchange.presenter import Phase
from kb.domain.table import BadRow, TableReport, TableTarget, UnknownWord
from kb.errors import Problem, TableEmptyError, TableTargetUnknownError
from tests.desktop.setup.exchange.looking import LEFT

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.setup.exchange.presenter import ExchangePresenter
    from desktop.setup.exchange.section import ExchangeSection
    from desktop.tasks.runner import TaskRunner
    from tests.desktop.setup.exchange.conftest import FakeDialogs
    from tests.fakes.desktop_library import WholeLibrary


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


def test_a_table_that_is_none_is_told_of(
    section: ExchangeSection, presenter: ExchangePresenter, library: WholeLibrary, qtbot: QtBot
) -> None:
    library.tables.failures.append(TableEmptyError(path="a.csv"))
    with qtbot.waitSignal(section.message):
        presenter.choose_table(Path("/in/a.csv"))
    assert presenter.phase is Phase.HOME


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
