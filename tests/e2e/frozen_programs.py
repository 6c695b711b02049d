"""The frozen programs at a place, and runs of them that see nothing of the process they are started by."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_SUFFIX = ".exe" if sys.platform == "win32" else ""
_PATIENCE = 60.0
_Found = TypeVar("_Found")


class FrozenPrograms:
    """``kb`` and the window of the bundle in ``folder``, run by a user whose home is ``home``."""

    def __init__(self, folder: Path, home: Path) -> None:
        """Both folders exist; the temporary folder of the programs is made in the home."""
        self.folder = folder
        self.home = home
        self.temporary = home / "temporary"
        self.temporary.mkdir()

    def kb(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run the command line to its end."""
        return subprocess.run(
            [str(self.folder / f"kb{_SUFFIX}"), *arguments],
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
            [str(self.folder / f"kandokoro{_SUFFIX}"), *arguments],
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


def copy_tree(source: str, target: Path) -> None:
    """Copy a bundle with its links; file by file as a hard link where the disk can be spared that way."""
    shutil.copytree(source, target, symlinks=True, copy_function=_link_or_copy)


def _link_or_copy(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
