"""What the screen 編集 asks of the library, as far as it is needed here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from desktop.tasks.later import later_services

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from desktop.tasks.ways_out import Exits
    from kb.cancellation import CancelToken
    from kb.domain.appearance import Appearance, PastEffect, PastNote
    from kb.domain.article import Article, ArticleRevision, Changes, Kind
    from kb.domain.article_form import ArticleForm
    from kb.domain.article_heading import HeadingChoices, HeadingPage, HeadingQuery
    from kb.domain.attachment import Attachment
    from kb.domain.case_report import CaseReport
    from kb.domain.finding import Finding
    from kb.domain.form_diff import FormDiff, RevisionEntry
    from kb.domain.form_merge import FormMerge
    from kb.domain.near_duplicate import NearDuplicate
    from kb.domain.permission import Permission
    from kb.domain.preview import ArticlePreview
    from kb.domain.stored_draft import OtherWriter, StoredDraft
    from kb.domain.suggestion import SuggestionQuery
    from kb.domain.writing import LinkTarget, WritingAids
    from kb.errors import NotPermittedError, Problem


class Editing(Protocol):
    """``kb.services.editing.EditingService``."""

    def get(self, article_id: UUID) -> ArticleRevision: ...
    def save(self, article: Article, *, editor: str = "", base_number: int | None = None) -> Changes: ...


class Drafts(Protocol):
    """``kb.services.drafting.DraftService``."""

    def save(self, article_id: UUID, text: str, *, editor: str = "", base_number: int = 0) -> StoredDraft: ...
    def own(self, article_id: UUID, *, editor: str = "") -> StoredDraft | None: ...
    def drafts_of(self, article_id: UUID, *, editor: str | None = None) -> tuple[StoredDraft, ...]: ...
    def of_editor(self, *, editor: str = "") -> tuple[StoredDraft, ...]: ...
    def recoverable(self, *, editor: str = "") -> tuple[StoredDraft, ...]: ...
    def others_editing(self, article_id: UUID) -> tuple[OtherWriter, ...]: ...
    def adopt(self, draft: StoredDraft, *, editor: str = "") -> StoredDraft | None: ...
    def discard(self, article_id: UUID, *, editor: str = "") -> None: ...


class Forms(Protocol):
    """``kb.services.article_forms.ArticleFormService``."""

    def of(self, article: Article) -> ArticleForm: ...
    def read(self, text: str) -> ArticleForm: ...
    def write(self, form: ArticleForm) -> str: ...
    def check(self, form: ArticleForm, token: CancelToken | None = None) -> tuple[Problem, ...]: ...
    def article(self, form: ArticleForm, article_id: UUID) -> Article: ...
    def preview(self, form: ArticleForm, token: CancelToken | None = None) -> ArticlePreview: ...


class ArticleLister(Protocol):
    """``kb.services.article_lists.ArticleListService``."""

    def page(self, query: HeadingQuery, *, offset: int = 0, limit: int = 200) -> HeadingPage: ...
    def first(self, query: HeadingQuery, *, limit: int = 200) -> Mapping[Kind, HeadingPage]: ...
    def choices(self) -> HeadingChoices: ...


class Linting(Protocol):
    """``kb.services.linting.LintService``."""

    def lint_form(
        self, form: ArticleForm, article_id: UUID, token: CancelToken | None = None
    ) -> tuple[Finding, ...]: ...


class Writing(Protocol):
    """``kb.services.writing.WritingService``."""

    def aids(self) -> WritingAids: ...
    def link_targets(self, words: str, limit: int = 50) -> tuple[LinkTarget, ...]: ...


class Attachments(Protocol):
    """``kb.services.attachments.AttachmentService``."""

    def add(self, content: bytes, *, name: str = "", editor: str = "") -> Attachment: ...


class Reports(Protocol):
    """``kb.services.case_reports.CaseReportService``."""

    def of_article(self, article: Article, *, call_id: UUID | None = None) -> CaseReport: ...


class NearDuplicates(Protocol):
    """``kb.services.near_duplicates.NearDuplicateService``."""

    def find(
        self, form: ArticleForm, article_id: UUID, token: CancelToken | None = None
    ) -> tuple[NearDuplicate, ...]: ...


class Appearances(Protocol):
    """``kb.services.appearance.AppearanceService``."""

    def look(
        self, form: ArticleForm, article_id: UUID, query: SuggestionQuery, token: CancelToken | None = None
    ) -> Appearance: ...
    def effect(self, form: ArticleForm, article_id: UUID, token: CancelToken | None = None) -> PastEffect: ...
    def past_notes(self, limit: int = 30) -> tuple[PastNote, ...]: ...


class Permitting(Protocol):
    """``kb.domain.permission.Permissions``."""

    def refusal(self, permission: Permission) -> NotPermittedError | None: ...


class History(Protocol):
    """``kb.services.history.HistoryService``."""

    def entries(self, article_id: UUID) -> tuple[RevisionEntry, ...]: ...
    def form(self, article_id: UUID, number: int) -> ArticleForm: ...
    def compare(self, article_id: UUID, before: int, after: int | ArticleForm) -> FormDiff: ...
    def merge(self, article_id: UUID, base: int, ours: ArticleForm, theirs: int) -> FormMerge: ...


class EditorServices(Protocol):
    """All of them: ``kb.library.Library`` has them by these names."""

    @property
    def editing(self) -> Editing: ...
    @property
    def attachments(self) -> Attachments: ...
    @property
    def case_reports(self) -> Reports: ...
    @property
    def drafts(self) -> Drafts: ...
    @property
    def forms(self) -> Forms: ...
    @property
    def linting(self) -> Linting: ...
    @property
    def near_duplicates(self) -> NearDuplicates: ...
    @property
    def article_lists(self) -> ArticleLister: ...
    @property
    def writing(self) -> Writing: ...
    @property
    def permissions(self) -> Permitting: ...
    @property
    def history(self) -> History: ...
    @property
    def appearance(self) -> Appearances: ...
    @property
    def exits(self) -> Exits: ...


@dataclass(frozen=True, slots=True)
class EditorServiceSet:
    """``EditorServices`` one by one."""

    editing: Editing
    attachments: Attachments
    case_reports: Reports
    drafts: Drafts
    forms: Forms
    linting: Linting
    near_duplicates: NearDuplicates
    article_lists: ArticleLister
    writing: Writing
    permissions: Permitting
    history: History
    appearance: Appearances
    exits: Exits


class Wait(Protocol):
    """Returns the open library, or raises OperationCancelledError (``desktop.tasks.awaited.Awaited.get``)."""

    def __call__(self, token: CancelToken | None = None) -> EditorServices: ...


def awaited_services(wait: Wait) -> EditorServiceSet:
    """Return services that ask ``wait`` for the library at each call."""
    return later_services(EditorServiceSet, wait)
