"""The part of a library that knowledge editors work with, wired."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.services.appearance import AppearanceService
from kb.services.article_forms import ArticleFormService
from kb.services.article_lists import ArticleListService
from kb.services.attachments import AttachmentService
from kb.services.case_drafts import CaseDraftService
from kb.services.case_reports import CaseReportService
from kb.services.drafting import DraftService
from kb.services.editing import EditingService
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
    from kb.library.foundation import Foundation
    from kb.services.searching import SearchService
    from kb.services.suggestions import SuggestionService


class EditorServices:
    """Saving, drafts, images, forms, the check of articles and wordings, the synonyms, and what waits for editors."""

    def __init__(self, base: Foundation, suggestions: SuggestionService, searching: SearchService) -> None:
        """Wire the services of one library."""
        database, clock, masker, words = base.database, base.clock, base.masker, base.words
        root, intervals = base.paths.root, base.policy.intervals
        self.drafts = DraftService(database, clock, base.window)
        self.attachments = AttachmentService(database, clock, base.permissions)
        self.forms = ArticleFormService(self.attachments.shown_in)
        self.wording = WordingService(root)
        self.writing = WritingService(database, root)
        self.linting = LintService(database, self.wording, masker)
        self.lifecycle = LifecycleService(database, clock, intervals, base.permissions, self.linting.blockers)
        self.editing = EditingService(database, base.indexing, clock, base.request_repair, base.window, self.lifecycle)
        self.history = HistoryService(database)
        self.article_lists = ArticleListService(database, clock, intervals)
        self.near_duplicates = NearDuplicateService(base.engine.index)
        self.appearance = AppearanceService(database, suggestions, masker)
        trial = SynonymTrial(database, suggestions, searching, masker)
        self.synonyms = SynonymService(root, suggestions, searching, trial, base.permissions)
        self.case_drafts = CaseDraftService(database, self.drafts, masker, suggestions.suggest, words)
        self.case_reports = CaseReportService(database, self.case_drafts.preview, words)
        neighbours = NeighbourFinder(searching, suggestions)
        self.queues = QueueService(database, masker, neighbours, self.lifecycle, base.window.is_open)
        self.queue_actions = QueueActionService(
            database, clock, masker, self.drafts, self.case_drafts, words, base.permissions
        )
