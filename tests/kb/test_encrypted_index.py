"""An encrypted library at work: all is found in every program, and no note can be read beside the database."""

from __future__ import annotations

import multiprocessing
import shutil
import sys
import tempfile
import time
from contextlib import closing
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kb.cancellation import CancelToken
from kb.clock import SystemClock
from kb.domain.health import Verdict
from kb.domain.importing import FolderOrder
from kb.domain.searching import SearchQuery
from kb.domain.suggestion import SuggestionQuery
from kb.errors import OperationCancelledError
from kb.library import LibraryPaths, create_library, open_library
from kb.protection import LibraryKey
from kb.search.index import SearchIndex
from kb.search.memory_folder import MemoryFolder
from kb.search.sealed_index import FILE_NAME
from kb.services.bulk_analysis import BulkSettings, analyse_as_told
from kb.services.health import contents
from kb.services.imports.unfinished import UnfinishedImports
from kb.services.indexing import IndexCondition, IndexingService
from kb.services.jobs.children import ChildJobs
from kb.services.jobs.work import Job
from kb.services.limits import load_limits
from kb.services.processes import Child
from kb.storage.database import Database
from tests.kb.readable_bytes import found_in, watched
from tests.kb.services.imports.folders import write
from tests.kb.services.unindexed import save
from tests.kb.support import START, PlayedClock, eventually, make_script

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.domain.progress import JobProgress
    from kb.library import Library

#: The same in processes of this test.
KEY = LibraryKey(bytes(range(32)))
#: A word that the analyser leaves as it is.
MARKER = "zqxwvkjm"


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("encrypted") / "library"
    create_library(LibraryPaths(root), clock=PlayedClock(), sample=False, key=KEY)
    return root


@pytest.fixture
def paths(template: Path, tmp_path: Path) -> LibraryPaths:
    return LibraryPaths(shutil.copytree(template, tmp_path / "library"))


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where this program and its children put temporary files."""
    folder = tmp_path / "tmp"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def database(paths: LibraryPaths) -> Iterator[Database]:
    with closing(Database.open(paths.database, clock=PlayedClock(), key=KEY)) as opened:
        yield opened


def jobs(paths: LibraryPaths) -> ChildJobs:
    limits = load_limits(paths.root)
    return ChildJobs(Job(database=paths.database, index=paths.index, notes=paths.jobs, limits=limits, key=KEY))


def knowledge(folder: Path, count: int) -> Path:
    """Write articles to be imported, each with the marker."""
    for number in range(count):
        write(
            folder, f"{number}.md", make_script(f"{MARKER} の件{number}", f"{MARKER} が{number}回届いた"), with_id=False
        )
    return folder


def hits(library: Library, text: str = MARKER) -> int:
    return len(library.searching.search(SearchQuery(text=text, limit=500)).hits)


def test_nothing_can_be_read_while_a_window_imports_edits_and_searches(
    paths: LibraryPaths, temporary: Path, tmp_path: Path
) -> None:
    source = knowledge(tmp_path / "in", 40)
    with (
        watched(MARKER, paths.root, temporary) as found,
        open_library(paths, clock=SystemClock(), key=KEY) as library,
    ):
        assert len(library.exchange.run_elsewhere(FolderOrder(path=source)).items) == 40
        assert eventually(lambda: hits(library) == 40)
        library.editing.save(make_script(f"{MARKER} の後", f"{MARKER} を見送った"))
        assert hits(library) == 41
        library.suggestions.suggest(SuggestionQuery(notes=f"{MARKER} が届いた"))
        library.indexing.rebuild()
        library.external_changes()
    assert found == found_in(paths.root, MARKER) == set()
    assert (paths.index / FILE_NAME).exists()


def test_nothing_can_be_read_of_runs_merges_and_spools_of_a_large_import(
    paths: LibraryPaths, temporary: Path, database: Database
) -> None:
    bulk = BulkSettings(processes=2, share=20, parallel_from=2, bulk_from=40, memory_bytes=1)
    save(database, *(f"{MARKER} {number}" for number in range(60)))
    with watched(MARKER, paths.root, temporary) as found:
        indexing = IndexingService(database, SearchIndex.open(paths.index, key=KEY), bulk)
        assert indexing.catch_up() is IndexCondition.READY
        assert indexing.rebuild() == 60
        while indexing.tidy():
            pass
        indexing.keep(always=True)
    assert found == set()


def test_the_search_for_readable_bytes_finds_those_of_a_plain_library(
    blank_paths: LibraryPaths, temporary: Path
) -> None:
    with closing(Database.open(blank_paths.database, clock=PlayedClock())) as plain:
        save(plain, *(f"{MARKER} {number}" for number in range(60)))
        with watched(MARKER, blank_paths.index, temporary) as found:
            IndexingService(plain, SearchIndex.open(blank_paths.index)).rebuild()
    assert any(name.endswith(".seg") for name in found)
    with (
        watched(MARKER, temporary) as found,
        tempfile.TemporaryFile(dir=temporary) as file,
    ):
        file.write(MARKER.encode())
        file.flush()
        assert eventually(lambda: bool(found))


def test_the_next_start_finds_all_and_a_second_program_as_well(paths: LibraryPaths, tmp_path: Path) -> None:
    source = knowledge(tmp_path / "in", 5)
    with open_library(paths, clock=SystemClock(), key=KEY) as window:
        window.exchange.run_elsewhere(FolderOrder(path=source))
        assert eventually(lambda: hits(window) == 5)
        with open_library(paths, clock=SystemClock(), repair="now", key=KEY) as terminal:
            assert hits(terminal) == 5
            terminal.editing.save(make_script(f"{MARKER} を端末で"))
            assert hits(terminal) == 6
        assert window.external_changes().everything
        assert eventually(lambda: hits(window) == 6)
    with open_library(paths, clock=SystemClock(), repair="now", key=KEY) as again:
        assert hits(again) == 6
        assert again.status().index_state is IndexCondition.READY


def test_what_another_process_rebuilt_merged_or_caught_up_is_known_here(
    paths: LibraryPaths, database: Database
) -> None:
    index = SearchIndex.open(paths.index, key=KEY)
    indexing = IndexingService(database, index)
    save(database, *(f"初め{number}" for number in range(12)))
    indexing.rebuild()
    for number in range(6):
        (article,) = save(database, f"後{number}")
        indexing.index_now(article)
    indexing.keep(always=True)
    assert indexing.untidy_documents() > 0
    assert jobs(paths).tidy(CancelToken()) == ""
    assert indexing.take_in()
    assert indexing.untidy_documents() == 0
    save(database, "追加")
    with indexing.elsewhere():
        assert jobs(paths).index(CancelToken()) == ""
    assert indexing.condition is IndexCondition.READY
    assert index.snapshot().document_count == 19
    (paths.index / FILE_NAME).unlink()
    fresh = IndexingService(database, SearchIndex.open(paths.index, key=KEY))
    with fresh.elsewhere():
        assert jobs(paths).index(CancelToken()) == ""
    assert fresh.condition is IndexCondition.READY
    assert fresh.waiting() == 0


def test_an_import_that_is_cancelled_leaves_nothing_readable_and_what_it_saved_is_found(
    paths: LibraryPaths, temporary: Path, tmp_path: Path
) -> None:
    source = knowledge(tmp_path / "in", 300)
    token = CancelToken()
    saved: list[int] = []

    def listen(progress: JobProgress) -> None:
        saved.append(progress.done)
        token.cancel()

    with (
        watched(MARKER, paths.root, temporary) as found,
        open_library(paths, clock=SystemClock(), key=KEY) as library,
    ):
        with pytest.raises(OperationCancelledError):
            library.exchange.run_elsewhere(FolderOrder(path=source), token=token, listener=listen)
        assert eventually(lambda: library.status().index_state is IndexCondition.READY)
        assert hits(library) == library.status().article_count
    assert saved
    assert found == set()
    assert UnfinishedImports(paths.jobs, KEY).all() == ()


def test_an_import_that_was_interrupted_goes_on_at_the_next_start(paths: LibraryPaths, tmp_path: Path) -> None:
    source = knowledge(tmp_path / "in", 30)
    with UnfinishedImports(paths.jobs, KEY).begun(source, editor="", now=START):
        pass
    assert found_in(paths.jobs, str(source)) == set()
    with open_library(paths, clock=SystemClock(), key=KEY) as library:
        assert eventually(lambda: library.status().article_count == 30, seconds=180)
        assert eventually(lambda: hits(library) == 30)
        assert library.exchange.unfinished.all() == ()


def work(root: Path, said: Path) -> None:
    """Save, index and keep until somebody ends this process; ``said`` is what was saved for certain."""
    paths = LibraryPaths(root)
    with open_library(paths, clock=SystemClock(), repair="now", key=KEY) as library, said.open("a") as told:
        for number in count(len(said.read_text(encoding="utf-8").split())):
            article = make_script(f"{MARKER} {number}")
            library.editing.save(article)
            told.write(f"{article.id}\n")
            told.flush()
            library.indexing.keep(always=number % 3 == 0)


@pytest.mark.parametrize("pause", [0.0, 0.07, 0.19, 0.43])
def test_whenever_a_program_is_killed_all_that_was_saved_is_found(
    paths: LibraryPaths, tmp_path: Path, pause: float
) -> None:
    said = tmp_path / "said"
    said.touch()
    process = multiprocessing.get_context("spawn").Process(target=work, args=(paths.root, said))
    process.start()
    assert eventually(lambda: said.stat().st_size > 0, seconds=180)
    time.sleep(pause)
    process.kill()
    process.join()
    with closing(Database.open(paths.database, clock=PlayedClock(), key=KEY)) as database:
        index = SearchIndex.open(paths.index, key=KEY)
        indexing = IndexingService(database, index)
        assert indexing.catch_up() is IndexCondition.READY
        assert contents.check_index(paths.database, paths.index, SystemClock(), KEY).verdict is Verdict.GOOD
        snapshot = index.snapshot()
        known = {str(snapshot.document(number).article_id) for number in snapshot.alive.nonzero()[0].tolist()}
    # The last line may have been cut.
    assert {line for line in said.read_text(encoding="utf-8").split("\n") if len(line) == 36} <= known


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a process cannot be looked into so simply")
def test_the_key_is_neither_among_the_arguments_nor_in_the_environment_of_a_process(database: Database) -> None:
    child = Child(analyse_as_told, database.path, KEY, MemoryFolder("scratch"), in_background=True)
    child.order(())
    assert child.answer() == []
    process = Path(f"/proc/{child.process_id}")
    told = (process / "cmdline").read_bytes() + (process / "environ").read_bytes()
    child.end(1)
    assert b"PATH=" in told
    for secret in (KEY.secret, KEY.secret.hex().encode(), KEY.written().encode()):
        assert secret not in told


def test_its_health_is_told_whatever_was_kept(paths: LibraryPaths, database: Database) -> None:
    def code() -> str:
        return contents.check_index(paths.database, paths.index, SystemClock(), KEY).code

    assert code() == "index_good"
    save(database, "一")
    assert code() == "index_good"  # one waits, and is counted as such
    (paths.index / FILE_NAME).write_bytes(b"damaged")
    assert code() == "index_unreadable"
