"""Copies what is at a place of packs, on a thread of its own: a dead share or a slow server answers when it likes."""

from __future__ import annotations

import logging
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

from kb.errors import KbError
from kb.services.packs.copied import CopiedPack
from kb.services.packs.web_place import PackTooLargeError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from kb.cancellation import CancelToken

_log = logging.getLogger(__name__)

#: Seconds between two looks at a token while a place is waited for.
_LOOK_SECONDS = 0.1


class PackPlace(Protocol):
    """Where packs are put; both methods raise OSError when it cannot be reached."""

    def names(self) -> list[str]: ...
    def fetch(self, name: str) -> Iterator[bytes]: ...


class Visit:
    """One look at a place; ``reached`` tells whether all was copied, ``too_large`` what never will be."""

    def __init__(self, place: PackPlace, folder: Path, old: Collection[str]) -> None:
        """Leave the ``old`` files where they are; copies go into nameless files of ``folder``."""
        self.too_large: set[str] = set()
        self.reached = True
        self._place, self._folder, self._old = place, folder, frozenset(old)
        self._copies: list[CopiedPack] = []
        self._failure: KbError | None = None
        self._left = threading.Lock()
        self._ended = self._given_up = False

    @contextmanager
    def copies(self, token: CancelToken) -> Iterator[list[CopiedPack]]:
        """Wait until all is copied that can be; the copies go with the block.

        Raises:
            OperationCancelledError: at once, whatever the place does.
            DiskFullError, LibraryReadOnlyError: of this computer's disk.
        """
        thread = threading.Thread(target=self._run, name="pack-visit", daemon=True)
        thread.start()
        try:
            while thread.is_alive():
                thread.join(_LOOK_SECONDS)
                token.check()
            if self._failure is not None:
                raise self._failure
            yield self._copies
        finally:
            self._leave(given_up=True)

    def _run(self) -> None:
        try:
            self._copy()
        except KbError as error:
            self._failure = error
        finally:
            self._leave(ended=True)

    def _leave(self, *, ended: bool = False, given_up: bool = False) -> None:
        """Whoever leaves last, who copies or who wanted the copies, closes them."""
        with self._left:
            self._ended, self._given_up = self._ended or ended, self._given_up or given_up
            if self._ended and self._given_up:
                while self._copies:
                    self._copies.pop().close()

    def _copy(self) -> None:
        try:
            names = [name for name in self._place.names() if name not in self._old]
        except OSError as error:
            self._missed(error)
            return
        for name in names:
            if self._given_up:
                return
            copy = CopiedPack(name, self._folder)
            try:
                for piece in self._place.fetch(name):
                    copy.add(piece)
            except OSError as error:
                copy.close()
                if isinstance(error, PackTooLargeError):
                    self.too_large.add(name)
                self._missed(error)
            except KbError:
                copy.close()
                raise
            else:
                self._copies.append(copy)

    def _missed(self, error: OSError) -> None:
        self.reached = False
        _log.info("the place of packs cannot be reached: %s", type(error).__name__)
