"""Analysis in other processes gives the runs it would give here, and survives what becomes of them."""

from __future__ import annotations

import multiprocessing
from typing import TYPE_CHECKING

import pytest

from kb.cancellation import CancelToken
from kb.errors import OperationCancelledError
from kb.identifiers import new_id
from kb.search.folders import DiskFolder
from kb.services.bulk_analysis import BulkSettings, Steps, analyse, analyse_as_told
from kb.services.processes import Child
from tests.kb.services.unindexed import save

if TYPE_CHECKING:
    from pathlib import Path

    from kb.search.runs import Run
    from kb.storage.database import Database

HERE = BulkSettings(processes=1)
ELSEWHERE = BulkSettings(processes=2, parallel_from=1, share=40)


def numbered(count: int) -> list[str]:
    return [f"{number}番" for number in range(count)]


def rows(runs: list[Run]) -> list[bytes]:
    return [row for run in runs for row in run.rows()]


def test_unknown_articles_are_left_out_and_the_order_kept(database: Database, tmp_path: Path) -> None:
    ids = save(database, *numbered(30))[::-1]
    told: list[tuple[int, int]] = []
    steps = Steps(None, lambda done, total: told.append((done, total)))
    steps.total = len(ids)
    runs = analyse(database, [*ids[:10], new_id(), *ids[10:]], DiskFolder(tmp_path), steps, HERE)
    alone = [analyse(database, [article_id], DiskFolder(tmp_path), Steps(None, None), HERE) for article_id in ids]
    assert rows(runs) == [row for of_one in alone for row in rows(of_one)]
    assert told == sorted(set(told))
    assert {total for _, total in told} == {30}
    assert analyse(database, [], DiskFolder(tmp_path), steps, HERE) == []


def test_other_processes_do_the_same(database: Database, tmp_path: Path) -> None:
    ids = save(database, *numbered(250))
    told: list[int] = []
    steps = Steps(None, lambda done, _: told.append(done))
    steps.total = len(ids)
    elsewhere = analyse(database, ids, DiskFolder(tmp_path), steps, ELSEWHERE)
    assert len(told) > 5
    assert rows(elsewhere) == rows(analyse(database, ids, DiskFolder(tmp_path), Steps(None, None), HERE))


def test_the_share_of_a_process_that_is_killed_is_done_here(
    database: Database, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    ids = save(database, *numbered(250))
    killed: list[int] = []

    def kill(*_: object) -> None:
        if not killed:
            victim = multiprocessing.active_children()[0]
            killed.append(victim.pid or 0)
            victim.kill()

    steps = Steps(None, kill)
    steps.total = len(ids)
    runs = analyse(database, ids, DiskFolder(tmp_path), steps, ELSEWHERE)
    assert killed
    assert rows(runs) == rows(analyse(database, ids, DiskFolder(tmp_path), Steps(None, None), HERE))
    assert "is gone" in caplog.text
    caplog.clear()


def test_processes_that_cannot_read_the_library_leave_the_error_to_this_one(
    database: Database, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    ids = save(database, *numbered(100))
    with pytest.raises(FileNotFoundError):
        analyse(database, ids, DiskFolder(tmp_path / "missing"), Steps(None, None), ELSEWHERE)
    assert multiprocessing.active_children() == []
    caplog.clear()


@pytest.mark.parametrize("settings", [HERE, ELSEWHERE])
def test_cancelling_leaves_no_process(database: Database, tmp_path: Path, settings: BulkSettings) -> None:
    ids = save(database, *numbered(250))
    token = CancelToken()
    steps = Steps(token, lambda done, _: token.cancel() if done > 40 else None)
    steps.total = len(ids)
    with pytest.raises(OperationCancelledError):
        analyse(database, ids, DiskFolder(tmp_path), steps, settings)
    assert multiprocessing.active_children() == []


def test_a_process_ends_with_the_one_it_works_for(database: Database, tmp_path: Path) -> None:
    child = Child(analyse_as_told, database.path, None, DiskFolder(tmp_path), in_background=True)
    child.order(tuple(save(database, *numbered(3))))
    runs: list[Run] = child.answer()
    assert sum(run.size for run in runs) == 3
    (process,) = multiprocessing.active_children()
    child.end(30.0)
    assert multiprocessing.active_children() == []
    with pytest.raises(ValueError, match="closed"):
        process.is_alive()
