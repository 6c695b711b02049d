"""What the index knows of an article: the rendered text to search in and everything a result row shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from kb.domain.article import Kind, Outcome, Stage, State
from kb.domain.reading import CaseSummary

_DATES = ("happened_on", "ends_on", "validated_on")
_TUPLES = ("paragraphs", "customer_words", "practices", "tags", "demand")


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexDocument:
    """One article as the index takes it in and gives it back; ``paragraphs`` is the text of the rendered article."""

    article_id: UUID
    kind: Kind
    state: State
    title: str
    paragraphs: tuple[str, ...] = ()
    customer_words: tuple[str, ...] = ()
    practices: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    product: str = ""
    cause: str = ""
    demand: tuple[str, ...] = ()
    stage: Stage | None = None
    summary: CaseSummary | None = None
    outcome: Outcome | None = None
    happened_on: date | None = None
    ends_on: date | None = None
    validated_on: date | None = None


def to_row(document: IndexDocument) -> dict[str, Any]:
    """Return the document as builtins: what is stored must load without any class of this package."""
    row: dict[str, Any] = {name: getattr(document, name) for name in ("title", "product", "cause")}
    row.update({name: tuple(map(str, getattr(document, name))) for name in _TUPLES})
    row["id"] = str(document.article_id)
    row["kind"] = document.kind.value
    row["state"] = document.state.value
    row["stage"] = document.stage.value if document.stage else ""
    row["outcome"] = document.outcome.value if document.outcome else ""
    for name in _DATES:
        value: date | None = getattr(document, name)
        row[name] = value.isoformat() if value else ""
    summary = document.summary
    row["summary"] = (summary.situation, summary.demand, summary.action, summary.result) if summary else ()
    return row


def from_row(row: dict[str, Any]) -> IndexDocument:
    """Return the document that ``to_row`` made the row from."""
    return IndexDocument(
        article_id=UUID(row["id"]),
        kind=Kind(row["kind"]),
        state=State(row["state"]),
        title=row["title"],
        product=row["product"],
        cause=row["cause"],
        stage=Stage(row["stage"]) if row["stage"] else None,
        summary=CaseSummary(*row["summary"]) if row["summary"] else None,
        outcome=Outcome(row["outcome"]) if row["outcome"] else None,
        paragraphs=tuple(row["paragraphs"]),
        customer_words=tuple(row["customer_words"]),
        practices=tuple(row["practices"]),
        tags=tuple(row["tags"]),
        demand=tuple(row["demand"]),
        happened_on=_date(row["happened_on"]),
        ends_on=_date(row["ends_on"]),
        validated_on=_date(row["validated_on"]),
    )


def _date(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
