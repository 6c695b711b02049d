"""The self-test from its beginning to its end: one process for the steps, one for the window, a limit for all of it."""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from kb.cancellation import CancelToken
from kb.domain.health import Verdict
from kb.errors import OperationCancelledError
from kb.selftest.outcomes import WINDOW_STEPS, Step, StepResult, doubtful, failed, good
from kb.selftest.place import temporary_place
from kb.selftest.window import WindowTrial
from kb.selftest.worker import work
from kb.services.processes import Child, ChildDiedError

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Sequence
    from pathlib import Path

#: Seconds for all of it.
LIMIT = 60.0
#: What needs no window; the others are done with one.
WITHOUT_WINDOW = (
    *(Step.LIBRARY, Step.MAIN_JOB, Step.SAVE, Step.KILL),
    *(Step.BACKUP, Step.PACK, Step.PROTECTION, Step.KEYRING),
)


class SelfTest:
    """Does all steps in a temporary folder; see ``run``."""

    def __init__(
        self,
        window: Sequence[str],
        *,
        begun: Callable[[Step], None],
        steps: Sequence[Step] = WITHOUT_WINDOW,
        limit: float = LIMIT,
    ) -> None:
        """``window`` starts the window's program, empty where there is none; ``begun`` is told of each step.

        ``steps`` are those to do before it, the first of them making the library.
        """
        self._before = steps
        self._window = window
        self._begun = begun
        self._limit = limit
        self._step = Step.LIBRARY
        self._since = 0.0

    def run(self) -> Generator[StepResult]:
        """Yield what came of each step; when the time is up the step that goes on is the last, and has failed.

        Whatever happens, no process and no file is left; where the system holds a file, the last result says so.
        """
        left: list[Path] = []
        with temporary_place(left.append) as place, _limited(self._limit) as token:
            try:
                for result in self._steps(place, token):
                    yield self._timed(result)
            except OperationCancelledError:
                params = {"limit": f"{self._limit:g}"}
                yield self._timed(StepResult(step=self._step, verdict=Verdict.BAD, code="out_of_time", params=params))
            self._begin(Step.CLEAN_UP)
        for path in left:
            yield self._timed(doubtful(Step.CLEAN_UP, "clean_up_failed", path=str(path)))
        if not left:
            yield self._timed(good(Step.CLEAN_UP))

    def _steps(self, place: Path, token: CancelToken) -> Iterator[StepResult]:
        self._begin(Step.LIBRARY)
        worker = Child(work, str(place), in_background=False)
        try:
            library: Path | None = None
            for step in self._before:
                result, library = self._ask(worker, step, token)
                yield result
                if step is Step.LIBRARY and result.verdict is Verdict.BAD:
                    return  # nothing else can be tried
            if library is not None:
                yield from self._with_window(worker, place, library, token)
        except ChildDiedError:
            yield failed(self._step, "the process ended")
        finally:
            worker.end(0.0)

    def _ask(self, worker: Child, step: Step, token: CancelToken) -> tuple[StepResult, Path | None]:
        self._begin(step)
        worker.order(step)
        result, library = worker.answer(token)
        return result, library

    def _with_window(self, worker: Child, place: Path, library: Path, token: CancelToken) -> Iterator[StepResult]:
        self._begin(Step.WINDOW)
        if not self._window:
            yield doubtful(Step.WINDOW, "window_absent")
            return
        try:
            window = WindowTrial(self._window, place, library)
        except OSError as error:
            yield failed(Step.WINDOW, type(error).__name__)
            return
        typed = False
        try:
            for result in window.results(token):
                yield result
                typed = typed or (result.step is Step.INPUT_METHOD and result.verdict is Verdict.GOOD)
                following = WINDOW_STEPS[WINDOW_STEPS.index(result.step) + 1 :]
                self._begin(following[0] if following else Step.NOTES)
            window.end()
        finally:
            window.kill()
        if typed:
            yield self._ask(worker, Step.NOTES, token)[0]

    def _begin(self, step: Step) -> None:
        self._step, self._since = step, time.monotonic()
        self._begun(step)

    def _timed(self, result: StepResult) -> StepResult:
        return replace(result, seconds=time.monotonic() - self._since)


@contextmanager
def _limited(seconds: float) -> Iterator[CancelToken]:
    """Give a token that is cancelled when the time is up."""
    token = CancelToken()
    timer = threading.Timer(seconds, token.cancel)
    timer.daemon = True
    timer.start()
    try:
        yield token
    finally:
        timer.cancel()
