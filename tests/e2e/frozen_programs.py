"""The frozen programs at a place, and runs of them that see nothing of the process they are started by."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_SUFFIX = ".exe" if sys.platform == "win32" else ""
#: Seconds; a self-test alone may take sixty.
_PATIENCE = 120.0
_Found = TypeVar("_Found")


class FrozenPrograms:
    """``kb`` and the window of the bundle in ``folder``, run by a user whose home is ``home``."""

    def __init__(self, folder: Path, home: Path) -> None:
        """Both folders exist; the temporary folder of the programs is made in the home."""
        self.folder = folder
        self.home = home
        self.temporary = home / "temporary"
        self.temporary.mkdir()

    def program(self, name: str) -> Path:
        """Return where one of the programs is."""
        return self.folder / f"{name}{_SUFFIX}"

    def kb(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run the command line to its end."""
        return subprocess.run(
            [str(self.program("kb")), *arguments],
            cwd=self.home,
            env=self._environment(),
            capture_output=True,
            encoding="utf-8",
            stdin=subprocess.DEVNULL,
            timeout=_PATIENCE,
            check=False,
        )

    def answer(self, *arguments: str) -> dict[str, Any]:
        """Run the command line and return the object it prints; it has to succeed and to complain of nothing."""
        done = self.kb(*arguments, "--json")
        assert (done.returncode, done.stderr) == (0, "")
        found = json.loads(done.stdout)
        assert isinstance(found, dict)
        return found

    @contextmanager
    def window(self, *arguments: str, **variables: str) -> Iterator[subprocess.Popen[str]]:
        """Run the window; whatever happens, it is gone afterwards."""
        process = subprocess.Popen(
            [str(self.program("kandokoro")), *arguments],
            cwd=self.home,
            # Qt complains of a system without UTF-8 and goes on; here its complaints are looked at.
            env=self._environment() | {"LC_ALL": "C.UTF-8"} | variables,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        with process:
            try:
                yield process
            finally:
                process.kill()

    def _environment(self) -> dict[str, str]:
        home, temporary = str(self.home), str(self.temporary)
        clean = {"HOME": home, "USERPROFILE": home, "TMPDIR": temporary, "TEMP": temporary, "LANG": "C"}
        # Without it Windows does not find its own libraries.
        return clean | {name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ}


def wait_for(look: Callable[[], _Found], process: subprocess.Popen[str]) -> _Found:
    """Look again and again until there is something to see, and return it."""
    deadline = time.monotonic() + _PATIENCE
    while not (found := look()):
        assert process.poll() is None, f"the window ended by itself: {process.communicate()[1]}"
        assert time.monotonic() < deadline, "the window did not come this far in time"
        time.sleep(0.1)
    return found


def contents(folder: Path) -> dict[str, int]:
    """Return the size of each file below a folder, and of links themselves."""
    return {str(path.relative_to(folder)): path.lstat().st_size for path in folder.rglob("*")}


def is_ready(library: Path) -> bool:
    """Tell whether a program has the library open, with the sample in it and in its index."""
    complete = "SELECT (SELECT count(*) FROM articles) >= 80 AND NOT EXISTS (SELECT 1 FROM outbox)"
    try:
        return (library / "library.db-shm").exists() and recorded(library, complete) == ["1"]
    except sqlite3.OperationalError:  # between being made and being opened the file is nobody's
        return False


def recorded(library: Path, statement: str) -> list[str]:
    """Ask the database of a library, which a program may be using."""
    with closing(sqlite3.connect(f"{(library / 'library.db').as_uri()}?mode=ro", uri=True)) as connection:
        return [str(row[0]) for row in connection.execute(statement)]


def end(process: subprocess.Popen[str]) -> None:
    """Tell the window to end, as the system does at log-off."""
    process.terminate()
    _, complaints = process.communicate(timeout=120)
    assert process.returncode == 0
    assert "Traceback" not in complaints


def copy_tree(source: str, target: Path) -> None:
    """Copy a bundle with its links; file by file as a hard link where the disk can be spared that way."""
    shutil.copytree(source, target, symlinks=True, copy_function=_link_or_copy)


def _link_or_copy(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
