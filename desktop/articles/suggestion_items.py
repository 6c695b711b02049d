"""What the row of a suggestion holds, and what a screen reader says of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.articles.reasons import outcome_words, reason_text
from desktop.i18n import noop, translate
from desktop.texts import label, short_label

if TYPE_CHECKING:
    from uuid import UUID

    from kb.domain.suggestion import Suggestion


@dataclass(frozen=True, slots=True)
class Reply:
    """A recommended reply and the number that opens it."""

    number: int
    suggestion: Suggestion

    @property
    def article_id(self) -> UUID:
        """The article it opens."""
        return self.suggestion.article_id


@dataclass(frozen=True, slots=True)
class Case:
    """A similar case and the number that opens it."""

    number: int
    suggestion: Suggestion

    @property
    def article_id(self) -> UUID:
        """The article it opens."""
        return self.suggestion.article_id


_LABELS = (
    noop("SuggestionRows", "状況"),
    noop("SuggestionRows", "要求"),
    noop("SuggestionRows", "対応"),
    noop("SuggestionRows", "結果"),
)


def summary_labels() -> tuple[str, str, str, str]:
    """Return 状況, 要求, 対応, 結果 in the language of the program."""
    situation, demand, action, result = (translate("SuggestionRows", text) for text in _LABELS)
    return situation, demand, action, result


def suggestion_words(item: Reply | Case) -> list[str]:
    """Return everything the row of a suggestion shows, part by part, for a screen reader."""
    suggestion = item.suggestion
    parts = [str(item.number), suggestion.title, short_label(suggestion.kind), label(suggestion.state)]
    if suggestion.summary is not None:
        summary = suggestion.summary
        texts = (summary.situation, summary.demand, summary.action, summary.result)
        parts += [f"{word} {text}" for word, text in zip(summary_labels(), texts, strict=True) if text]
    if suggestion.outcome is not None:
        parts.append(outcome_words(suggestion.outcome))
    return [*parts, reason_text(suggestion.reasons)]
