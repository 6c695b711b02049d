"""What is done with one article on the reading and writing threads: opening it with its draft, keeping, saving it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.domain.article import Changes
from kb.domain.article_form import ArticleForm
from kb.domain.stored_draft import NO_WINDOW
from kb.errors import ArticleNotFoundError

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from desktop.editor.presenter.ports import EditorServices
    from kb.domain.article import ArticleRevision, Kind
    from kb.domain.stored_draft import OtherWriter, StoredDraft


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedArticle:
    """An article as it is put into the editor.

    ``base`` is ``revision`` as a form (an empty one for a new article). ``recovered_at`` is when the draft was typed
    that a window that is gone left behind, None where nothing was taken over. ``others`` are at the same article now.
    """

    article_id: UUID
    revision: ArticleRevision | None = None
    base: ArticleForm
    form: ArticleForm
    draft_number: int = 0
    recovered_at: datetime | None = None
    others: tuple[OtherWriter, ...] = ()


@dataclass(frozen=True, slots=True)
class TypedArticle:
    """What is kept as a draft: the content, what the library says, and the revision the content was started from."""

    form: ArticleForm
    base: ArticleForm
    number: int


@dataclass(frozen=True, slots=True)
class SavedArticle:
    """What an explicit save came to; ``base`` is the new revision as a form."""

    changes: Changes
    revision: ArticleRevision
    base: ArticleForm


@dataclass(frozen=True, slots=True)
class UnfinishedArticle:
    """An article that was begun and is in no revision, or whose draft was cut off."""

    article_id: UUID
    kind: Kind
    title: str
    saved_at: datetime


class ArticleDesk:
    """Called on other threads than the window's; ``editor`` is who sits here."""

    def __init__(self, services: EditorServices, editor: str) -> None:
        """Keep nothing but where to ask."""
        self._services = services
        self._editor = editor

    def open(self, article_id: UUID) -> OpenedArticle:
        """Return an article with the draft there is of it; raises ArticleNotFoundError where there is neither."""
        forms, drafts = self._services.forms, self._services.drafts
        revision = self._revision(article_id)
        base = forms.of(revision.article) if revision else ArticleForm()
        others = drafts.others_editing(article_id)
        own, recovered, left = drafts.own(article_id, editor=self._editor), None, False
        if own is None:
            recovered, left = self._adopted(article_id, anybody=revision is None)
            own = recovered
        if own is None and revision is None:
            raise ArticleNotFoundError(article=str(article_id))
        return OpenedArticle(
            article_id=article_id,
            revision=revision,
            base=base,
            form=base if own is None else forms.read(own.text),
            draft_number=own.base_number if own else 0,
            recovered_at=recovered.saved_at if recovered and not left else None,
            others=others,
        )

    def latest(self, article_id: UUID) -> SavedArticle | None:
        """Return the newest revision with its form, None for an article that is in no revision."""
        revision = self._revision(article_id)
        return (
            None if revision is None else SavedArticle(Changes(), revision, self._services.forms.of(revision.article))
        )

    def keep(self, article_id: UUID, typed: TypedArticle) -> None:
        """Keep what is typed as a draft, or drop the draft where it says what the library says."""
        drafts = self._services.drafts
        if typed.form.same_as(typed.base):
            drafts.discard(article_id, editor=self._editor)
        else:
            text = self._services.forms.write(typed.form)
            drafts.save(article_id, text, editor=self._editor, base_number=typed.number)

    def save(self, article_id: UUID, form: ArticleForm, base_number: int) -> SavedArticle:
        """Save a form as a revision.

        Raises:
            ArticleInvalidError, ArticleChangedError, NotPermittedError, StateNotReachableError: nothing was saved.
        """
        article = self._services.forms.article(form, article_id)
        changes = self._services.editing.save(article, editor=self._editor, base_number=base_number)
        revision = self._services.editing.get(article_id)
        return SavedArticle(changes, revision, self._services.forms.of(revision.article))

    def drop(self, article_id: UUID) -> None:
        """Drop the draft of an article."""
        self._services.drafts.discard(article_id, editor=self._editor)

    def unfinished(self) -> tuple[UnfinishedArticle, ...]:
        """Return what was begun here and never saved, and what was cut off, the newest first."""
        drafts = self._services.drafts
        begun = [
            draft
            for draft in drafts.of_editor(editor=self._editor)
            if not draft.base_number and drafts.own(draft.article_id, editor=self._editor) == draft
        ]
        found = sorted((*begun, *drafts.recoverable(editor=self._editor)), key=lambda draft: draft.saved_at)
        newest = {draft.article_id: draft for draft in found}
        return tuple(map(self._listed, reversed(newest.values())))

    def _listed(self, draft: StoredDraft) -> UnfinishedArticle:
        form = self._services.forms.read(draft.text)
        return UnfinishedArticle(draft.article_id, form.kind, form.title, draft.saved_at)

    def _revision(self, article_id: UUID) -> ArticleRevision | None:
        try:
            return self._services.editing.get(article_id)
        except ArticleNotFoundError:
            return None  # a new one: there is only a draft of it

    def _adopted(self, article_id: UUID, *, anybody: bool) -> tuple[StoredDraft | None, bool]:
        """Take over what a window that is gone left of the article; of a new article also what somebody else wrote.

        The second value tells that it was not cut off: it was made of a call or of a search, for whoever takes it over.
        """
        drafts = self._services.drafts
        for draft in drafts.drafts_of(article_id, editor=None if anybody else self._editor):
            adopted = drafts.adopt(draft, editor=self._editor)
            if adopted is not None:
                return adopted, draft.window == NO_WINDOW and not draft.base_number
        return None, False
