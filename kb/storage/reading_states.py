"""How a ``ReadingState`` lies in its column: a JSON object that is read whole, or nothing."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from kb.domain.article import Stage
from kb.domain.conduct import SpokenMoment
from kb.domain.reading_state import ReadingPlace, ReadingState, SpokenMark
from kb.domain.script import ApologyClass
from kb.domain.slots import SlotValue


def to_column(state: ReadingState) -> str | None:
    """Return the text of the column; nothing for a state that says nothing."""
    if state == ReadingState():
        return None
    content = {
        "open": str(state.open_article) if state.open_article else None,
        "places": [
            {
                "article": str(place.article_id),
                "line": place.line,
                "view": place.view,
                "ticks": [[step, done] for step, done in place.ticks.items()],
            }
            for place in state.places
        ],
        "slots": {
            name: {"text": value.text, "due": value.due_at.isoformat() if value.due_at else None}
            for name, value in state.slots.items()
        },
        "used": sorted(map(str, state.used)),
        "spoken": [[str(mark.article_id), mark.line, asdict(mark.moment)] for mark in state.spoken],
    }
    return json.dumps(content, ensure_ascii=False)


def from_column(text: str | None) -> ReadingState:
    """Return the state that a column holds."""
    if not text:
        return ReadingState()
    content: dict[str, Any] = json.loads(text)
    return ReadingState(
        open_article=UUID(content["open"]) if content["open"] else None,
        places=tuple(
            ReadingPlace(
                article_id=UUID(place["article"]),
                line=place["line"],
                view=place["view"],
                ticks={step: done for step, done in place["ticks"]},  # noqa: C416 - JSON gives pairs as lists
            )
            for place in content["places"]
        ),
        slots={
            name: SlotValue(value["text"], datetime.fromisoformat(value["due"]) if value["due"] else None)
            for name, value in content["slots"].items()
        },
        used=frozenset(map(UUID, content["used"])),
        spoken=tuple(
            SpokenMark(UUID(article_id), line, _moment(moment)) for article_id, line, moment in content["spoken"]
        ),
    )


def _moment(values: dict[str, Any]) -> SpokenMoment:
    stage = Stage(values["stage"]) if values["stage"] else None
    return SpokenMoment(**{**values, "stage": stage, "apology": ApologyClass(values["apology"])})
