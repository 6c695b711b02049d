"""Everything a library needs on its first day.

Revision ID: 0001
Revises: -
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from kb.storage.column_types import FreeText, Moment, UuidKey, Words

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create the tables in the order their foreign keys need."""
    _create_articles()
    _create_revisions()
    _make_append_only("article_revisions")
    _create_drafts()
    _create_matters()
    _create_calls()
    _create_call_events()
    _create_feedback()
    _create_outbox()


def _create_articles() -> None:
    op.create_table(
        "articles",
        sa.Column("id", UuidKey(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("title", FreeText(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("latest_number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_articles")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_articles_kind_title"), "articles", ["kind", "title"])


def _create_revisions() -> None:
    op.create_table(
        "article_revisions",
        sa.Column("id", UuidKey(), nullable=False),
        sa.Column("article_id", UuidKey(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("saved_at", Moment(), nullable=False),
        sa.Column("saved_by", FreeText(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("title", FreeText(), nullable=False),
        sa.Column("body", FreeText(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("practices", Words(), nullable=False),
        sa.Column("product", FreeText(), nullable=False),
        sa.Column("cause", FreeText(), nullable=False),
        sa.Column("demand", Words(), nullable=False),
        sa.Column("tags", Words(), nullable=False),
        sa.Column("customer_words", Words(), nullable=False),
        sa.Column("validated_on", sa.Date(), nullable=True),
        sa.Column("stage", sa.String(), nullable=True),
        sa.Column("role", sa.String(), nullable=True),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.Column("happened_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name=op.f("fk_article_revisions_article_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_article_revisions")),
        sa.UniqueConstraint("article_id", "number", name=op.f("uq_article_revisions_article_id_number")),
    )


def _make_append_only(table: str) -> None:
    for verb in ("update", "delete"):
        op.execute(
            f"CREATE TRIGGER {table}_no_{verb} BEFORE {verb.upper()} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        )


def _create_drafts() -> None:
    op.create_table(
        "article_drafts",
        sa.Column("article_id", UuidKey(), nullable=False),
        sa.Column("editor", FreeText(), nullable=False),
        sa.Column("text", FreeText(), nullable=False),
        sa.Column("base_number", sa.Integer(), nullable=False),
        sa.Column("saved_at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("article_id", "editor", name=op.f("pk_article_drafts")),
    )


def _create_matters() -> None:
    op.create_table(
        "matters",
        sa.Column("id", UuidKey(), nullable=False),
        sa.Column("opened_at", Moment(), nullable=False),
        sa.Column("caller_reference", FreeText(), nullable=False),
        sa.Column("handler", FreeText(), nullable=False),
        sa.Column("product", FreeText(), nullable=False),
        sa.Column("cause", FreeText(), nullable=False),
        sa.Column("demand_qualities", Words(), nullable=False),
        sa.Column("demand_quantity", FreeText(), nullable=False),
        sa.Column("original_complaint", FreeText(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("answer_channel", sa.String(), nullable=True),
        sa.Column("answer_channel_reason", FreeText(), nullable=False),
        sa.Column("evidence", Words(), nullable=False),
        sa.Column("reviewers", Words(), nullable=False),
        sa.Column("closed_at", Moment(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_matters")),
    )
    op.create_index(op.f("ix_matters_caller_reference"), "matters", ["caller_reference"])


def _create_calls() -> None:
    op.create_table(
        "calls",
        sa.Column("id", UuidKey(), nullable=False),
        sa.Column("started_at", Moment(), nullable=False),
        sa.Column("agent", FreeText(), nullable=False),
        sa.Column("matter_id", UuidKey(), nullable=True),
        sa.Column("caller_reference", FreeText(), nullable=False),
        sa.Column("handling", sa.String(), nullable=False),
        sa.Column("notes", FreeText(), nullable=False),
        sa.Column("demand_qualities", Words(), nullable=False),
        sa.Column("demand_quantity", FreeText(), nullable=False),
        sa.Column("product", FreeText(), nullable=False),
        sa.Column("cause", FreeText(), nullable=False),
        sa.Column("action", FreeText(), nullable=False),
        sa.Column("result", sa.String(), nullable=True),
        sa.Column("seconds_held", sa.Integer(), nullable=False),
        sa.Column("secondary_at", Moment(), nullable=True),
        sa.Column("ended_at", Moment(), nullable=True),
        sa.ForeignKeyConstraint(["matter_id"], ["matters.id"], name=op.f("fk_calls_matter_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calls")),
    )
    for column in ("started_at", "ended_at", "matter_id"):
        op.create_index(op.f(f"ix_calls_{column}"), "calls", [column])


def _create_call_events() -> None:
    op.create_table(
        "call_events",
        sa.Column("id", UuidKey(), nullable=False),
        sa.Column("call_id", UuidKey(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("article_id", UuidKey(), nullable=True),
        sa.Column("detail", FreeText(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name=op.f("fk_call_events_article_id")),
        sa.ForeignKeyConstraint(["call_id"], ["calls.id"], name=op.f("fk_call_events_call_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_call_events")),
    )
    op.create_index(op.f("ix_call_events_call_id_at"), "call_events", ["call_id", "at"])


def _create_feedback() -> None:
    op.create_table(
        "feedback",
        sa.Column("id", UuidKey(), nullable=False),
        sa.Column("article_id", UuidKey(), nullable=False),
        sa.Column("call_id", UuidKey(), nullable=True),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("reason", FreeText(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name=op.f("fk_feedback_article_id")),
        sa.ForeignKeyConstraint(["call_id"], ["calls.id"], name=op.f("fk_feedback_call_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feedback")),
    )
    op.create_index(op.f("ix_feedback_article_id_type"), "feedback", ["article_id", "type"])
    op.create_index(op.f("ix_feedback_call_id"), "feedback", ["call_id"])


def _create_outbox() -> None:
    op.create_table(
        "outbox",
        sa.Column("sequence_id", sa.Integer(), nullable=False),
        sa.Column("article_id", UuidKey(), nullable=False),
        sa.Column("change", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("sequence_id", name=op.f("pk_outbox")),
        sqlite_autoincrement=True,
    )
