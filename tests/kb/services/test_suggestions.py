"""What a call brings up from the sample knowledge, by the practices that depend on it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kb.domain.article import Kind, State
from kb.domain.demand import Demand, DemandQuality
from kb.domain.suggestion import ReasonType, SuggestionQuery
from tests.kb.support import make_script

if TYPE_CHECKING:
    from kb.library import Library


@pytest.mark.parametrize(
    "note",
    ["今すぐ家まで来いと言われている", "駅で待ってるから来い", "電話じゃ話にならない、今からうちに来て謝れと言う"],
)
def test_p1_a_demand_to_come_puts_the_visit_procedure_first_without_the_word(sample: Library, note: str) -> None:
    first = sample.suggestions.suggest(SuggestionQuery(notes=note)).recommended[0]
    assert "訪問" not in note
    assert "P1" in first.practices
    procedure = sample.reading.find("訪問要求への応対")
    found = sample.suggestions.suggest(SuggestionQuery(notes=note)).recommended
    assert procedure.article.id in {one.article_id for one in found}
    assert procedure.article.kind is Kind.PROCEDURE
    assert len(procedure.steps) >= 3


def test_p3_a_demand_in_its_field_takes_part_in_the_ranking_of_similar_cases(sample: Library) -> None:
    bare = SuggestionQuery(notes="電気ケトルの取っ手が外れてお湯がこぼれた。先月買ったばかり")
    visit = replace(bare, demand=Demand((DemandQuality.VISIT,), "今夜8時まで"))
    before = {case.article_id: case.score for case in sample.suggestions.suggest(bare).similar}
    after = sample.suggestions.suggest(visit).similar
    raised = [case for case in after if ReasonType.SAME_DEMAND in {reason.type for reason in case.reasons}]
    assert raised
    assert all(case.score > before.get(case.article_id, 0.0) for case in raised)


def test_of_two_articles_that_say_the_same_agents_are_suggested_the_validated_one_first(sample: Library) -> None:
    situation = "着ぐるみのラッコが除湿器を踏み抜いたと言われた"
    first, second = (make_script(f"着ぐるみのラッコ {name}", situation) for name in ("甲", "乙"))
    for article in (first, second):
        sample.editing.save(article)
    query = SuggestionQuery(notes=situation)
    for validated, other in ((first, second), (second, first)):
        sample.editing.set_state(validated.id, State.VALIDATED)
        found = sample.suggestions.suggest(query).recommended[:2]
        assert [(one.article_id, one.state) for one in found] == [
            (validated.id, State.VALIDATED),
            (other.id, State.NOT_VALIDATED),
        ]
        sample.editing.set_state(validated.id, State.NOT_VALIDATED)
