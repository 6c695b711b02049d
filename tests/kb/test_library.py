from __future__ import annotations

import os
import pkgutil
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import kb
from kb.domain.article import Changes
from kb.domain.searching import SearchQuery
from kb.errors import FileUnreadableError, LibraryExistsError, LibraryMissingError
from kb.library import LibraryPaths, create_library, default_library_path, open_library
from kb.services.indexing import IndexCondition
from kb.services.upkeep import LibraryEvent
from tests.kb.support import PlayedClock, eventually, make_script

if TYPE_CHECKING:
    from uuid import UUID

    from kb.library import Library

CHECKOUT = Path(__file__).parents[2]

BLOCK_QT = """
import importlib, sys
class Block:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {"PySide6", "shiboken6"}:
            raise ImportError(name + " must not be imported by kb")
sys.meta_path.insert(0, Block())
for name in sys.argv[1:]:
    importlib.import_module(name)
"""


def run_kb(paths: LibraryPaths, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "kb", "--library", str(paths.root), *arguments],
        cwd=CHECKOUT,
        capture_output=True,
        encoding="utf-8",
        check=False,
        stdin=subprocess.DEVNULL,
    )


def found(library: Library, text: str) -> set[UUID]:
    return {hit.article_id for hit in library.searching.search(SearchQuery(text=text)).hits}


def test_every_module_of_kb_does_without_qt() -> None:
    names = ["kb", *(module.name for module in pkgutil.walk_packages(kb.__path__, "kb."))]
    names = [name for name in names if ".migrations." not in name]
    assert {"kb.library", "kb.cli.app", "kb.__main__", "kb.search.suggester"} <= set(names)
    done = subprocess.run(
        [sys.executable, "-c", BLOCK_QT, *names], cwd=CHECKOUT, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr


def test_the_environment_names_the_library(tmp_path: Path) -> None:
    assert default_library_path({"KANDOKORO_LIBRARY": str(tmp_path)}) == tmp_path
    assert default_library_path({"KANDOKORO_LIBRARY": "~/x"}) == Path.home() / "x"
    assert "kandokoro" in str(default_library_path({}))
    assert default_library_path({"KANDOKORO_LIBRARY": ""}) == default_library_path({})


def test_a_library_is_made_once_and_ready(tmp_path: Path) -> None:
    paths = LibraryPaths(tmp_path / "新しい ライブラリ")
    with pytest.raises(LibraryMissingError):
        open_library(paths, clock=PlayedClock())
    create_library(paths, clock=PlayedClock(), sample=False)
    with pytest.raises(LibraryExistsError):
        create_library(paths, clock=PlayedClock(), sample=True)
    with open_library(paths, clock=PlayedClock(), repair="later") as library:
        status = library.status()
    assert (status.name, status.article_count, status.index_state) == ("新しい ライブラリ", 0, IndexCondition.READY)


def test_a_lost_index_is_rebuilt_in_the_background_and_told_once(sample_paths: LibraryPaths) -> None:
    shutil.rmtree(sample_paths.index)
    threads: set[int] = set()
    events: list[LibraryEvent] = []

    def hear(event: LibraryEvent) -> None:
        threads.add(threading.get_ident())
        events.append(event)

    with open_library(sample_paths, clock=PlayedClock()) as library:
        library.listen(hear)
        assert eventually(lambda: LibraryEvent.INDEX_REBUILT in events)
        assert library.status().index_state is IndexCondition.READY
        assert found(library, "訪問")
    assert events == [LibraryEvent.INDEX_REBUILDING, LibraryEvent.INDEX_REBUILT]


def test_the_first_listener_hears_what_came_before(sample_paths: LibraryPaths) -> None:
    shutil.rmtree(sample_paths.index)
    with open_library(sample_paths, clock=PlayedClock()) as library:
        assert eventually(lambda: library.status().index_state is IndexCondition.READY)
        events: list[LibraryEvent] = []
        library.listen(events.append)
        assert eventually(lambda: LibraryEvent.INDEX_REBUILT in events)
        late: list[LibraryEvent] = []
        library.listen(late.append)
        assert late == []


def test_a_change_by_the_command_line_shows_in_an_open_window(sample_paths: LibraryPaths, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    with open_library(sample_paths, clock=PlayedClock()) as window:
        assert window.external_changes() == Changes()
        window.editing.save(make_script("自分で書いた記事"))
        assert window.external_changes() == Changes()

        assert run_kb(sample_paths, "export", str(folder)).returncode == 0
        changed = next(folder.glob("script/*自分*.md"))
        changed.write_text(changed.read_text(encoding="utf-8").replace("訪問", "青い鳥"), encoding="utf-8")
        imported = run_kb(sample_paths, "import", str(folder))
        assert imported.returncode == 0, imported.stderr

        assert window.external_changes() == Changes(everything=True)
        assert eventually(lambda: bool(found(window, "青い鳥")))
        assert eventually(lambda: not window.external_changes())


def test_what_another_program_counted_is_known_after_the_look(sample_paths: LibraryPaths) -> None:
    with (
        open_library(sample_paths, clock=PlayedClock()) as window,
        open_library(sample_paths, clock=PlayedClock(), repair="later") as other,
    ):
        article_id = next(iter(found(other, "訪問")))
        assert window.reading.open(article_id).used == 0
        other.calls.use(None, article_id)
        assert window.reading.open(article_id).used == 0
        assert window.external_changes()
        assert window.reading.open(article_id).used == 1


def test_closing_waits_for_the_thread_in_the_middle_of_a_rebuild(sample_paths: LibraryPaths) -> None:
    shutil.rmtree(sample_paths.index)
    before = threading.active_count()
    library = open_library(sample_paths, clock=PlayedClock())
    library.close()
    assert threading.active_count() == before
    with open_library(sample_paths, clock=PlayedClock(), repair="now") as again:
        assert again.status().index_state is IndexCondition.READY


def test_a_broken_data_file_of_the_centre_is_named(blank_paths: LibraryPaths) -> None:
    (blank_paths.root / "rules").mkdir()
    own = blank_paths.root / "rules" / "query_words.yaml"
    own.write_text("fields: [", encoding="utf-8")
    with pytest.raises(FileUnreadableError) as caught:
        open_library(blank_paths, clock=PlayedClock())
    assert caught.value.params["path"] == os.fspath(own)


#: Never gets as far as moving into place what it made, however late it is killed.
CREATE = """
import sys, time
from pathlib import Path
from kb.clock import SystemClock
from kb.library import LibraryPaths, create_library
Path.replace = lambda *_: time.sleep(100_000)
create_library(LibraryPaths(Path(sys.argv[1])), clock=SystemClock(), sample=True)
"""


def test_a_creation_that_was_killed_half_way_is_done_again(tmp_path: Path) -> None:
    paths = LibraryPaths(tmp_path / "library")
    half = subprocess.Popen([sys.executable, "-c", CREATE, str(paths.root)])
    while half.poll() is None and not (paths.root / "unfinished" / "library.db").exists():
        time.sleep(0.005)
    half.kill()
    half.wait()
    assert not paths.database.exists()
    create_library(paths, clock=PlayedClock(), sample=True)
    with open_library(paths, clock=PlayedClock(), repair="now") as library:
        assert library.status().article_count >= 80
    assert not (paths.root / "unfinished").exists()


def test_a_start_does_not_wait_for_what_only_masking_needs() -> None:
    code = "import sys, kb.library; sys.exit('kb.domain.addresses' in sys.modules or 'kb.search.names' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=CHECKOUT, check=False).returncode == 0
