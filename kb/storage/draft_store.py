"""Drafts of articles: one row per article, editor and window, overwritten by autosave and never a revision.

Functions take a session of ``Database.read`` or ``Database.write`` and leave the transaction to the caller.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlmodel import col, not_, select

from kb.domain.stored_draft import NO_WINDOW, StoredDraft
from kb.storage.tables import ArticleDraftRow, ArticleRow

if TYPE_CHECKING:
    from uuid import UUID

    from sqlmodel import Session


def save(session: Session, draft: StoredDraft) -> None:
    """Write the draft over the former one that the editor had of this article in this window."""
    session.merge(
        ArticleDraftRow(
            article_id=draft.article_id,
            editor=draft.editor,
            window=draft.window,
            text=draft.text,
            base_number=draft.base_number,
            saved_at=draft.saved_at,
            call_id=draft.call_id,
        )
    )
    session.flush()


def get(session: Session, article_id: UUID, *, editor: str, window: UUID = NO_WINDOW) -> StoredDraft | None:
    """Return the draft that the editor has of the article in a window."""
    row = session.get(ArticleDraftRow, (article_id, editor, window))
    return None if row is None else _to_draft(row)


def of_article(session: Session, article_id: UUID) -> tuple[StoredDraft, ...]:
    """Return everybody's drafts of an article, newest first."""
    statement = select(ArticleDraftRow).where(ArticleDraftRow.article_id == article_id)
    return tuple(map(_to_draft, session.exec(statement.order_by(col(ArticleDraftRow.saved_at).desc()))))


def of_editor(session: Session, editor: str) -> tuple[StoredDraft, ...]:
    """Return all drafts of an editor in any window, newest first."""
    statement = select(ArticleDraftRow).where(ArticleDraftRow.editor == editor)
    return tuple(map(_to_draft, session.exec(statement.order_by(col(ArticleDraftRow.saved_at).desc()))))


def of_call(session: Session, call_id: UUID) -> StoredDraft | None:
    """Return the newest draft made of a call that waits for whoever takes it over."""
    statement = select(ArticleDraftRow).where(ArticleDraftRow.call_id == call_id, ArticleDraftRow.window == NO_WINDOW)
    row = session.exec(statement.order_by(col(ArticleDraftRow.saved_at).desc())).first()
    return None if row is None else _to_draft(row)


def of_new_articles(session: Session) -> tuple[StoredDraft, ...]:
    """Return everybody's drafts of articles that do not exist yet, newest first."""
    exists = select(ArticleRow.id).where(ArticleRow.id == ArticleDraftRow.article_id).exists()
    statement = select(ArticleDraftRow).where(not_(exists))
    return tuple(map(_to_draft, session.exec(statement.order_by(col(ArticleDraftRow.saved_at).desc()))))


def discard(session: Session, article_id: UUID, *, editor: str, window: UUID = NO_WINDOW) -> None:
    """Remove the draft that the editor has of the article in a window, if there is one."""
    row = session.get(ArticleDraftRow, (article_id, editor, window))
    if row is not None:
        session.delete(row)
        session.flush()


def _to_draft(row: ArticleDraftRow) -> StoredDraft:
    return StoredDraft(
        article_id=row.article_id,
        editor=row.editor,
        window=row.window,
        text=row.text,
        base_number=row.base_number,
        saved_at=row.saved_at,
        call_id=row.call_id,
    )
