"""Starts the program with its window and talks to the witness inside; the offscreen platform needs no display."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.bench.measuring import private_mb, resident_mb

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self

    from kb.library import LibraryPaths

_ROOT = Path(__file__).resolve().parents[2]
_PATIENCE_SECONDS = 60.0
_LOOK_SECONDS = 0.1
_END_SECONDS = 30.0


class WindowError(Exception):
    """The program did not do what a benchmark waits for; the message tells what, and what the program said."""


class Window:
    """One run of the program, in a process and with settings of its own; close it, or use it in a ``with``."""

    def __init__(self, paths: LibraryPaths, *, early: str = "") -> None:
        """Start it; ``early`` is typed as soon as the window takes typing."""
        self._home = tempfile.TemporaryDirectory(prefix="bench-home-", ignore_cleanup_errors=True)
        self._complaints = (Path(self._home.name) / "stderr.txt").open("w+", encoding="utf-8")
        self.started = time.monotonic()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.bench.witness", "--library", str(paths.root), "--language", "ja"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._complaints,
            env=_environment(self._home.name),
            cwd=_ROOT,
            encoding="utf-8",
        )
        try:
            self.order("watch", early=early)
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def memory_mb(self) -> tuple[float, float]:
        """Resident memory of the program, and how much of it is its own alone, in MiB."""
        return round(resident_mb(self._process.pid), 1), round(private_mb(self._process.pid), 1)

    def order(self, name: str, **values: object) -> Any:  # noqa: ANN401 - what comes back depends on the order
        """Have an order carried out and return its answer.

        Raises:
            WindowError: it could not be carried out.
        """
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        try:
            self._process.stdin.write(json.dumps({"do": name, **values}, ensure_ascii=False) + "\n")
            self._process.stdin.flush()
            line = self._process.stdout.readline()
        except OSError:
            line = ""
        answer = json.loads(line) if line else {"error": f"the program has ended, exit code {self._process.wait()}"}
        if "error" in answer:
            raise WindowError(f"{name}: {answer['error']}\n{self._said()}")
        return answer["answer"]

    def wait_milestone(self, name: str) -> float:
        """Return how many seconds after the start something came about.

        Raises:
            WindowError: it does not come about.
        """
        deadline = time.monotonic() + _PATIENCE_SECONDS
        while name not in (found := self.order("milestones")):
            if time.monotonic() > deadline:
                raise WindowError(f"{name}: not after {_PATIENCE_SECONDS:.0f} s\n{self._said()}")
            time.sleep(_LOOK_SECONDS)
        return float(found[name]) - self.started

    def wait_done(self, name: str, seconds: float = _PATIENCE_SECONDS) -> dict[str, Any]:
        """Return what the order ``name`` tells once it says that it is done.

        Raises:
            WindowError: it takes longer than that.
        """
        deadline = time.monotonic() + seconds
        while not (found := self.order(name))["done"]:
            if time.monotonic() > deadline:
                raise WindowError(f"{name}: not done after {seconds:.0f} s\n{self._said()}")
            time.sleep(_LOOK_SECONDS)
        return dict(found)

    def close(self) -> None:
        """Close the window and wait for the program to end."""
        if self._process.poll() is None:
            try:
                self.order("close")
                self._process.wait(_END_SECONDS)
            except (WindowError, subprocess.TimeoutExpired):
                self._process.kill()
                self._process.wait()
        for stream in (self._process.stdin, self._process.stdout, self._complaints):
            if stream is not None:
                with suppress(BrokenPipeError):  # what was not read any more
                    stream.close()
        self._home.cleanup()

    def _said(self) -> str:
        self._complaints.seek(0)
        return self._complaints.read()[-6_000:]


def _environment(home: str) -> dict[str, str]:
    """Return an environment without a screen and without this user's settings, with modules that are compiled once."""
    own = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "APPDATA", "LOCALAPPDATA"), home)
    own |= {"QT_QPA_PLATFORM": "offscreen", "XDG_RUNTIME_DIR": home, "PYTHONUTF8": "1"}
    # Who installed the program does not have it compiled at each start, whatever the shell of a developer says.
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | own
