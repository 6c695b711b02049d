"""The terms of past call notes, kept in memory so that boilerplate counts for less in every suggestion."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from kb.search.past_notes import PastNotes, note_terms
from kb.storage import call_store

if TYPE_CHECKING:
    from collections.abc import Callable

    from kb.storage.database import Database

#: The newest notes say what is usual now; reading this many takes about half a second once.
NOTES = 300


class NoteBook:
    """What past notes have in common; any thread may ask, one refreshes."""

    def __init__(self, database: Database) -> None:
        """Read nothing yet."""
        self._database = database
        self._lock = threading.Lock()
        self._terms: dict[str, frozenset[tuple[str, str]]] = {}
        self._current = PastNotes()

    def current(self) -> PastNotes:
        """Return what the last refresh found; never waits."""
        return self._current

    def refresh(self, may_go_on: Callable[[], bool] = lambda: True) -> None:
        """Read the notes of ended calls; only those not seen before are analysed.

        ``may_go_on`` is asked before each of them; where it says no, all stays as it was.
        """
        with self._lock:
            with self._database.read() as session:
                notes = list(call_store.past_notes(session, NOTES))
            terms: dict[str, frozenset[tuple[str, str]]] = {}
            for note in notes:
                if not may_go_on():
                    return
                terms[note] = self._terms.get(note) or note_terms(note)
            self._terms = terms
            self._current = PastNotes.gather(terms[note] for note in notes)
