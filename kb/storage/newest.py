"""The newest moment a library knows, by which a clock can be doubted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from kb.storage.tables import DRAFTS, METADATA, REVISIONS

if TYPE_CHECKING:
    from datetime import datetime

    from sqlmodel import Session

_WRITTEN_AT = (REVISIONS.c.saved_at, DRAFTS.c.saved_at, METADATA.tables["call_events"].c.at)


def newest_moment(session: Session) -> datetime | None:
    """Return when an article or a draft was saved last, or something happened in a call; None in an empty library."""
    found = (session.connection().execute(select(func.max(column))).scalar() for column in _WRITTEN_AT)
    return max((moment for moment in found if moment is not None), default=None)
