"""How far long jobs have come, for whoever looks on: a small file a job, which every program of the library reads."""

from __future__ import annotations

import json
from collections import deque
from contextlib import contextmanager, suppress
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from kb.domain.progress import JobKind, JobProgress

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from kb.clock import Clock

#: Seconds over which the rate is taken: steps differ, and an old rate says nothing of what else the machine does now.
_WINDOW_SECONDS = 10.0
#: Seconds between two notes of the progress.
_EVERY_SECONDS = 0.5
#: A note older than this is what a job that was killed has left; a living one says more sooner.
_STALE = timedelta(seconds=30)


class ProgressMeter:
    """Makes a rate of counts."""

    def __init__(self, job: JobKind, clock: Clock) -> None:
        """Start now, with nothing counted."""
        self._job = job
        self._clock = clock
        self._samples: deque[tuple[float, int]] = deque()

    def at(self, done: int, total: int) -> JobProgress:
        """Return the progress at this moment, at which ``done`` of ``total`` articles are done."""
        now = self._clock.monotonic()
        self._samples.append((now, done))
        while len(self._samples) > 2 and self._samples[1][0] <= now - _WINDOW_SECONDS:  # noqa: PLR2004 - two make a rate
            self._samples.popleft()
        since, before = self._samples[0]
        rate = (done - before) / (now - since) if now > since else 0.0
        return JobProgress(job=self._job, done=done, total=total, per_second=rate)


class JobBoard:
    """Where jobs note their progress; a note that cannot be written or read is left out, and no job fails of it."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        """Use ``folder``, which is made when the first job notes something."""
        self._folder = folder
        self._clock = clock

    @contextmanager
    def report(
        self, job: JobKind, listener: Callable[[JobProgress], None] | None = None
    ) -> Iterator[Callable[[int, int], None]]:
        """Give a function to call with the articles done and their total, as often as one likes.

        At most twice a second that becomes a note and a call of ``listener``. The note is gone after the block.
        """
        meter = ProgressMeter(job, self._clock)
        said = float("-inf")

        def note(done: int, total: int) -> None:
            nonlocal said
            now = self._clock.monotonic()
            if now - said < _EVERY_SECONDS and done < total:
                return
            said = now
            progress = meter.at(done, total)
            self._write(progress)
            if listener is not None:
                listener(progress)

        try:
            yield note
        finally:
            with suppress(OSError):
                self._file(job).unlink(missing_ok=True)

    def current(self) -> JobProgress | None:
        """Return the progress of the job that runs, here or in another program; an import goes before a rebuild."""
        return next((found for job in JobKind if (found := self._read(job))), None)

    def _file(self, job: JobKind) -> Path:
        return self._folder / f"{job.value}.progress"

    def _write(self, progress: JobProgress) -> None:
        file = self._file(progress.job)
        fresh = file.with_name(f"{file.name}.new")
        with suppress(OSError):
            self._folder.mkdir(mode=0o700, exist_ok=True)
            fresh.write_text(json.dumps({**asdict(progress), "at": self._clock.now().isoformat()}), encoding="utf-8")
            fresh.replace(file)

    def _read(self, job: JobKind) -> JobProgress | None:
        try:
            found = json.loads(self._file(job).read_text(encoding="utf-8"))
            at = datetime.fromisoformat(found["at"])
            progress = JobProgress(
                job=job,
                done=int(found["done"]),
                total=int(found["total"]),
                per_second=float(found["per_second"]),
            )
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return progress if abs(self._clock.now() - at) < _STALE else None
