"""What knowledge editors need.

Drafts by window, so that two programs never write over each other; what became of feedback; searches and calls that
found nothing; images; how a table's columns are read, and which row of a table a call came from; what a folder said
when it was imported last.

Revision ID: 0003
Revises: 0002
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from kb.storage.column_types import FreeText, Moment, UuidKey

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add columns and tables; a draft that exists belongs to no window, so that the next one may take it over."""
    _key_drafts_by_window()
    _extend_feedback()
    _create_missed_searches()
    _create_attachments()
    _create_table_imports()
    _create_folder_versions()
    _create_packs()
    _index_calls_by_kind()


def _key_drafts_by_window() -> None:
    op.rename_table("article_drafts", "earlier_drafts")
    op.create_table(
        "article_drafts",
        sa.Column("article_id", UuidKey(), nullable=False),
        sa.Column("editor", FreeText(), nullable=False),
        sa.Column("window", UuidKey(), nullable=False),
        sa.Column("text", FreeText(), nullable=False),
        sa.Column("base_number", sa.Integer(), nullable=False),
        sa.Column("saved_at", Moment(), nullable=False),
        sa.Column("call_id", UuidKey(), nullable=True),
        sa.ForeignKeyConstraint(["call_id"], ["calls.id"], name=op.f("fk_article_drafts_call_id")),
        sa.PrimaryKeyConstraint("article_id", "editor", "window", name=op.f("pk_article_drafts")),
    )
    op.execute(
        "INSERT INTO article_drafts (article_id, editor, window, text, base_number, saved_at) "
        "SELECT article_id, editor, zeroblob(16), text, base_number, saved_at FROM earlier_drafts"
    )
    op.drop_table("earlier_drafts")


def _extend_feedback() -> None:
    op.add_column("feedback", sa.Column("settled_at", Moment(), nullable=True))
    op.add_column("feedback", sa.Column("settled_by", FreeText(), nullable=True))
    op.add_column("feedback", sa.Column("settlement", sa.String(), nullable=True))
    op.create_index(op.f("ix_feedback_type_settled_at"), "feedback", ["type", "settled_at"])


def _create_missed_searches() -> None:
    op.create_table(
        "missed_searches",
        sa.Column("id", UuidKey(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("question", FreeText(), nullable=False),
        sa.Column("call_id", UuidKey(), nullable=True),
        sa.Column("settled_at", Moment(), nullable=True),
        sa.Column("settled_by", FreeText(), nullable=True),
        sa.Column("settlement", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["call_id"], ["calls.id"], name=op.f("fk_missed_searches_call_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_missed_searches")),
    )
    op.create_index(op.f("ix_missed_searches_settled_at"), "missed_searches", ["settled_at"])


def _create_attachments() -> None:
    op.create_table(
        "attachments",
        sa.Column("id", UuidKey(), nullable=False),
        sa.Column("added_at", Moment(), nullable=False),
        sa.Column("added_by", FreeText(), nullable=False),
        sa.Column("name", FreeText(), nullable=False),
        sa.Column("media_type", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachments")),
        sa.UniqueConstraint("sha256", name=op.f("uq_attachments_sha256")),
    )


def _create_table_imports() -> None:
    op.create_table(
        "table_mappings",
        sa.Column("signature", sa.String(), nullable=False),
        sa.Column("target", sa.String(), nullable=False),
        sa.Column("mapping", FreeText(), nullable=False),
        sa.Column("used_at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("signature", "target", name=op.f("pk_table_mappings")),
    )
    op.create_table(
        "call_sources",
        sa.Column("source_key", sa.String(), nullable=False),
        sa.Column("call_id", UuidKey(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["call_id"], ["calls.id"], name=op.f("fk_call_sources_call_id")),
        sa.PrimaryKeyConstraint("source_key", name=op.f("pk_call_sources")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_call_sources_call_id"), "call_sources", ["call_id"])


def _create_folder_versions() -> None:
    op.create_table(
        "folder_versions",
        sa.Column("folder", sa.String(), nullable=False),
        sa.Column("article_id", UuidKey(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("folder", "article_id", name=op.f("pk_folder_versions")),
        sqlite_with_rowid=False,
    )


def _create_packs() -> None:
    op.create_table(
        "packs",
        sa.Column("pack_id", UuidKey(), nullable=False),
        sa.Column("made_here", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("mark", UuidKey(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("pack_id", "made_here", name=op.f("pk_packs")),
    )


def _index_calls_by_kind() -> None:
    op.drop_index(op.f("ix_calls_started_at"), "calls")
    op.create_index(op.f("ix_calls_started_at_product_cause_id"), "calls", ["started_at", "product", "cause", "id"])
    op.create_index(op.f("ix_call_events_type_detail"), "call_events", ["type", "detail"])
