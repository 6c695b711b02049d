from __future__ import annotations

import logging
import multiprocessing
import shutil
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kb.cancellation import CancelToken
from kb.clock import SystemClock
from kb.errors import IndexBusyError, OperationCancelledError
from kb.library import open_library
from kb.search.guard import locked
from kb.services.imports.unfinished import UnfinishedImports
from kb.services.jobs.children import ChildJobs, Death
from kb.services.jobs.work import Job
from kb.services.limits import load_limits
from kb.storage.database import Database
from tests.kb.library_state import indexed, saved
from tests.kb.services.imports.folders import PowerCutError, run_import, write
from tests.kb.support import START, PlayedClock, eventually, make_script

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from kb.library import LibraryPaths

CHECKOUT = Path(__file__).parents[4]
#: A program with a child that waits for its orders for ever.
PARENT = """
import sys
from kb.services.processes import Child
from tests.kb.services.jobs.test_children import hold
if __name__ == "__main__":
    child = Child(hold, sys.argv[1], in_background=True)
    print(child.answer(), flush=True)
    child.answer()
"""


def hold(orders: Connection, answers: Connection, lock: str) -> None:
    """Hold a lock until there are no more orders."""
    with locked(Path(lock)):
        answers.send("ready")
        with suppress(EOFError):
            orders.recv()


def held(lock: Path) -> bool:
    try:
        with locked(lock):
            return False
    except IndexBusyError:
        return True


def jobs(paths: LibraryPaths) -> ChildJobs:
    return ChildJobs(Job(database=paths.database, index=paths.index, notes=paths.jobs, limits=load_limits(paths.root)))


def test_a_lost_index_is_rebuilt_by_another_process(few_paths: LibraryPaths) -> None:
    shutil.rmtree(few_paths.index)
    assert jobs(few_paths).index(CancelToken()) == ""
    assert indexed(few_paths) == saved(few_paths)
    assert not any((few_paths.root / "jobs").iterdir())


def test_segments_are_merged_by_another_process(few_paths: LibraryPaths) -> None:
    with open_library(few_paths, clock=SystemClock(), repair="later") as library:
        for number in range(6):
            library.editing.save(make_script(f"また{number}番目の話"))
        before = indexed(few_paths)
        assert library.indexing.untidy_documents() > 0
        assert jobs(few_paths).tidy(CancelToken()) == ""
        assert library.indexing.untidy_documents() == 0
    assert indexed(few_paths) == before


def test_an_import_goes_on_in_another_process(blank_paths: LibraryPaths, tmp_path: Path) -> None:
    for number in range(30):
        write(tmp_path / "in", f"{number}.md", make_script(f"{number}番目の話"), with_id=False)
    with pytest.raises(PowerCutError):
        run_import(blank_paths, tmp_path / "in", steps=2)
    (record,) = UnfinishedImports(blank_paths.jobs).all()
    assert jobs(blank_paths).continue_import(record, CancelToken()) == ""
    assert len(saved(blank_paths)) == 30
    assert UnfinishedImports(blank_paths.jobs).all() == ()


def test_what_went_wrong_is_told_by_its_code_and_in_the_log(
    few_paths: LibraryPaths, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with UnfinishedImports(few_paths.jobs).begun(tmp_path / "gone", editor="", now=START):
        pass
    (record,) = UnfinishedImports(few_paths.jobs).all()
    assert jobs(few_paths).continue_import(record, CancelToken()) == "folder_missing"
    assert UnfinishedImports(few_paths.jobs).all() == ()
    for file in few_paths.index.rglob("*.seg"):
        file.write_bytes(b"x")
    with caplog.at_level(logging.WARNING):
        assert jobs(few_paths).index(CancelToken()) == ""
    assert {record.name for record in caplog.records} == {"kb.search.guard"}
    few_paths.database.write_bytes(b"x" * 5000)
    assert jobs(few_paths).index(CancelToken()) == "library_damaged"


def test_cancelling_ends_the_process(few_paths: LibraryPaths) -> None:
    token = CancelToken()
    threading.Timer(0.05, token.cancel).start()
    with locked(few_paths.index / "TURN"), pytest.raises(OperationCancelledError):
        jobs(few_paths).index(token)
    assert multiprocessing.active_children() == []


def test_a_process_that_was_killed_is_noticed_and_the_next_one_goes_on(
    blank_paths: LibraryPaths, tmp_path: Path
) -> None:
    for number in range(30):
        write(tmp_path / "in", f"{number}.md", make_script(f"{number}番目の話"), with_id=False)
    with UnfinishedImports(blank_paths.jobs).begun(tmp_path / "in", editor="", now=START):
        pass
    (record,) = UnfinishedImports(blank_paths.jobs).all()
    codes: list[str] = []
    database = Database.open(blank_paths.database, clock=PlayedClock())
    job = threading.Thread(target=lambda: codes.append(jobs(blank_paths).continue_import(record, CancelToken())))
    with database.write():
        # The job cannot save anything, so it is killed in the middle.
        job.start()
        assert eventually(lambda: any(blank_paths.jobs.glob("*.plan")))
        for child in multiprocessing.active_children():
            child.kill()
        job.join()
    database.close()
    assert codes == [Death.DIED]
    assert multiprocessing.active_children() == []
    assert jobs(blank_paths).continue_import(record, CancelToken()) == ""
    assert len(saved(blank_paths)) == 30


def test_a_child_is_gone_soon_after_its_parent_was_killed(tmp_path: Path) -> None:
    command = [sys.executable, "-c", PARENT, str(tmp_path / "lock")]
    parent = subprocess.Popen(command, cwd=CHECKOUT, stdout=subprocess.PIPE, encoding="ascii")
    assert parent.stdout is not None
    assert parent.stdout.readline() == "ready\n"
    assert held(tmp_path / "lock")
    parent.kill()
    parent.communicate()
    assert eventually(lambda: not held(tmp_path / "lock"))
