"""Tables of calls and what belongs to them: matters, feedback, promises, memos, review items."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field

from kb.storage.column_types import FreeText, Moment, UuidKey, Words
from kb.storage.row_base import StorageRow


class MatterRow(StorageRow, table=True):
    """A matter across its calls."""

    __tablename__ = "matters"
    __table_args__ = (Index(None, "caller_reference"),)

    id: UUID = Field(sa_type=UuidKey, primary_key=True)
    opened_at: datetime = Field(sa_type=Moment)
    caller_reference: str = Field(sa_type=FreeText)
    handler: str = Field(sa_type=FreeText)
    product: str = Field(sa_type=FreeText)
    cause: str = Field(sa_type=FreeText)
    demand_qualities: tuple[str, ...] = Field(sa_type=Words)
    demand_quantity: str = Field(sa_type=FreeText)
    original_complaint: str = Field(sa_type=FreeText)
    state: str
    answer_channel: str | None
    answer_channel_reason: str = Field(sa_type=FreeText)
    reviewers: tuple[str, ...] = Field(sa_type=Words)
    closed_at: datetime | None = Field(sa_type=Moment)


class EvidenceRow(StorageRow, table=True):
    """A checked fact of a matter; ``place`` is its position in the list, from 0."""

    __tablename__ = "matter_evidence"

    matter_id: UUID = Field(sa_type=UuidKey, foreign_key="matters.id", primary_key=True)
    place: int = Field(primary_key=True)
    at: datetime = Field(sa_type=Moment)
    principle: str
    text: str = Field(sa_type=FreeText)
    checked_by: str = Field(sa_type=FreeText)


class CallRow(StorageRow, table=True):
    """A call with its notes, the row that autosave overwrites."""

    __tablename__ = "calls"
    __table_args__ = (
        # Everything that counting calls of a kind asks for, so that it reads no notes.
        Index(None, "started_at", "product", "cause", "id"),
        Index(None, "ended_at"),
        Index(None, "matter_id"),
        Index(None, "caller_reference"),
    )

    id: UUID = Field(sa_type=UuidKey, primary_key=True)
    started_at: datetime = Field(sa_type=Moment)
    agent: str = Field(sa_type=FreeText)
    matter_id: UUID | None = Field(sa_type=UuidKey, foreign_key="matters.id")
    caller_reference: str = Field(sa_type=FreeText)
    handling: str
    notes: str = Field(sa_type=FreeText)
    demand_qualities: tuple[str, ...] = Field(sa_type=Words)
    demand_quantity: str = Field(sa_type=FreeText)
    product: str = Field(sa_type=FreeText)
    cause: str = Field(sa_type=FreeText)
    action: str = Field(sa_type=FreeText)
    result: str | None
    seconds_held: int
    secondary_at: datetime | None = Field(sa_type=Moment)
    ended_at: datetime | None = Field(sa_type=Moment)
    held_since: datetime | None = Field(sa_type=Moment)
    asked: tuple[str, ...] = Field(sa_type=Words, sa_column_kwargs={"server_default": "[]"})
    stage: str | None
    fault_established: bool = Field(sa_column_kwargs={"server_default": "0"})
    reading: str | None = Field(default=None, sa_type=FreeText)


class CallEventRow(StorageRow, table=True):
    """One moment of a call's timeline."""

    __tablename__ = "call_events"
    __table_args__ = (Index(None, "call_id", "at"), Index(None, "type", "detail"))

    id: UUID = Field(sa_type=UuidKey, primary_key=True)
    call_id: UUID = Field(sa_type=UuidKey, foreign_key="calls.id")
    at: datetime = Field(sa_type=Moment)
    type: str
    article_id: UUID | None = Field(sa_type=UuidKey, foreign_key="articles.id")
    detail: str = Field(sa_type=FreeText)


class CallSourceRow(StorageRow, table=True):
    """Which row of an imported table a call came from, so that no row becomes two calls.

    ``digest`` is of what the row said when the call was last written: only when it says something else is the call
    written again.
    """

    __tablename__ = "call_sources"
    __table_args__ = (Index(None, "call_id"), {"sqlite_with_rowid": False})

    source_key: str = Field(primary_key=True)
    call_id: UUID = Field(sa_type=UuidKey, foreign_key="calls.id")
    digest: str


class FeedbackRow(StorageRow, table=True):
    """What an agent said of an article."""

    __tablename__ = "feedback"
    __table_args__ = (Index(None, "article_id", "type"), Index(None, "call_id"), Index(None, "type", "settled_at"))

    id: UUID = Field(sa_type=UuidKey, primary_key=True)
    article_id: UUID = Field(sa_type=UuidKey, foreign_key="articles.id")
    call_id: UUID | None = Field(sa_type=UuidKey, foreign_key="calls.id")
    at: datetime = Field(sa_type=Moment)
    type: str
    reason: str = Field(sa_type=FreeText)
    settled_at: datetime | None = Field(default=None, sa_type=Moment)
    settled_by: str | None = Field(default=None, sa_type=FreeText)
    settlement: str | None = None


class PromiseRow(StorageRow, table=True):
    """A promise to a customer."""

    __tablename__ = "promises"
    __table_args__ = (Index(None, "state", "due_at"), Index(None, "call_id"), Index(None, "matter_id"))

    id: UUID = Field(sa_type=UuidKey, primary_key=True)
    made_at: datetime = Field(sa_type=Moment)
    due_at: datetime = Field(sa_type=Moment)
    what: str = Field(sa_type=FreeText)
    to_whom: str = Field(sa_type=FreeText)
    owner: str = Field(sa_type=FreeText)
    channel: str
    call_id: UUID | None = Field(sa_type=UuidKey, foreign_key="calls.id")
    matter_id: UUID | None = Field(sa_type=UuidKey, foreign_key="matters.id")
    state: str
    settled_at: datetime | None = Field(sa_type=Moment)
    reason: str = Field(sa_type=FreeText)


class PromiseMoveRow(StorageRow, table=True):
    """One change of a promise's due time; ``place`` counts them from 0."""

    __tablename__ = "promise_moves"

    promise_id: UUID = Field(sa_type=UuidKey, foreign_key="promises.id", primary_key=True)
    place: int = Field(primary_key=True)
    at: datetime = Field(sa_type=Moment)
    due_before: datetime = Field(sa_type=Moment)
    reason: str = Field(sa_type=FreeText)


class HandoverMemoRow(StorageRow, table=True):
    """A memo as it was handed over."""

    __tablename__ = "handover_memos"
    __table_args__ = (Index(None, "call_id"),)

    id: UUID = Field(sa_type=UuidKey, primary_key=True)
    call_id: UUID = Field(sa_type=UuidKey, foreign_key="calls.id")
    made_at: datetime = Field(sa_type=Moment)
    to_role: str = Field(sa_type=FreeText)
    text: str = Field(sa_type=FreeText)


class ReviewItemRow(StorageRow, table=True):
    """What is to be looked at together after a secondary complaint; one a call."""

    __tablename__ = "review_items"
    __table_args__ = (UniqueConstraint("call_id"), Index(None, "closed_at"))

    id: UUID = Field(sa_type=UuidKey, primary_key=True)
    call_id: UUID = Field(sa_type=UuidKey, foreign_key="calls.id")
    opened_at: datetime = Field(sa_type=Moment)
    angered: str = Field(sa_type=FreeText)
    calmed: str = Field(sa_type=FreeText)
    closed_at: datetime | None = Field(sa_type=Moment)
