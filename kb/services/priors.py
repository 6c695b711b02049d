"""What past calls say of each article, kept in memory because every keystroke asks for it."""

from __future__ import annotations

import threading
from types import MappingProxyType
from typing import TYPE_CHECKING

from kb.domain.call import Prior
from kb.storage import feedback_store

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from uuid import UUID

    from kb.storage.database import Database


class PriorBook:
    """The counts of used, helped and dismissed by article; any thread may ask."""

    def __init__(self, database: Database) -> None:
        """Read nothing yet: the first question loads the counts."""
        self._database = database
        self._lock = threading.Lock()
        self._priors: Mapping[UUID, Prior] | None = None

    def all(self) -> Mapping[UUID, Prior]:
        """Return the counts of every article that has any; the mapping never changes once given out."""
        with self._lock:
            if self._priors is None:
                with self._database.read() as session:
                    self._priors = MappingProxyType(feedback_store.priors(session))
            return self._priors

    def of(self, article_id: UUID) -> Prior:
        """Return the counts of one article, zeros where nobody said anything."""
        return self.all().get(article_id, Prior())

    def changed(self, article_ids: Iterable[UUID]) -> None:
        """Read the counts of these articles again, after feedback on them was saved."""
        with self._lock:
            if self._priors is None:
                return
            fresh = dict(self._priors)
            with self._database.read() as session:
                fresh.update((article_id, feedback_store.prior(session, article_id)) for article_id in article_ids)
            self._priors = MappingProxyType(fresh)

    def forget(self) -> None:
        """Load everything again at the next question, after another program changed the library."""
        with self._lock:
            self._priors = None
