"""The frozen programs as a user gets them: elsewhere, read-only, without Python, settings or a UTF-8 system.

Runs against the bundle that KANDOKORO_BUNDLE names; `python3 dev.py bundle` builds one and runs this file.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kb.selftest.outcomes import Step
from tests.e2e.frozen_programs import FrozenPrograms, contents, copy_tree, end, is_ready, recorded, wait_for
from tests.e2e.many_cases import write_cases
from tests.e2e.virtual_screen import ALT, CONTROL, ONE, N, VirtualScreen

if TYPE_CHECKING:
    from collections.abc import Iterator

BUNDLE = os.environ.get("KANDOKORO_BUNDLE", "")
CHECKOUT = Path(__file__).parents[2]
NOTES = "今すぐ家に来いと言われている"
ANSWER = "訪問要求への応対"
BUILDING = ("resources/packaging/", "resources/release/")
#: What a department was promised, in bytes: a megabyte has a million.
UNPACKED, PACKED = 380_000_000, 140_000_000
#: From 1,500 files on several processes read, from 2,000 articles on several analyse.
MANY = 2_100

if not BUNDLE:
    reason = "KANDOKORO_BUNDLE names no bundle: `python3 dev.py bundle` builds one and runs this file with it"
    pytest.skip(reason, allow_module_level=True)

linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks at the window the way Linux allows")


@pytest.fixture(scope="module")
def frozen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FrozenPrograms]:
    root = tmp_path_factory.mktemp("frozen")
    folder = root / "配布 用" / "勘所"
    copy_tree(BUNDLE, folder)
    (root / "家").mkdir()
    folders = [folder, *(path for path in folder.rglob("*") if path.is_dir() and not path.is_symlink())]
    before = contents(folder)
    for path in folders:
        path.chmod(0o555)
    yield FrozenPrograms(folder, root / "家")
    for path in folders:
        path.chmod(0o755)
    # Permissions do not keep an administrator from writing, so look whether anything was written.
    assert contents(folder) == before


@pytest.fixture(scope="module")
def library(frozen: FrozenPrograms) -> Path:
    """A sample library that the frozen program made."""
    folder = frozen.home / "図書 館"
    assert frozen.answer("init", "--sample", "--library", str(folder))["articles"] >= 80
    return folder


@pytest.fixture(scope="module")
def many(frozen: FrozenPrograms) -> Path:
    """A library of so many articles that processes of its own are started for them."""
    folder, library = frozen.home / "多い", frozen.home / "大きい"
    write_cases(folder, MANY)
    frozen.answer("init", "--empty", "--library", str(library))
    assert len(frozen.answer("import", str(folder), "--library", str(library))["added"]) == MANY
    return library


def key_is_free(screen: VirtualScreen) -> bool:
    """Tell whether no program on the screen has the key that brings the window up."""
    from Xlib import XK, X, display, error  # noqa: PLC0415 - installed on Linux only

    server = display.Display(screen.variables["DISPLAY"])
    root, refused = server.screen().root, error.CatchError(error.BadAccess)
    code, modifiers = server.keysym_to_keycode(XK.XK_k), X.ControlMask | X.Mod1Mask
    # Whoever asks for the key meanwhile waits and is not refused.
    server.grab_server()
    root.grab_key(code, modifiers, False, X.GrabModeAsync, X.GrabModeAsync, onerror=refused)
    root.ungrab_key(code, modifiers)
    server.ungrab_server()
    server.sync()
    server.close()
    return refused.get_error() is None


class TestTerminal:
    def test_demo_call_is_answered(self, frozen: FrozenPrograms, library: Path) -> None:
        found = frozen.answer("suggest", "--notes", NOTES, "--library", str(library))
        first = found["recommended"][0]
        assert (first["title"], first["practices"]) == (ANSWER, ["P1"])
        assert first["reasons"][0] == "「家に来い」→ 訪問要求"
        assert found["similar"]

    def test_demo_plays_without_a_library_and_leaves_nothing(self, frozen: FrozenPrograms) -> None:
        done = frozen.kb("demo")
        assert done.returncode == 0
        assert done.stdout.count("メモ > ") == 7
        assert "→ 訪問要求" in done.stdout
        assert list(frozen.temporary.iterdir()) == []

    def test_self_test_of_both_programs_goes_well_and_leaves_nothing(self, frozen: FrozenPrograms) -> None:
        done = frozen.kb("doctor", "--selftest", "--json")
        *steps, end = map(json.loads, done.stdout.splitlines())
        assert (done.returncode, done.stderr, end["bad"]) == (0, "", 0), done.stdout
        assert [step["step"] for step in steps] == [step.value for step in Step]
        assert list(frozen.temporary.iterdir()) == []

    def test_search_and_rendered_article(self, frozen: FrozenPrograms, library: Path) -> None:
        found = frozen.answer("search", "訪問", "--library", str(library))
        assert ANSWER in [hit["title"] for hit in found["results"]]
        # Goes through Markdown, whose extensions are found by name, and nh3.
        assert "訪問" in frozen.answer("show", ANSWER, "--library", str(library))["plain"]

    def test_export_and_import_into_an_empty_library(self, frozen: FrozenPrograms, library: Path) -> None:
        folder, other = str(frozen.home / "書き 出し"), str(frozen.home / "空")
        files = frozen.answer("export", folder, "--library", str(library))["files"]
        assert frozen.answer("init", "--empty", "--library", other)["articles"] == 0
        assert len(frozen.answer("import", folder, "--library", other)["added"]) == len(files) >= 80

    def test_many_articles_are_read_and_analysed_by_processes_of_its_own(
        self, many: Path, frozen: FrozenPrograms
    ) -> None:
        assert recorded(many, "SELECT count(*) FROM articles") == [str(MANY)]
        assert frozen.answer("search", f'"{MANY - 1:06}"', "--library", str(many))["total"] == 1

    def test_encryption_without_a_place_for_the_key_is_refused(self, frozen: FrozenPrograms) -> None:
        # Asks every manager of passwords that keyring knows, none of which runs here.
        library = frozen.home / "鍵なし"
        frozen.answer("init", "--empty", "--library", str(library))
        done = frozen.kb("protection", "on", "--yes", "--library", str(library))
        assert done.returncode != 0
        assert "鍵" in done.stderr
        assert "Traceback" not in done.stderr
        assert (library / "library.db").read_bytes().startswith(b"SQLite format 3")

    def test_failure_is_a_sentence_in_utf8(self, frozen: FrozenPrograms) -> None:
        done = frozen.kb("show", "x", "--library", "ない")
        assert (done.returncode, done.stdout) == (3, "")
        assert "ライブラリがありません" in done.stderr
        assert "Traceback" not in done.stderr

    def test_version_is_that_of_the_project(self, frozen: FrozenPrograms) -> None:
        project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
        assert frozen.kb("--version").stdout == f"勘所 (Kandokoro) {project['version']}\n"


class TestContents:
    def test_one_dictionary_and_all_data(self, frozen: FrozenPrograms) -> None:
        inside = frozen.folder / "_internal"
        files = {path.relative_to(inside).as_posix() for path in inside.rglob("*.*")}
        assert [file for file in files if file.endswith(".dic")] == ["sudachidict_small/resources/system.dic"]
        data = [*(CHECKOUT / "kb/storage/migrations").rglob("*.py"), *(CHECKOUT / "resources").rglob("*.*")]
        names = {file.relative_to(CHECKOUT).as_posix() for file in data}
        # What builds a release is no part of it.
        assert {name for name in names - files if not name.startswith(BUILDING)} == set()

    def test_it_is_as_small_as_was_promised(self, frozen: FrozenPrograms) -> None:
        files = [path for path in frozen.folder.rglob("*") if path.is_file() and not path.is_symlink()]
        assert sum(path.stat().st_size for path in files) <= UNPACKED
        packages = [path for path in Path(BUNDLE).parent.glob("kandokoro[-_]*.*") if path.is_file()]
        assert packages
        assert max(path.stat().st_size for path in packages) <= PACKED

    def test_papers_are_in_it_and_name_every_file_as_it_is(self, frozen: FrozenPrograms) -> None:
        listed = (frozen.folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
        named = {path: digest for digest, _, path in (line.partition("  ") for line in listed)}
        files = [path for path in frozen.folder.rglob("*") if path.is_file() and path.name != "SHA256SUMS"]
        assert set(named) == {path.relative_to(frozen.folder).as_posix() for path in files}
        for path in (frozen.folder / "LICENSES.txt", frozen.folder / "sbom.cdx.json"):
            assert named[path.name] == hashlib.sha256(path.read_bytes()).hexdigest()
        licences = (frozen.folder / "LICENSES.txt").read_text(encoding="utf-8")
        assert "GNU LESSER GENERAL PUBLIC LICENSE" in licences
        assert "ZETETIC LLC" in licences

    def test_every_manager_of_passwords_can_be_found(self, frozen: FrozenPrograms) -> None:
        readers = pytest.importorskip("PyInstaller.archive.readers")
        for program in ("kandokoro", "kb"):
            archive = readers.CArchiveReader(str(frozen.program(program)))
            modules = set(archive.open_embedded_archive("PYZ.pyz").toc)
            backends = {"Windows", "macOS", "SecretService", "kwallet", "libsecret", "chainer"}
            assert {f"keyring.backends.{name}" for name in backends} <= modules
        assert list(frozen.folder.glob("_internal/keyring-*.dist-info/entry_points.txt"))

    def test_qt_network_is_not_in_it(self, frozen: FrozenPrograms) -> None:
        # A second start finds the first by a socket or a pipe of the system's own; no part of Qt is needed for that.
        assert [path.name for path in frozen.folder.rglob("*Network*")] == []


@linux
class TestWindow:
    def test_first_start_makes_a_library(self, frozen: FrozenPrograms) -> None:
        library = frozen.home / "はじめて"
        with frozen.window("--library", str(library), QT_QPA_PLATFORM="offscreen") as window:
            wait_for(lambda: is_ready(library), window)
            end(window)
        assert recorded(library, "PRAGMA quick_check") == ["ok"]
        assert frozen.answer("suggest", "--notes", NOTES, "--library", str(library))["recommended"]

    def test_a_lost_index_is_rebuilt_by_a_process_of_its_own(self, frozen: FrozenPrograms, many: Path) -> None:
        shutil.rmtree(many / "index")
        with frozen.window("--library", str(many), QT_QPA_PLATFORM="offscreen") as window:
            wait_for((many / "index" / "CURRENT").is_file, window)
            end(window)
        # Where none can be started, or it dies, the window rebuilds by itself and says so here.
        log = many / "kandokoro.log"
        assert not log.exists() or "process" not in log.read_text(encoding="utf-8")
        assert frozen.answer("search", f'"{MANY - 1:06}"', "--library", str(many))["total"] == 1

    def test_child_process_does_not_become_a_second_window(self, frozen: FrozenPrograms) -> None:
        # How multiprocessing starts a worker; this one learns nothing of its work, so it has to give up.
        with frozen.window("--multiprocessing-fork", "tracker_fd=0", "pipe_handle=0") as worker:
            _, complaints = worker.communicate(timeout=120)
        assert "EOFError: Ran out of input" in complaints

    @pytest.mark.skipif(not shutil.which("Xvfb"), reason="Xvfb is not installed")
    def test_the_key_that_brings_the_window_up_is_taken(
        self, frozen: FrozenPrograms, library: Path, tmp_path: Path
    ) -> None:
        # Needs the modules of python-xlib, some of which nothing imports by name.
        with VirtualScreen.started(tmp_path) as screen:
            assert key_is_free(screen)
            with frozen.window("--library", str(library), **screen.variables) as window:
                wait_for(lambda: not key_is_free(screen), window)
                end(window)
            assert key_is_free(screen)

    @pytest.mark.skipif(not shutil.which("Xvfb"), reason="Xvfb is not installed")
    def test_demo_call_is_typed_and_answered(self, frozen: FrozenPrograms, library: Path, tmp_path: Path) -> None:
        opened = "SELECT title FROM call_events JOIN articles ON articles.id = article_id WHERE type = 'article_opened'"
        with VirtualScreen.started(tmp_path) as screen:
            keys = screen.learn(NOTES)
            with frozen.window("--library", str(library), "--language", "ja", **screen.variables) as window:
                wait_for(lambda: is_ready(library), window)
                wait_for(lambda: screen.count_colours() > 50, window)
                screen.focus_top_window()
                screen.press(CONTROL, N)
                wait_for(lambda: recorded(library, "SELECT id FROM calls"), window)
                for key in keys:
                    screen.press(key)
                wait_for(lambda: recorded(library, "SELECT notes FROM calls") == [NOTES], window)

                def opens_the_answer() -> bool:
                    # Notes are saved a little before what is suggested for the last of them is on the screen.
                    screen.press(ALT, ONE)
                    return ANSWER in recorded(library, opened)

                wait_for(opens_the_answer, window)
                end(window)
