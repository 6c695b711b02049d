"""What the parts of the screen are called, and how their rows are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.e2e.application import Sight

NOTES = "通話メモ"
SUGGESTIONS = "候補"
LINE_NOW = "いまの行: "


def notes(sight: Sight) -> str:
    """Return what is written in the notes."""
    return sight.text(NOTES, "NotesEdit")


def replies(sight: Sight) -> list[str]:
    """Return the titles of the recommended replies, the first one first; none while nothing is suggested."""
    rows = [row.split(" · ") for row in sight.rows(SUGGESTIONS)]
    heads = [place for place, row in enumerate(rows) if row[0] == "類似事例"]
    return [row[1] for row in rows[: heads[0]] if row[0].isdigit()] if heads else []
