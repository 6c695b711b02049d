"""What the screen 編集 asks of the library, as far as it is needed here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from desktop.tasks.later import later_services

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from kb.cancellation import CancelToken
    from kb.domain.article import Article, ArticleRevision, Changes
    from kb.domain.article_form import ArticleForm, LibraryWords
    from kb.domain.article_line import ArticleLine
    from kb.domain.reading import ReadableArticle
    from kb.errors import Problem


class Draft(Protocol):
    """``kb.storage.article_store.StoredDraft``."""

    @property
    def article_id(self) -> UUID: ...
    @property
    def text(self) -> str: ...
    @property
    def base_number(self) -> int: ...
    @property
    def saved_at(self) -> datetime: ...


class Editing(Protocol):
    """``kb.services.editing.EditingService``."""

    def get(self, article_id: UUID) -> ArticleRevision: ...
    def save(self, article: Article, *, editor: str = "", base_number: int | None = None) -> Changes: ...
    def save_draft(self, article_id: UUID, text: str, *, editor: str = "", base_number: int = 0) -> None: ...
    def draft(self, article_id: UUID, *, editor: str = "") -> Draft | None: ...
    def discard_draft(self, article_id: UUID, *, editor: str = "") -> None: ...


class Forms(Protocol):
    """``kb.services.article_forms.ArticleFormService``."""

    def of(self, article: Article) -> ArticleForm: ...
    def read(self, text: str) -> ArticleForm: ...
    def write(self, form: ArticleForm) -> str: ...
    def check(self, form: ArticleForm, token: CancelToken | None = None) -> tuple[Problem, ...]: ...
    def article(self, form: ArticleForm, article_id: UUID) -> Article: ...
    def preview(self, form: ArticleForm, token: CancelToken | None = None) -> ReadableArticle: ...
    def words(self) -> LibraryWords: ...
    def lines(self) -> tuple[ArticleLine, ...]: ...


class EditorServices(Protocol):
    """All of them: ``kb.library.Library`` has them by these names."""

    @property
    def editing(self) -> Editing: ...
    @property
    def forms(self) -> Forms: ...


@dataclass(frozen=True, slots=True)
class EditorServiceSet:
    """``EditorServices`` one by one."""

    editing: Editing
    forms: Forms


class Wait(Protocol):
    """Returns the open library, or raises OperationCancelledError (``desktop.tasks.awaited.Awaited.get``)."""

    def __call__(self, token: CancelToken | None = None) -> EditorServices: ...


def awaited_services(wait: Wait) -> EditorServiceSet:
    """Return services that ask ``wait`` for the library at each call."""
    return later_services(EditorServiceSet, wait)
