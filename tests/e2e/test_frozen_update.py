"""Newer and older versions of the frozen programs in each other's place: nobody is interrupted, nothing is lost.

Runs against the bundle that KANDOKORO_BUNDLE names, as test_frozen.py does.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from tests.e2e.frozen_programs import FrozenPrograms, copy_tree, end, is_ready, recorded, wait_for
from tests.e2e.virtual_screen import ALT, CONTROL, ONE, E, N, VirtualScreen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BUNDLE = os.environ.get("KANDOKORO_BUNDLE", "")
NOTES = "今すぐ家に来いと言われている"

if not BUNDLE:
    reason = "KANDOKORO_BUNDLE names no bundle: `python3 dev.py bundle` builds one and runs this file with it"
    pytest.skip(reason, allow_module_level=True)


@pytest.fixture
def frozen(tmp_path: Path) -> Iterator[FrozenPrograms]:
    folder, home = tmp_path / "勘所", tmp_path / "家"
    copy_tree(BUNDLE, folder)
    home.mkdir()
    yield FrozenPrograms(folder, home)
    shutil.rmtree(folder)


@pytest.fixture
def library(frozen: FrozenPrograms) -> Path:
    folder = frozen.home / "図書 館"
    assert frozen.answer("init", "--sample", "--library", str(folder))["articles"] >= 80
    return folder


def put_another_version_in_its_place(folder: Path) -> None:
    """Do what an update does: the old files go away, others lie at their paths.

    The other version is this one with its two programs exchanged: where one has a module the other has something else.
    """
    aside = folder.with_name("aside")
    folder.rename(aside)
    copy_tree(str(aside), folder)
    for name, other in (("kandokoro", "kb"), ("kb", "kandokoro")):
        (folder / name).unlink()
        shutil.copy2(aside / other, folder / name)
    shutil.rmtree(aside)


@pytest.mark.skipif(
    not sys.platform.startswith("linux") or not shutil.which("Xvfb"),
    reason="Windows lets nobody replace what runs, so its versions lie side by side; on Linux Xvfb is needed",
)
def test_a_call_goes_on_while_another_version_is_put_in_its_place(
    frozen: FrozenPrograms, library: Path, tmp_path: Path
) -> None:
    screens = tmp_path / "screen"
    screens.mkdir()
    with VirtualScreen.started(screens) as screen:
        keys = screen.learn(NOTES)
        with frozen.window("--library", str(library), "--language", "ja", **screen.variables) as window:
            wait_for(lambda: is_ready(library), window)
            wait_for(lambda: screen.count_colours() > 50, window)
            screen.focus_top_window()
            screen.press(CONTROL, N)
            wait_for(lambda: recorded(library, "SELECT id FROM calls"), window)

            put_another_version_in_its_place(frozen.folder)

            for key in keys:
                screen.press(key)
            wait_for(lambda: recorded(library, "SELECT notes FROM calls") == [NOTES], window)

            def ends_and_says_the_result() -> bool:
                # On the record of the call, which is imported only now. A digit that comes before it is a note of the
                # next call, which is then ended in turn.
                screen.press(ALT, E)
                time.sleep(2)
                screen.press(ONE)
                time.sleep(1)
                return "settled" in recorded(library, "SELECT result FROM calls")

            wait_for(ends_and_says_the_result, window)
            end(window)


def test_an_older_version_leaves_a_newer_library_alone_and_says_what_to_do(
    frozen: FrozenPrograms, library: Path
) -> None:
    database = library / "library.db"
    (schema,) = recorded(library, "SELECT version_num FROM alembic_version")
    stamp(database, "9999")
    newer = database.read_bytes()

    done = frozen.kb("search", "訪問", "--library", str(library))
    assert done.returncode != 0
    assert "新しい版" in done.stderr
    assert "Traceback" not in done.stderr
    with frozen.window("--library", str(library), QT_QPA_PLATFORM="offscreen") as window:
        with pytest.raises(subprocess.TimeoutExpired):  # it stays, and says so
            window.wait(5)
        end(window)
    assert database.read_bytes() == newer

    stamp(database, schema)
    assert frozen.answer("search", "訪問", "--library", str(library))["total"]


def stamp(database: Path, schema: str) -> None:
    """Write down which version made a library, without a trace of the writing beside it."""
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = ?", (schema,))
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
