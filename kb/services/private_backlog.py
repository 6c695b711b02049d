"""What waits for an index that only this program has: of an encrypted library, in memory and sealed from time to time.

The outbox is read, and nothing is taken out by indexing. The sealed file tells how far it has come; what the database
says decides whether it is believed. So whatever stops a program costs what has to be indexed again at the next start.
"""

from __future__ import annotations

import logging
import threading
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from kb.errors import IndexBusyError
from kb.identifiers import new_id
from kb.search.generation import LOCK
from kb.search.sealed_index import Mark
from kb.services.index_backlog import STEP, SharedBacklog
from kb.storage import outbox_position, outbox_store
from kb.storage.outbox_position import OutboxPosition
from kb.storage.outbox_store import OutboxChange

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kb.search.index import SearchIndex
    from kb.search.sealed_index import Frozen, SealedIndex
    from kb.services.index_backlog import Backlog
    from kb.services.index_turns import Turns
    from kb.storage.database import Database, Transaction
    from kb.storage.outbox_store import OutboxEntry

_log = logging.getLogger(__name__)

#: Writing so many bytes takes about as long as indexing one change again at the next start.
_BYTES_OF_A_CHANGE = 512 * 1024


def backlog_of(database: Database, index: SearchIndex, turns: Turns) -> Backlog:
    """Return what waits for an index, as its library keeps it."""
    if index.sealed is None:
        return SharedBacklog(database)
    return PrivateBacklog(database, index, index.sealed, turns)


class PrivateBacklog:
    """The changes after those that this program's index has; see ``index_backlog.Backlog``. Any thread may use it."""

    def __init__(self, database: Database, index: SearchIndex, sealed: SealedIndex, turns: Turns) -> None:
        """Forget the index that was read where the database says that it is not to be believed."""
        self._database = database
        self._index = index
        self._sealed = sealed
        self._turns = turns
        self._lock = threading.Lock()
        self._position = 0
        #: Changes that were indexed before earlier ones.
        self._beyond: set[int] = set()
        self._unkept = 0
        if sealed.mark is not None:
            if self._believed(sealed.mark):
                self._position = sealed.mark.sequence
            else:
                self._forget()

    def count(self, session: Transaction) -> int:
        """See ``Backlog``."""
        position, beyond = self._known()
        return outbox_store.count(session, after=position) - len(beyond)

    def pending(self, session: Transaction, limit: int | None = None) -> list[OutboxEntry]:
        """See ``Backlog``."""
        position, beyond = self._known()
        most = None if limit is None else limit + len(beyond)
        entries = outbox_store.pending(session, most, after=position)
        return [entry for entry in entries if entry.sequence_id not in beyond][:limit]

    def of(self, session: Transaction, article_id: UUID) -> list[OutboxEntry]:
        """See ``Backlog``."""
        position, beyond = self._known()
        entries = outbox_store.of(session, article_id)
        return [entry for entry in entries if entry.sequence_id > position and entry.sequence_id not in beyond]

    def done(self, entries: Sequence[OutboxEntry]) -> None:
        """See ``Backlog``."""
        with self._lock:
            self._beyond.update(entry.sequence_id for entry in entries)
            self._unkept += len(entries)
            # No number is left out: SQLite takes back those of what is not committed.
            while self._position + 1 in self._beyond:
                self._position += 1
                self._beyond.remove(self._position)

    def rebuilding(self) -> Callable[[], None]:
        """See ``Backlog``; a rebuild is a change itself.

        It may be made because of what was erased without one. So no index of before is believed any more.
        """
        with self._database.write() as session:
            outbox_store.add(session, [(new_id(), OutboxChange.ADDED)])
            return partial(self._reached, outbox_position.last(session))

    def take_in(self) -> bool:
        """See ``Backlog``; an index that has missed what is no longer in the outbox is forgotten."""
        with self._database.read() as session:
            cut_up_to = outbox_position.cut_up_to(session)
        with self._lock:
            # Looked at first: whoever cuts has written the file before.
            missed = cut_up_to > self._position
        content = self._sealed.read() if self._sealed.changed else None
        if content is None and not missed:
            return False
        try:
            with self._turns.turn(), self._index.files.locked(LOCK):
                return self._taken(content, missed=missed)
        except IndexBusyError:
            return False  # this program is writing; it looks again when it is done

    @property
    def worth_keeping(self) -> bool:
        """See ``Backlog``."""
        return self._unkept > 0 and self._sealed.size <= self._unkept * _BYTES_OF_A_CHANGE

    def keep(self, *, rebuilt: bool = False) -> None:
        """See ``Backlog``; edits go on while the file is written.

        Raises:
            DiskFullError, LibraryReadOnlyError, IndexBusyError: it is kept another time.
        """
        if not self._sealed.differs:
            return
        with self._turns.turn():
            with self._lock:
                position, unkept = self._position, self._unkept
            with self._database.read() as session:
                at = outbox_position.position(session, position)
            content = self._sealed.frozen(Mark(at.sequence_id, str(at.revision or "")))
        if content is None or not self._sealed.write(content, over_others=rebuilt):
            if rebuilt:
                # What was there before may hold what had to go.
                raise IndexBusyError(path=str(self._index.folder))
            return
        with self._lock:
            self._unkept -= unkept
        more = True
        while more:
            with self._database.write() as session:
                more = outbox_position.cut(session, position, STEP)

    def _reached(self, sequence_id: int) -> None:
        with self._lock:
            self._unkept = sequence_id
            self._position = sequence_id
            self._beyond.clear()

    def _taken(self, content: Frozen | None, *, missed: bool) -> bool:
        if content is not None and self._believed(content.mark):
            self._sealed.install(content)
            self._index.look_again()
            with self._lock:
                self._position, self._unkept = content.mark.sequence, 0
                self._beyond.clear()
            return True
        if content is not None:
            self._sealed.dismiss(content)
        if missed and self._sealed.holds:
            self._forget()
        return False

    def _believed(self, mark: Mark) -> bool:
        position = OutboxPosition(mark.sequence, UUID(mark.witness) if mark.witness else None)
        with self._database.read() as session:
            return outbox_position.is_known(session, position)

    def _forget(self) -> None:
        _log.warning("the index in memory is not one of the database as it is, and is made anew")
        self._sealed.forget()
        self._index.distrust()
        self._reached(0)

    def _known(self) -> tuple[int, frozenset[int]]:
        with self._lock:
            return self._position, frozenset(self._beyond)
