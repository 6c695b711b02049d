"""Who may write the index when: threads and programs take turns by lock files beside it."""

from __future__ import annotations

import time
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from kb.errors import IndexBusyError
from kb.search.generation import BULK, TIDY, TURN, make_way, remove_leftovers
from kb.search.guard import writing_whoosh

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.search.folders import Folder
    from kb.search.index import SearchIndex

#: How long a change waits for another program that is indexing; such turns are short, a rebuild is not waited for.
PATIENCE_SECONDS = 0.5
_PAUSE_SECONDS = 0.02


class Turns:
    """The locks of one index; each raises IndexBusyError where another holds it, and what writing raises."""

    def __init__(self, index: SearchIndex) -> None:
        self._files = index.files
        #: Bulk work is for all programs, each of which may have an index of its own.
        self._shared: Folder = index.sealed.disk if index.sealed is not None else index.files

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Take the lock that spans reading the outbox, indexing and marking done.

        Without it a slower program could index an older text over a newer one whose entry is already gone.
        """
        with self._held(self._files, TURN):
            remove_leftovers(self._files)
            yield

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Take the lock of whoever rebuilds the index or indexes a whole import: work of minutes."""
        with self._held(self._shared, BULK):
            yield

    @contextmanager
    def tidying(self) -> Iterator[None]:
        """Take the lock of whoever merges segments in the background."""
        with self._held(self._files, TIDY):
            yield

    def others(self) -> bool:
        """Tell whether another thread or program is indexing, so that one would wait for one's turn in vain."""
        try:
            with self._shared.locked(BULK), self._files.locked(TURN):
                return False
        except IndexBusyError:
            return True
        except OSError:
            return False  # whoever takes the turn will say what is wrong with the folder

    @contextmanager
    def _held(self, folder: Folder, name: str) -> Iterator[None]:
        deadline = time.monotonic() + PATIENCE_SECONDS
        with ExitStack() as held:
            with writing_whoosh(folder):
                make_way(folder)
                while not _try(folder, name, held):
                    if time.monotonic() >= deadline:
                        raise IndexBusyError(path=f"{folder}/{name}")
                    time.sleep(_PAUSE_SECONDS)
            yield


def _try(folder: Folder, name: str, held: ExitStack) -> bool:
    try:
        held.enter_context(folder.locked(name))
    except IndexBusyError:
        return False
    return True
