"""The part of a library that works during and after calls, wired."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.services.calls import CallService
from kb.services.guidance import GuidanceService
from kb.services.handover import HandoverService
from kb.services.matters import MatterService
from kb.services.misses import MissRecorder
from kb.services.note_book import NoteBook
from kb.services.priors import PriorBook
from kb.services.promises import PromiseService
from kb.services.reading import ReadingService
from kb.services.records import RecordService
from kb.services.searching import SearchService
from kb.services.suggestions import SuggestionService

if TYPE_CHECKING:
    from collections.abc import Callable

    from kb.library.foundation import Foundation


class CallServices:
    """Alerts, suggestions, search and reading, the calls with their matters and promises, and what is handed over."""

    def __init__(self, base: Foundation) -> None:
        """Wire the services of one library."""
        database, clock, words, engine = base.database, base.clock, base.words, base.engine
        self._priors = PriorBook(database)
        self._notes = NoteBook(database)
        self.triage = engine.triage
        self.reading = ReadingService(database, self._priors)
        self.promises = PromiseService(database, clock)
        self.matters = MatterService(database, clock)
        self.handover = HandoverService(database, clock, base.policy, words)
        self.records = RecordService(database, clock, words, base.ways.exits)
        self.suggestions = SuggestionService(
            engine.index, engine.suggester, self._priors.all, self._notes.current, base.request_repair, clock
        )
        self.searching = SearchService(
            engine.index, engine.words, engine.suggester.meanings, self._priors.all, base.request_repair
        )
        self.misses = MissRecorder(database, clock, base.masker, self.suggestions)
        self.calls = CallService(database, self._priors, clock, base.request_repair, self.misses)
        self.guidance = GuidanceService(database, base.paths.root, base.policy)

    def _get_ready(self, may_go_on: Callable[[], bool]) -> None:
        """Do in the background what the first notes of a call would wait for."""
        self.triage.prepare()
        self._notes.refresh(may_go_on)
