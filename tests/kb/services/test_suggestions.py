from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kb.domain.suggestion import SuggestionQuery

if TYPE_CHECKING:
    from kb.library import Library


def test_use_and_dismissal_reach_the_suggestions(sample: Library) -> None:
    query = SuggestionQuery(notes="今すぐ家まで来いと怒鳴っている")
    first = sample.suggestions.suggest(query).recommended[0]
    sample.calls.use(None, first.article_id)
    again = next(
        suggestion
        for suggestion in sample.suggestions.suggest(query).recommended
        if suggestion.article_id == first.article_id
    )
    assert any(reason.type.value == "used" and reason.count == 1 for reason in again.reasons)
    left_out = replace(query, dismissed=frozenset({first.article_id}))
    assert first.article_id not in {
        suggestion.article_id for suggestion in sample.suggestions.suggest(left_out).recommended
    }
