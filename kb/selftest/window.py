"""The window's program as a self-test starts it: where it is, what it reports, and the call that is handed to it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from kb.domain.health import Verdict
from kb.errors import KbError
from kb.selftest.outcomes import CALL, WINDOW_STEPS, Step, doubtful, failed, read_result
from kb.services.hand_off import deliver, forget

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kb.cancellation import CancelToken
    from kb.selftest.outcomes import StepResult

_LOOK_AGAIN = 0.02
#: Seconds that the program has to end by itself.
_PATIENCE = 5.0
_REPORT = "window.jsonl"


def window_command() -> tuple[str, ...]:
    """Return how the window's program is started, beside this one or as a module; empty where there is none."""
    if getattr(sys, "frozen", False):
        program = Path(sys.executable).with_name(f"kandokoro{Path(sys.executable).suffix}")
        return (str(program),) if program.is_file() else ()
    there = all(find_spec(name) is not None for name in ("desktop", "PySide6"))
    return (sys.executable, "-m", "desktop") if there else ()


def has_screen(environ: Mapping[str, str]) -> bool:
    """Tell whether a window can be seen here; only on Linux may there be no screen."""
    return sys.platform != "linux" or any(environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


class WindowTrial:
    """One run of the window's program on the library of the self-test."""

    def __init__(self, command: Sequence[str], place: Path, library: Path) -> None:
        """Start it; it writes its report into ``place``, line by line."""
        self._library = library
        self._report = place / _REPORT
        self._report.touch()
        own = {} if has_screen(os.environ) else {"QT_QPA_PLATFORM": "offscreen"}
        # A frozen program passes on where it unpacked itself; another program has to find that out anew.
        own["PYINSTALLER_RESET_ENVIRONMENT"] = "1"
        self._process = subprocess.Popen(  # noqa: S603 - the program beside this one, with paths of our own
            [*command, "--library", str(library), "--selftest", str(self._report)],
            env=os.environ | own,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def results(self, token: CancelToken) -> Iterator[StepResult]:
        """Yield what came of each step, in their order; a step that is not reported failed with the program.

        Raises:
            OperationCancelledError: the token was cancelled first.
        """
        lines = self._lines(token)
        for step in WINDOW_STEPS:
            refused = self._hand_over() if step is Step.HAND_OFF else ""
            line = next(lines, None)
            if line is None:
                yield failed(step, f"the program ended: {self._process.wait()}")
                return
            result = _result(line, step)
            if step is Step.WINDOW and result.verdict is Verdict.GOOD and not has_screen(os.environ):
                result = doubtful(step, "window_offscreen")
            yield failed(step, refused) if refused else result

    def end(self) -> None:
        """Give the program a moment to end by itself, and end it."""
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(_PATIENCE)
        self.kill()

    def kill(self) -> None:
        """End it at once."""
        self._process.kill()
        self._process.wait()
        forget(self._library, os.environ)

    def _hand_over(self) -> str:
        """Hand a call to the window as another program does; return why that was not possible."""
        try:
            deliver(self._library, os.environ, CALL)
        except KbError as error:
            return error.code
        return ""

    def _lines(self, token: CancelToken) -> Iterator[str]:
        with self._report.open(encoding="utf-8") as file:
            text = ""
            while True:
                ended = self._process.poll() is not None
                text += file.read()
                *lines, text = text.split("\n")
                yield from lines
                if ended and not lines:
                    return
                token.check()
                time.sleep(_LOOK_AGAIN)


def _result(line: str, step: Step) -> StepResult:
    try:
        found = read_result(line)
    except (ValueError, KeyError, TypeError):
        return failed(step, "no report")
    return found if found.step is step else failed(step, "another report")
