"""What waits to be indexed, for an index that programs share and for one that each keeps for itself."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol

from kb.storage import outbox_store

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from uuid import UUID

    from kb.storage.database import Database, Transaction
    from kb.storage.outbox_store import OutboxEntry

#: Outbox entries taken out in one transaction: somebody's typing may wait to be saved.
STEP = 2_000


class Backlog(Protocol):
    """The changes that an index has not seen."""

    def count(self, session: Transaction) -> int:
        """Return how many there are."""
        ...

    def pending(self, session: Transaction, limit: int | None = None) -> list[OutboxEntry]:
        """Return them, or up to ``limit`` of them, oldest first; at least one where there is one."""
        ...

    def of(self, session: Transaction, article_id: UUID) -> list[OutboxEntry]:
        """Return those of one article."""
        ...

    def done(self, entries: Sequence[OutboxEntry]) -> None:
        """Note that they are in the index."""
        ...

    def rebuilding(self) -> Callable[[], None]:
        """Return what is to be called once there is an index of all that is read from now on."""
        ...

    def take_in(self) -> bool:
        """Take in what another program has indexed where that is not in this index yet; tell whether there was any."""
        ...

    @property
    def worth_keeping(self) -> bool:
        """Whether so much was indexed that it should be kept for the next start."""
        ...

    def keep(self, *, rebuilt: bool = False) -> None:
        """Keep for the next start what was indexed; for whoever has the lock of bulk work and not the turn.

        With ``rebuilt`` whatever another program kept meanwhile is replaced.
        """
        ...


class SharedBacklog:
    """The outbox of a plain library, whose index is kept by writing it: whoever indexes a change takes it out."""

    worth_keeping = False

    def __init__(self, database: Database) -> None:
        self._database = database

    def count(self, session: Transaction) -> int:
        """See ``Backlog``."""
        return outbox_store.count(session)

    def pending(self, session: Transaction, limit: int | None = None) -> list[OutboxEntry]:
        """See ``Backlog``."""
        return outbox_store.pending(session, limit)

    def of(self, session: Transaction, article_id: UUID) -> list[OutboxEntry]:
        """See ``Backlog``."""
        return outbox_store.of(session, article_id)

    def done(self, entries: Sequence[OutboxEntry]) -> None:
        """See ``Backlog``."""
        for start in range(0, len(entries), STEP):
            with self._database.write() as session:
                outbox_store.done(session, entries[start : start + STEP])

    def rebuilding(self) -> Callable[[], None]:
        """See ``Backlog``."""
        with self._database.read() as session:
            return partial(self.done, outbox_store.pending(session))

    def take_in(self) -> bool:
        """Do nothing: all programs have the same index."""
        return False

    def keep(self, *, rebuilt: bool = False) -> None:
        """Do nothing: it is kept."""
