"""The part of a library that knowledge editors work with, wired."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.services.appearance import AppearanceService
from kb.services.article_forms import ArticleFormService
from kb.services.article_lists import ArticleListService
from kb.services.attachments import AttachmentService
from kb.services.case_drafts import CaseDraftService
from kb.services.case_reports import CaseReportService
from kb.services.drafting import DraftService
from kb.services.history import HistoryService
from kb.services.lifecycle import LifecycleService
from kb.services.linting import LintService
from kb.services.miss_neighbours import NeighbourFinder
from kb.services.near_duplicates import NearDuplicateService
from kb.services.queue_actions import QueueActionService
from kb.services.queues import QueueService
from kb.services.synonym_editing import SynonymService
from kb.services.synonym_effect import SynonymTrial
from kb.services.wording import WordingService
from kb.services.writing import WritingService

if TYPE_CHECKING:
    from pathlib import Path

    from kb.clock import Clock
    from kb.documents.record_words import RecordWords
    from kb.domain.lifecycle import Intervals
    from kb.domain.permission import Permissions
    from kb.search.index import SearchIndex
    from kb.search.masking import Masker
    from kb.services.editing_window import EditingWindow
    from kb.services.searching import SearchService
    from kb.services.suggestions import SuggestionService
    from kb.storage.database import Database


@dataclass(frozen=True, slots=True)
class Foundation:
    """What nearly every service is made from; ``words`` are those in which calls are written down."""

    root: Path
    database: Database
    clock: Clock
    window: EditingWindow
    masker: Masker
    words: RecordWords
    permissions: Permissions
    index: SearchIndex


class EditorServices:
    """Drafts, images and forms, the check of articles and wordings, the synonyms, and what waits for editors."""

    def __init__(
        self, base: Foundation, intervals: Intervals, suggestions: SuggestionService, searching: SearchService
    ) -> None:
        """Wire the services of one library; ``intervals`` say when an article should be looked at again."""
        database, clock, masker, words = base.database, base.clock, base.masker, base.words
        self.drafts = DraftService(database, clock, base.window)
        self.attachments = AttachmentService(database, clock)
        self.forms = ArticleFormService(self.attachments.shown_in)
        self.wording = WordingService(base.root)
        self.writing = WritingService(database, base.root)
        self.linting = LintService(database, self.wording, masker)
        self.lifecycle = LifecycleService(database, clock, intervals, base.permissions, self.linting.blockers)
        self.history = HistoryService(database)
        self.article_lists = ArticleListService(database, clock, intervals)
        self.near_duplicates = NearDuplicateService(base.index)
        self.appearance = AppearanceService(database, suggestions, masker)
        trial = SynonymTrial(database, suggestions, searching, masker)
        self.synonyms = SynonymService(base.root, suggestions, searching, trial, base.permissions)
        self.case_drafts = CaseDraftService(database, self.drafts, masker, suggestions.suggest, words)
        self.case_reports = CaseReportService(database, self.case_drafts.preview, words)
        neighbours = NeighbourFinder(searching, suggestions)
        self.queues = QueueService(database, masker, neighbours, self.lifecycle, base.window.is_open)
        self.queue_actions = QueueActionService(database, clock, masker, self.drafts, self.case_drafts, words)
