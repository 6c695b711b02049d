"""Who may write the index when: threads and programs take turns by lock files beside it."""

from __future__ import annotations

import time
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from kb.errors import IndexBusyError
from kb.search import generation
from kb.search.guard import locked, writing_whoosh

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

#: How long a change waits for another program that is indexing; such turns are short, a rebuild is not waited for.
PATIENCE_SECONDS = 0.5
_PAUSE_SECONDS = 0.02


class Turns:
    """The locks of one index folder; each raises IndexBusyError where another holds it, and what writing raises."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Take the lock that spans reading the outbox, indexing and marking done.

        Without it a slower program could index an older text over a newer one whose entry is already gone.
        """
        with self._held(generation.turn_path(self._folder)):
            generation.remove_leftovers(self._folder)
            yield

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Take the lock of whoever rebuilds the index or indexes a whole import: work of minutes."""
        with self._held(generation.bulk_path(self._folder)):
            yield

    @contextmanager
    def tidying(self) -> Iterator[None]:
        """Take the lock of whoever merges segments in the background."""
        with self._held(generation.tidy_path(self._folder)):
            yield

    def others(self) -> bool:
        """Tell whether another thread or program is indexing, so that one would wait for one's turn in vain."""
        try:
            with locked(generation.bulk_path(self._folder)), locked(generation.turn_path(self._folder)):
                return False
        except IndexBusyError:
            return True
        except OSError:
            return False  # whoever takes the turn will say what is wrong with the folder

    @contextmanager
    def _held(self, lock: Path) -> Iterator[None]:
        deadline = time.monotonic() + PATIENCE_SECONDS
        with ExitStack() as held:
            with writing_whoosh(lock):
                generation.make_way(self._folder)
                while not _try_lock(lock, held):
                    if time.monotonic() >= deadline:
                        raise IndexBusyError(path=str(lock))
                    time.sleep(_PAUSE_SECONDS)
            yield


def _try_lock(lock: Path, held: ExitStack) -> bool:
    try:
        held.enter_context(locked(lock))
    except IndexBusyError:
        return False
    return True
