"""Imports in a process of their own, and imports that are killed."""

from __future__ import annotations

import json
import random
import signal
import sqlite3
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from kb.cancellation import CancelToken
from kb.domain.table import TableMapping, TableOrder, TableTarget
from kb.errors import OperationCancelledError, TableFieldMissingError
from kb.library import open_library
from kb.services.table_imports.orders import read_order, write_order
from kb.services.upkeep import LibraryEvent
from tests.kb.command_line import kb, start
from tests.kb.services.table_imports.tables import HEADER, ROW, write_csv, write_histories
from tests.kb.services.table_imports.test_calls import CancelledAt, calls, order_for
from tests.kb.support import PlayedClock, eventually

if TYPE_CHECKING:
    from pathlib import Path

    from kb.library import Library, LibraryPaths

POSIX_ONLY = pytest.mark.skipif(sys.platform == "win32", reason="made of what only POSIX has")


def call_count(paths: LibraryPaths) -> int:
    with closing(sqlite3.connect(paths.database)) as database:
        (count,) = database.execute("SELECT count(*) FROM calls").fetchone()
    return int(count)


def test_another_process_does_the_same(blank: Library, tmp_path: Path) -> None:
    histories = write_histories(tmp_path / "a.csv", 300)
    order = order_for(blank, histories.file)
    heard: list[int] = []
    report = blank.tables.run_elsewhere(order, dry_run=True, listener=lambda progress: heard.append(progress.done))
    assert (report.dry_run, report.added, calls(blank)) == (True, histories.good, [])
    report = blank.tables.run_elsewhere(order, listener=lambda progress: heard.append(progress.done))
    assert (report.added, {bad.row for bad in report.bad}) == (histories.good, set(histories.bad))
    assert report.bad_rows_file == tmp_path / "a.bad-rows.csv"
    assert heard[-1] == 300
    assert len(calls(blank)) == histories.good


def test_what_stops_it_is_said_here(blank: Library, tmp_path: Path) -> None:
    file = write_csv(tmp_path / "a.csv", [HEADER, ROW])
    order = TableOrder(path=file, target=TableTarget.CALLS, mapping=TableMapping(columns={"担当者": "agent"}))
    with pytest.raises(TableFieldMissingError) as caught:
        blank.tables.run_elsewhere(order)
    assert caught.value.params == {"field": "started_at"}
    assert blank.exchange.unfinished.all() == ()


def test_cancelled_it_is_given_up_and_nobody_goes_on_with_it(blank: Library, tmp_path: Path) -> None:
    order = order_for(blank, write_histories(tmp_path / "a.csv", 2_000).file)
    token = CancelToken()
    token.cancel()
    with pytest.raises(OperationCancelledError):
        blank.tables.run_elsewhere(order, token=token)
    assert blank.exchange.unfinished.all() == ()


def test_an_order_outlives_the_program(tmp_path: Path) -> None:
    order = TableOrder(
        path=tmp_path / "履歴.csv",
        target=TableTarget.CALLS,
        mapping=TableMapping(columns={"日": "date"}, constants={"handling": "二次"}),
        bad_rows=tmp_path / "悪.csv",
        reasons={"date_missing": "日付がない"},
        editor="佐藤",
    )
    assert read_order(write_order(order)) == order
    assert json.loads(write_order(order))["target"] == "calls"


def test_an_import_that_did_not_end_goes_on_in_the_background(blank_paths: LibraryPaths, tmp_path: Path) -> None:
    histories = write_histories(tmp_path / "a.csv", 400)
    with open_library(blank_paths, clock=PlayedClock(), repair="later") as library:
        order = order_for(library, histories.file, bad_rows=tmp_path / "悪.csv")
        text = write_order(order)
        unfinished = library.exchange.unfinished
        # As a kill leaves it: some rows are saved, and it is remembered.
        with unfinished.begun(order.path, editor="", now=PlayedClock().now(), order=text):
            pass
        with pytest.raises(OperationCancelledError):
            library.tables.continue_import(unfinished.all()[0], CancelledAt(3))
        assert len(unfinished.all()) == 1
        saved = len(calls(library))
        assert 0 < saved < histories.good
    events: list[LibraryEvent] = []
    with open_library(blank_paths, clock=PlayedClock()) as library:
        library.listen(events.append)
        assert eventually(lambda: LibraryEvent.IMPORT_FINISHED in events)
        assert len(calls(library)) == histories.good
        assert library.exchange.unfinished.all() == ()
    assert (tmp_path / "悪.csv").is_file()


@POSIX_ONLY
def test_killed_anywhere_it_goes_on_and_no_row_becomes_two_calls(blank_paths: LibraryPaths, tmp_path: Path) -> None:
    histories = write_histories(tmp_path / "a.csv", 2_000)
    chance = random.Random(5)  # noqa: S311 - repeatable
    for part in range(3):
        process = start(blank_paths.root, "import", histories.file)
        enough = chance.randrange(part * histories.good // 4, (part + 1) * histories.good // 4)
        assert eventually(lambda enough=enough: call_count(blank_paths) > enough)  # type: ignore[misc] # a lambda with a default
        process.kill()
        process.communicate()
        assert process.returncode == -signal.SIGKILL
    code, out, _ = kb(blank_paths.root, "import", histories.file, "--json")
    assert code == 1
    report = json.loads(out)
    assert report["added"] + report["unchanged"] == histories.good
    assert {row["row"]: row["code"] for row in report["invalid_rows"]} == histories.bad
    assert call_count(blank_paths) == histories.good
