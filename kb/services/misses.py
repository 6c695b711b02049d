"""Notes what the library had nothing for: searches, and calls that ended without a suggestion; masked before kept."""

from __future__ import annotations

import logging
import re
from datetime import timedelta
from typing import TYPE_CHECKING

from kb.documents.case_text import storable
from kb.domain.call import CallEventType, CallResult
from kb.domain.queues import Miss, MissSource
from kb.domain.suggestion import SuggestionQuery
from kb.errors import KbError
from kb.identifiers import new_id
from kb.services.masked_calls import CallMasker
from kb.storage import call_store, miss_store

if TYPE_CHECKING:
    from uuid import UUID

    from kb.clock import Clock
    from kb.domain.call import Call
    from kb.domain.masking import PersonalData
    from kb.search.masking import Masker
    from kb.services.suggestions import SuggestionService
    from kb.storage.database import Database

#: What is pasted into the search field is no question.
_LONGEST = 120
_FEWEST_LETTERS = 2
#: Fewer letters of notes say nothing.
_FEWEST_NOTED = 10
#: The same search within this time was asked by the same person, who tried again.
_AGAIN = timedelta(minutes=5)
_PLACEHOLDER = re.compile(r"〔[^〔〕]*〕")
_OPENED = frozenset({CallEventType.ARTICLE_OPENED, CallEventType.ARTICLE_USED})
#: Ends of a call that no ordinary enquiry has.
_COMPLAINTS = frozenset({CallResult.HANDED_OVER, CallResult.NO_CONSENT, CallResult.SECONDARY, CallResult.TERMINATED})
_LOG = logging.getLogger(__name__)


class MissRecorder:
    """Writes misses down; a search or the end of a call never fails because of it."""

    def __init__(self, database: Database, clock: Clock, masker: Masker, suggestions: SuggestionService) -> None:
        """``suggestions`` tell whether there is anything for the notes of a call."""
        self._database = database
        self._clock = clock
        self._masker = masker
        self._suggestions = suggestions

    def search_missed(self, question: str) -> bool:
        """Keep a search that found nothing and that somebody meant; return whether there was anything to keep.

        Who is named in a call that goes on is masked too.

        Raises:
            FileUnreadableError: the library's own masking.yaml is not what it should be; nothing was kept.
            LibraryBusyError, DiskFullError, LibraryReadOnlyError: nothing was kept.
        """
        with self._database.read() as session:
            calls = call_store.open_calls(session)
        known: dict[str, PersonalData] = {}
        for call in calls:
            known |= CallMasker(self._masker, call).known
        text = " ".join(self._masker.mask(storable(question[:_LONGEST]), known).text.split())
        if sum(map(str.isalnum, _PLACEHOLDER.sub("", text))) < _FEWEST_LETTERS:
            return False
        now = self._clock.now()
        with self._database.write() as session:
            before = next(iter(miss_store.unsettled(session, 1)), None)
            if before and before.question == text and now - before.at < _AGAIN:
                return False
            miss_store.add(session, Miss(id=new_id(), at=now, source=MissSource.SEARCH, question=text))
        return True

    def call_ended(self, call_id: UUID) -> None:
        """Keep what a call was about when no article was opened in it and there is none for its notes.

        Ordinary enquiries, which nothing is suggested for on purpose, are no miss.
        """
        try:
            self._keep(call_id)
        except KbError as error:
            # The call has ended all the same; what is lost is a hint for editors.
            _LOG.warning("Whether a call found nothing could not be noted: %s", error)

    def call_reopened(self, call_id: UUID) -> None:
        """Forget that a call found nothing: it goes on."""
        try:
            with self._database.write() as session:
                miss_store.remove_of_call(session, call_id)
        except KbError as error:
            _LOG.warning("That a call found nothing could not be taken back: %s", error)

    def _keep(self, call_id: UUID) -> None:
        with self._database.read() as session:
            call = call_store.get(session, call_id)
            events = call_store.events(session, call_id)
        if any(event.type in _OPENED for event in events) or not self._is_told(call):
            return
        query = SuggestionQuery(notes=call.notes, demand=call.demand, product=call.product, cause=call.cause)
        found = self._suggestions.suggest(query)
        if found.recommended or found.similar:
            return
        phrases = self._suggestions.key_phrases(CallMasker(self._masker, call).mask(call.notes))
        if not phrases:
            return
        miss = Miss(
            id=new_id(),
            at=self._clock.now(),
            source=MissSource.NOTES,
            question="、".join(phrases),
            call_id=call_id,
        )
        with self._database.write() as session:
            miss_store.remove_of_call(session, call_id)
            miss_store.add(session, miss)

    def _is_told(self, call: Call) -> bool:
        """Tell whether the notes say enough, and are those of a complaint."""
        if sum(map(str.isalnum, call.notes)) < _FEWEST_NOTED:
            return False
        complaint = call.demand.qualities or call.cause or call.secondary_at or call.result in _COMPLAINTS
        return bool(complaint) or not self._suggestions.is_ordinary(call.notes)
