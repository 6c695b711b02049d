"""The transactions of a long job, each of them short, so that saving what somebody types goes first."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from kb.services.imports.pace import Pace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kb.clock import Clock
    from kb.storage.database import Database, Transaction

#: Seconds of saving after which a transaction is brought to its end: the disk wants some of its 50 ms for itself.
_ENOUGH_SECONDS = 0.02
#: So many are saved between two looks at the clock: a few milliseconds' worth.
_SLICE = 40
#: Transactions between two foldings of the log, which then has some thousand pages at most.
_FOLD_EVERY = 16

_Item = TypeVar("_Item")


class Step:
    """One transaction of a long job."""

    def __init__(self, session: Transaction, clock: Clock) -> None:
        """It began just now."""
        self.session = session
        self._clock = clock
        self._begun = clock.monotonic()
        #: How many of what ``slices`` was given are saved; None where nobody asked for slices.
        self.saved: int | None = None

    @property
    def seconds(self) -> float:
        """How long the database has been locked."""
        return self._clock.monotonic() - self._begun

    def slices(self, items: Sequence[_Item]) -> Iterator[Sequence[_Item]]:
        """Yield what to save next, until all is saved or the lock was held for long enough; always something."""
        self.saved = 0
        while self.saved < len(items) and (not self.saved or self.seconds < _ENOUGH_SECONDS):
            some = items[self.saved : self.saved + _SLICE]
            yield some
            self.saved += len(some)


class ShortSteps:
    """Gives transactions that hold the lock shortly, and leaves it alone between them.

    What takes long and needs no lock is kept out of them: bringing the log into the file, and Python's garbage
    collection, which takes a quarter of a second with what is known of 100,000 files.
    """

    def __init__(self, database: Database, clock: Clock, pace: Pace | None = None) -> None:
        """The ``pace`` decides how many are taken at a time."""
        self._database = database
        self._clock = clock
        self._pace = pace or Pace()
        self._unfolded = 0

    @property
    def size(self) -> int:
        """How many the next transaction takes at most."""
        return self._pace.size

    @contextmanager
    def write(self) -> Iterator[Step]:
        """Give the next transaction; raises what ``Database.write`` raises, with nothing of this step saved then."""
        with _no_collection():
            with self._database.write(fold=False) as session:
                step = Step(session, self._clock)
                yield step
            seconds = step.seconds
        self._unfolded += 1
        if self._unfolded >= _FOLD_EVERY:
            self._unfolded = 0
            self._database.fold_some()
        self._pace.took(seconds, step.saved)


@contextmanager
def _no_collection() -> Iterator[None]:
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
