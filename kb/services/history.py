"""What became of an article: its revisions, what each changed, and how any two differ."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from kb.documents.article_form import form_of
from kb.domain.article_form import ArticleForm
from kb.domain.form_diff import RevisionEntry, body_counts, diff_forms
from kb.domain.form_merge import merge_forms
from kb.errors import ArticleNotFoundError
from kb.storage import article_store

if TYPE_CHECKING:
    from uuid import UUID

    from kb.domain.article import ArticleRevision
    from kb.domain.form_diff import FormDiff
    from kb.domain.form_merge import FormMerge
    from kb.storage.database import Database


class HistoryService:
    """Changes nothing: an earlier text comes back by being saved anew."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def entries(self, article_id: UUID) -> tuple[RevisionEntry, ...]:
        """Return the revisions, newest first, each with how far it differs from the one before; empty for a new one."""
        with self._database.read() as session:
            revisions = article_store.history(session, article_id)
        if not revisions:
            return ()
        pairs = [
            _entry(newer, diff_forms(form_of(older.article), form_of(newer.article)))
            for newer, older in pairwise(revisions)
        ]
        return (*pairs, _entry(revisions[-1], None))

    def form(self, article_id: UUID, number: int) -> ArticleForm:
        """Return what was written in a revision; number 0 is the empty article before the first.

        Raises:
            ArticleNotFoundError: there is no such article or revision.
        """
        if number == 0:
            return ArticleForm()
        with self._database.read() as session:
            revision = article_store.revision(session, article_id, number)
        if revision is None:
            raise ArticleNotFoundError(article=str(article_id))
        return form_of(revision.article)

    def compare(self, article_id: UUID, before: int, after: int | ArticleForm) -> FormDiff:
        """Compare a revision with another, or with what is being typed; raises ArticleNotFoundError."""
        newer = after if isinstance(after, ArticleForm) else self.form(article_id, after)
        return diff_forms(self.form(article_id, before), newer)

    def merge(self, article_id: UUID, base: int, ours: ArticleForm, theirs: int) -> FormMerge:
        """Merge what is being typed since revision ``base`` with revision ``theirs``; raises ArticleNotFoundError."""
        return merge_forms(self.form(article_id, base), ours, self.form(article_id, theirs))


def _entry(revision: ArticleRevision, diff: FormDiff | None) -> RevisionEntry:
    added, removed, changed = body_counts(diff) if diff else (0, 0, 0)
    return RevisionEntry(
        number=revision.number,
        saved_at=revision.saved_at,
        saved_by=revision.saved_by,
        state=revision.article.state,
        keys=tuple(field.key for field in diff.fields) if diff else (),
        added=added,
        removed=removed,
        changed=changed,
    )
