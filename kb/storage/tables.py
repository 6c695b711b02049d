"""The tables as SQLModel rows; a row never leaves ``kb.storage``.

Nothing here creates a table: the migrations do, and a test compares both. Closed choices are stored as their stable
text values. ``alembic_version`` is Alembic's own.
"""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Index, MetaData, Table, UniqueConstraint
from sqlmodel import Field

import kb.storage.call_tables  # noqa: F401 - METADATA holds their tables too
from kb.storage.column_types import FreeText, Moment, UuidKey, Words
from kb.storage.row_base import StorageRow


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
    """What an editor is typing in one window; the article may not exist yet, so there is no foreign key.

    ``call_id`` is the call that the draft of a case was made of.
    """

    __tablename__ = "article_drafts"

    article_id: UUID = Field(sa_type=UuidKey, primary_key=True)
    editor: str = Field(sa_type=FreeText, primary_key=True)
    window: UUID = Field(sa_type=UuidKey, primary_key=True)
    text: str = Field(sa_type=FreeText)
    base_number: int
    saved_at: datetime = Field(sa_type=Moment)
    call_id: UUID | None = Field(default=None, sa_type=UuidKey, foreign_key="calls.id")


class MissedSearchRow(StorageRow, table=True):
    """A search, or the notes of a call, for which the library had nothing; ``question`` holds no personal data."""

    __tablename__ = "missed_searches"
    __table_args__ = (Index(None, "settled_at"),)

    id: UUID = Field(sa_type=UuidKey, primary_key=True)
    at: datetime = Field(sa_type=Moment)
    source: str
    question: str = Field(sa_type=FreeText)
    call_id: UUID | None = Field(sa_type=UuidKey, foreign_key="calls.id")
    settled_at: datetime | None = Field(default=None, sa_type=Moment)
    settled_by: str | None = Field(default=None, sa_type=FreeText)
    settlement: str | None = None


class AttachmentRow(StorageRow, table=True):
    """An image that articles show; ``name`` is what its file was called."""

    __tablename__ = "attachments"
    __table_args__ = (UniqueConstraint("sha256"),)

    id: UUID = Field(sa_type=UuidKey, primary_key=True)
    added_at: datetime = Field(sa_type=Moment)
    added_by: str = Field(sa_type=FreeText)
    name: str = Field(sa_type=FreeText)
    media_type: str
    sha256: str = Field(max_length=64)
    content: bytes


class TableMappingRow(StorageRow, table=True):
    """How the columns of a table are read, by the ``signature`` of its header and what its rows become."""

    __tablename__ = "table_mappings"

    signature: str = Field(primary_key=True)
    target: str = Field(primary_key=True)
    mapping: str = Field(sa_type=FreeText)
    used_at: datetime = Field(sa_type=Moment)


class FolderVersionRow(StorageRow, table=True):
    """What the file of an article said when a folder was imported last, as a digest; ``folder`` is one of its path."""

    __tablename__ = "folder_versions"
    __table_args__ = ({"sqlite_with_rowid": False},)

    folder: str = Field(primary_key=True)
    article_id: UUID = Field(sa_type=UuidKey, primary_key=True)
    digest: str


class PackRow(StorageRow, table=True):
    """How far the library is with a knowledge pack, one that is made here or one that is taken in."""

    __tablename__ = "packs"

    pack_id: UUID = Field(sa_type=UuidKey, primary_key=True)
    made_here: bool = Field(primary_key=True)
    version: int
    mark: UUID = Field(sa_type=UuidKey)
    at: datetime = Field(sa_type=Moment)


class AuditHeadRow(StorageRow, table=True):
    """The newest record of the audit trail beside the library, at most one row; see ``kb.storage.audit_head_store``."""

    __tablename__ = "audit_head"

    number: int = Field(primary_key=True)
    hash: str


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
DRAFTS: Table = METADATA.tables["article_drafts"]
ATTACHMENTS: Table = METADATA.tables["attachments"]
FOLDER_VERSIONS: Table = METADATA.tables["folder_versions"]
AUDIT_HEAD: Table = METADATA.tables["audit_head"]
