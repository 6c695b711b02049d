"""What guidance during a call needs.

Hold, asked items, stage, how far its words are read; promises, memos, review items, evidence.

Revision ID: 0002
Revises: 0001
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from kb.storage.column_types import FreeText, Moment, UuidKey, Words

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add columns and tables; evidence moves from a list of words to rows, as phenomena seen when the matter began."""
    _extend_calls()
    _create_evidence()
    _create_promises()
    _create_memos()
    _create_review_items()


def _extend_calls() -> None:
    op.add_column("calls", sa.Column("held_since", Moment(), nullable=True))
    op.add_column("calls", sa.Column("asked", Words(), nullable=False, server_default="[]"))
    op.add_column("calls", sa.Column("stage", sa.String(), nullable=True))
    op.add_column("calls", sa.Column("fault_established", sa.Boolean(), nullable=False, server_default="0"))
    op.add_column("calls", sa.Column("reading", FreeText(), nullable=True))
    op.create_index(op.f("ix_calls_caller_reference"), "calls", ["caller_reference"])


def _create_evidence() -> None:
    op.create_table(
        "matter_evidence",
        sa.Column("matter_id", UuidKey(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("principle", sa.String(), nullable=False),
        sa.Column("text", FreeText(), nullable=False),
        sa.Column("checked_by", FreeText(), nullable=False),
        sa.ForeignKeyConstraint(["matter_id"], ["matters.id"], name=op.f("fk_matter_evidence_matter_id")),
        sa.PrimaryKeyConstraint("matter_id", "place", name=op.f("pk_matter_evidence")),
    )
    op.execute(
        "INSERT INTO matter_evidence (matter_id, place, at, principle, text, checked_by) "
        "SELECT matters.id, words.key, matters.opened_at, 'phenomenon', words.value, '' "
        "FROM matters, json_each(matters.evidence) AS words"
    )
    op.drop_column("matters", "evidence")


def _create_promises() -> None:
    op.create_table(
        "promises",
        sa.Column("id", UuidKey(), nullable=False),
        sa.Column("made_at", Moment(), nullable=False),
        sa.Column("due_at", Moment(), nullable=False),
        sa.Column("what", FreeText(), nullable=False),
        sa.Column("to_whom", FreeText(), nullable=False),
        sa.Column("owner", FreeText(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("call_id", UuidKey(), nullable=True),
        sa.Column("matter_id", UuidKey(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("settled_at", Moment(), nullable=True),
        sa.Column("reason", FreeText(), nullable=False),
        sa.ForeignKeyConstraint(["call_id"], ["calls.id"], name=op.f("fk_promises_call_id")),
        sa.ForeignKeyConstraint(["matter_id"], ["matters.id"], name=op.f("fk_promises_matter_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_promises")),
    )
    op.create_index(op.f("ix_promises_state_due_at"), "promises", ["state", "due_at"])
    op.create_index(op.f("ix_promises_call_id"), "promises", ["call_id"])
    op.create_index(op.f("ix_promises_matter_id"), "promises", ["matter_id"])
    op.create_table(
        "promise_moves",
        sa.Column("promise_id", UuidKey(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("due_before", Moment(), nullable=False),
        sa.Column("reason", FreeText(), nullable=False),
        sa.ForeignKeyConstraint(["promise_id"], ["promises.id"], name=op.f("fk_promise_moves_promise_id")),
        sa.PrimaryKeyConstraint("promise_id", "place", name=op.f("pk_promise_moves")),
    )


def _create_memos() -> None:
    op.create_table(
        "handover_memos",
        sa.Column("id", UuidKey(), nullable=False),
        sa.Column("call_id", UuidKey(), nullable=False),
        sa.Column("made_at", Moment(), nullable=False),
        sa.Column("to_role", FreeText(), nullable=False),
        sa.Column("text", FreeText(), nullable=False),
        sa.ForeignKeyConstraint(["call_id"], ["calls.id"], name=op.f("fk_handover_memos_call_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handover_memos")),
    )
    op.create_index(op.f("ix_handover_memos_call_id"), "handover_memos", ["call_id"])


def _create_review_items() -> None:
    op.create_table(
        "review_items",
        sa.Column("id", UuidKey(), nullable=False),
        sa.Column("call_id", UuidKey(), nullable=False),
        sa.Column("opened_at", Moment(), nullable=False),
        sa.Column("angered", FreeText(), nullable=False),
        sa.Column("calmed", FreeText(), nullable=False),
        sa.Column("closed_at", Moment(), nullable=True),
        sa.ForeignKeyConstraint(["call_id"], ["calls.id"], name=op.f("fk_review_items_call_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review_items")),
        sa.UniqueConstraint("call_id", name=op.f("uq_review_items_call_id")),
    )
    op.create_index(op.f("ix_review_items_closed_at"), "review_items", ["closed_at"])
