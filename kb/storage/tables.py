"""The tables as SQLModel rows; a row never leaves ``kb.storage``.

Nothing here creates a table: the migrations do, and a test compares both. Closed choices are stored as their stable
text values. ``alembic_version`` is Alembic's own.
"""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Index, MetaData, Table, UniqueConstraint
from sqlalchemy.orm import registry
from sqlmodel import Field, SQLModel

from kb.storage.column_types import FreeText, Moment, UuidKey, Words

#: Every constraint has a name, because SQLite can only change a named one later.
NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


class StorageRow(SQLModel, registry=registry(metadata=MetaData(naming_convention=NAMING))):
    """Base of all rows, with a registry of its own so that another user of SQLModel in the process never mixes in."""


class ArticleRow(StorageRow, table=True):
    """The head of an article: what is looked up without its text, and which revision is the latest."""

    __tablename__ = "articles"
    __table_args__ = (Index(None, "kind", "title"), {"sqlite_with_rowid": False})

    id: UUID = Field(sa_type=UuidKey, primary_key=True)
    kind: str
    title: str = Field(sa_type=FreeText)
    state: str
    latest_number: int


class ArticleRevisionRow(StorageRow, table=True):
    """One revision, whole; triggers refuse to change or delete it."""

    __tablename__ = "article_revisions"
    __table_args__ = (UniqueConstraint("article_id", "number"),)

    id: UUID = Field(sa_type=UuidKey, primary_key=True)
    article_id: UUID = Field(sa_type=UuidKey, foreign_key="articles.id")
    number: int
    saved_at: datetime = Field(sa_type=Moment)
    saved_by: str = Field(sa_type=FreeText)
    kind: str
    title: str = Field(sa_type=FreeText)
    body: str = Field(sa_type=FreeText)
    state: str
    practices: tuple[str, ...] = Field(sa_type=Words)
    product: str = Field(sa_type=FreeText)
    cause: str = Field(sa_type=FreeText)
    demand: tuple[str, ...] = Field(sa_type=Words)
    tags: tuple[str, ...] = Field(sa_type=Words)
    customer_words: tuple[str, ...] = Field(sa_type=Words)
    validated_on: date | None
    stage: str | None
    role: str | None
    outcome: str | None
    happened_on: date | None
    ends_on: date | None


class ArticleDraftRow(StorageRow, table=True):
    """What an editor is typing; the article may not exist yet, so there is no foreign key."""

    __tablename__ = "article_drafts"

    article_id: UUID = Field(sa_type=UuidKey, primary_key=True)
    editor: str = Field(sa_type=FreeText, primary_key=True)
    text: str = Field(sa_type=FreeText)
    base_number: int
    saved_at: datetime = Field(sa_type=Moment)


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


class CallRow(StorageRow, table=True):
    """A call with its notes, the row that autosave overwrites."""

    __tablename__ = "calls"
    __table_args__ = (
        Index(None, "started_at"),
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
    __table_args__ = (Index(None, "call_id", "at"),)

    id: UUID = Field(sa_type=UuidKey, primary_key=True)
    call_id: UUID = Field(sa_type=UuidKey, foreign_key="calls.id")
    at: datetime = Field(sa_type=Moment)
    type: str
    article_id: UUID | None = Field(sa_type=UuidKey, foreign_key="articles.id")
    detail: str = Field(sa_type=FreeText)


class FeedbackRow(StorageRow, table=True):
    """What an agent said of an article."""

    __tablename__ = "feedback"
    __table_args__ = (Index(None, "article_id", "type"), Index(None, "call_id"))

    id: UUID = Field(sa_type=UuidKey, primary_key=True)
    article_id: UUID = Field(sa_type=UuidKey, foreign_key="articles.id")
    call_id: UUID | None = Field(sa_type=UuidKey, foreign_key="calls.id")
    at: datetime = Field(sa_type=Moment)
    type: str
    reason: str = Field(sa_type=FreeText)


class EvidenceRow(StorageRow, table=True):
    """A checked fact of a matter; ``place`` is its position in the list, from 0."""

    __tablename__ = "matter_evidence"

    matter_id: UUID = Field(sa_type=UuidKey, foreign_key="matters.id", primary_key=True)
    place: int = Field(primary_key=True)
    at: datetime = Field(sa_type=Moment)
    principle: str
    text: str = Field(sa_type=FreeText)
    checked_by: str = Field(sa_type=FreeText)


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


class OutboxRow(StorageRow, table=True):
    """A change the search index has not seen yet; local to this file, hence a plain counter that reuses no value."""

    __tablename__ = "outbox"
    __table_args__ = ({"sqlite_autoincrement": True},)

    sequence_id: int | None = Field(default=None, primary_key=True)
    article_id: UUID = Field(sa_type=UuidKey)
    change: str


METADATA: MetaData = StorageRow.metadata
ARTICLES: Table = METADATA.tables["articles"]
REVISIONS: Table = METADATA.tables["article_revisions"]
OUTBOX: Table = METADATA.tables["outbox"]
