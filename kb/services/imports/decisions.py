"""Decisions about an import as JSON, so that an import that goes on after a kill keeps to them."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from kb.documents.article_text import read_article, write_article
from kb.domain.article import Kind
from kb.domain.importing import ConflictChoice, ImportDecisions, Resolution


def decisions_as_json(decisions: ImportDecisions) -> dict[str, Any]:
    """Return the decisions as values that JSON knows."""
    return {
        "conflicts": decisions.conflicts.value,
        "each": {str(key): choice.value for key, choice in decisions.each.items()},
        "resolved": {
            str(key): [write_article(resolution.article), resolution.library_number]
            for key, resolution in decisions.resolved.items()
        },
        "archive": sorted(map(str, decisions.archive)),
        "text_kind": decisions.text_kind.value if decisions.text_kind else None,
    }


def decisions_of_json(found: dict[str, Any]) -> ImportDecisions:
    """Return the decisions again.

    Raises:
        ValueError, KeyError, TypeError, AttributeError, ArticleInvalidError: this program did not write them.
    """
    return ImportDecisions(
        conflicts=ConflictChoice(found["conflicts"]),
        each={UUID(key): ConflictChoice(choice) for key, choice in found["each"].items()},
        resolved={
            UUID(key): Resolution(read_article(text), int(number)) for key, (text, number) in found["resolved"].items()
        },
        archive=frozenset(map(UUID, found["archive"])),
        text_kind=Kind(found["text_kind"]) if found["text_kind"] else None,
    )
