"""三つのカエル: what to change, and why."""

from __future__ import annotations

import pytest

from kb.domain.call import Handling
from kb.domain.three_changes import CallFacts, Change, ChangeReason, SuggestedChange, suggest_changes


def changes(facts: CallFacts) -> tuple[SuggestedChange, ...]:
    return suggest_changes(facts, patience_minutes=20)


def test_p25_on_the_telephone_it_is_usually_the_person() -> None:
    assert changes(CallFacts(minutes_without_progress=20)) == (
        SuggestedChange(Change.PERSON, (ChangeReason.NO_PROGRESS,)),
    )
    assert changes(CallFacts(minutes_without_progress=20, same_content=True))[0].reasons == (
        ChangeReason.NO_PROGRESS,
        ChangeReason.SAME_CONTENT,
    )


@pytest.mark.parametrize(
    "facts",
    [
        CallFacts(minutes_without_progress=25, handed_over=True),
        CallFacts(minutes_without_progress=25, handling=Handling.SECOND),
    ],
)
def test_p25_after_the_person_it_is_the_time(facts: CallFacts) -> None:
    assert changes(facts) == (SuggestedChange(Change.TIME, (ChangeReason.NO_PROGRESS, ChangeReason.CHANGED_ALREADY)),)


def test_p25_after_many_calls_the_place_too() -> None:
    found = changes(CallFacts(minutes_without_progress=25, handed_over=True, calls_of_matter=3))
    assert [change.change for change in found] == [Change.TIME, Change.PLACE]
    assert found[1].reasons == (ChangeReason.MANY_CALLS,)


def test_p24_trust_lost_changes_the_person_whatever_the_clock_says() -> None:
    assert changes(CallFacts(trust_lost=True, handed_over=True)) == (
        SuggestedChange(Change.PERSON, (ChangeReason.TRUST_LOST,)),
    )


def test_p21_nobody_goes_on_alone_with_harassment() -> None:
    assert changes(CallFacts(harassed=True))[0] == SuggestedChange(Change.PERSON, (ChangeReason.HARASSED,))


def test_p10_who_asks_for_a_superior_gets_a_reason_to_settle() -> None:
    assert changes(CallFacts(superior_demanded=True))[0].reasons == (ChangeReason.SUPERIOR_DEMANDED,)
    assert changes(CallFacts(superior_demanded=True, handling=Handling.SECOND)) == ()


def test_p1_a_visit_is_not_decided_on_the_spot() -> None:
    assert changes(CallFacts(visit_demanded=True)) == (SuggestedChange(Change.TIME, (ChangeReason.VISIT_DEMANDED,)),)


def test_p25_a_call_that_moves_changes_nothing() -> None:
    assert changes(CallFacts(minutes_without_progress=19, calls_of_matter=5)) == ()
