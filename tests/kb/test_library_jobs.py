"""Long jobs of an open library: they run in other processes, are seen by every program, and are taken up again."""

from __future__ import annotations

import multiprocessing
import shutil
from typing import TYPE_CHECKING

import pytest

from kb.clock import SystemClock
from kb.domain.progress import JobKind
from kb.domain.searching import SearchQuery
from kb.library import open_library
from kb.services.imports.unfinished import UnfinishedImports
from kb.services.indexing import IndexCondition
from kb.services.progress import JobBoard
from kb.services.upkeep import ELSEWHERE_FROM, LibraryEvent
from kb.storage import article_store
from kb.storage.database import Database
from tests.kb.library_state import indexed, saved
from tests.kb.services.imports.folders import PowerCutError, run_import, write
from tests.kb.support import START, PlayedClock, eventually, make_script

if TYPE_CHECKING:
    from pathlib import Path

    from kb.library import Library, LibraryPaths

_PATIENCE = 60.0


def ready(library: Library) -> bool:
    return library.status().index_state is IndexCondition.READY


def titles(library: Library, text: str) -> set[str]:
    return {hit.title.text for hit in library.searching.search(SearchQuery(text=text)).hits}


@pytest.fixture
def interrupted(blank_paths: LibraryPaths, tmp_path: Path) -> Path:
    """A folder whose import was cut short after 14 of its 400 files."""
    folder = tmp_path / "in"
    for number in range(400):
        write(folder, f"{number}.md", make_script(f"{number}番目の話"), with_id=False)
    with pytest.raises(PowerCutError):
        run_import(blank_paths, folder, steps=2)
    return folder


def test_an_import_cut_short_goes_on_by_itself_when_the_library_is_opened(
    blank_paths: LibraryPaths, interrupted: Path
) -> None:
    events: list[LibraryEvent] = []
    with open_library(blank_paths, clock=SystemClock()) as window:
        window.listen(events.append)
        assert eventually(lambda: LibraryEvent.INDEX_UPDATED in events, _PATIENCE)
        assert window.status().article_count == 400
        assert ready(window)
    assert events == [LibraryEvent.IMPORT_RESUMED, LibraryEvent.IMPORT_FINISHED, LibraryEvent.INDEX_UPDATED]
    assert multiprocessing.active_children() == []
    assert indexed(blank_paths) == saved(blank_paths)
    assert UnfinishedImports(blank_paths.jobs).all() == ()


def test_an_import_whose_folder_is_gone_is_told_and_forgotten(blank_paths: LibraryPaths, interrupted: Path) -> None:
    shutil.rmtree(interrupted)
    events: list[LibraryEvent] = []
    with open_library(blank_paths, clock=SystemClock()) as window:
        window.listen(events.append)
        assert eventually(lambda: LibraryEvent.INDEX_UPDATED in events, _PATIENCE)
        assert window.status().article_count == 14
    assert events[:2] == [LibraryEvent.IMPORT_RESUMED, LibraryEvent.IMPORT_LOST]
    assert UnfinishedImports(blank_paths.jobs).all() == ()


def test_an_import_may_be_given_up_for_good(blank_paths: LibraryPaths, interrupted: Path) -> None:
    unfinished = UnfinishedImports(blank_paths.jobs)
    for record in unfinished.all():
        unfinished.drop(record.folder)
    with open_library(blank_paths, clock=SystemClock()) as window:
        assert eventually(lambda: ready(window), _PATIENCE)
        assert window.status().article_count == 14


def test_closing_ends_the_process_of_an_import_which_goes_on_the_next_time(
    blank_paths: LibraryPaths, interrupted: Path
) -> None:
    library = open_library(blank_paths, clock=SystemClock())
    assert eventually(lambda: bool(multiprocessing.active_children()), _PATIENCE)
    library.close()
    assert multiprocessing.active_children() == []
    with open_library(blank_paths, clock=SystemClock()) as again:
        assert eventually(lambda: ready(again) and again.status().article_count == 400, _PATIENCE)


def test_the_progress_of_another_program_shows(blank_paths: LibraryPaths) -> None:
    clock = PlayedClock()
    with open_library(blank_paths, clock=clock, repair="later") as window:
        assert window.status().progress is None
        with JobBoard(blank_paths.jobs, clock).report(JobKind.IMPORT) as note:
            note(30, 100)
            progress = window.status().progress
        assert progress is not None
        assert (progress.job, progress.done, progress.total) == (JobKind.IMPORT, 30, 100)
        assert window.status().progress is None


def test_what_is_saved_while_another_process_rebuilds_waits_for_nobody_and_is_found_after_it(
    blank_paths: LibraryPaths,
) -> None:
    database = Database.open(blank_paths.database, clock=PlayedClock())
    with database.write() as session:
        articles = [make_script(f"{number}番目") for number in range(ELSEWHERE_FROM)]
        article_store.save_many(session, articles, editor="", now=START)
    database.close()
    shutil.rmtree(blank_paths.index)
    events: list[LibraryEvent] = []
    with open_library(blank_paths, clock=SystemClock()) as window:
        window.listen(events.append)
        assert eventually(lambda: bool(multiprocessing.active_children()), _PATIENCE)
        assert window.status().index_state is IndexCondition.REBUILDING
        window.editing.save(make_script("青い鳥の話"))
        assert eventually(lambda: LibraryEvent.INDEX_REBUILT in events, _PATIENCE)
        assert titles(window, "青い鳥") == {"青い鳥の話"}
        # Whoever asked before the index was there asks once more.
        assert window.external_changes()
        assert not window.external_changes()
    assert events == [LibraryEvent.INDEX_REBUILDING, LibraryEvent.INDEX_REBUILT]
    assert indexed(blank_paths) == saved(blank_paths)


def test_an_article_is_found_at_once_although_an_import_has_left_thousands_to_index(
    blank_paths: LibraryPaths, interrupted: Path
) -> None:
    with open_library(blank_paths, clock=PlayedClock(), repair="later") as window:
        window.editing.save(make_script("青い鳥の話", "青い鳥"))
        assert titles(window, "青い鳥") == {"青い鳥の話"}
        assert titles(window, "番目") == set()
        assert window.status().index_state is IndexCondition.BEHIND
