from __future__ import annotations

import pytest

from kb.domain.article import Outcome
from kb.domain.call import Call, CallResult
from kb.domain.case_draft import outcome_of
from kb.identifiers import new_id
from tests.kb.support import START


@pytest.mark.parametrize(
    ("result", "outcome"),
    [
        (CallResult.SETTLED, Outcome.SETTLED),
        (CallResult.NO_CONSENT, Outcome.NO_CONSENT),
        (CallResult.TERMINATED, Outcome.NO_CONSENT),
        (CallResult.SECONDARY, Outcome.SECONDARY),
        (CallResult.CALLBACK, None),
        (CallResult.HANDED_OVER, None),
        (None, None),
    ],
)
def test_the_outcome_of_a_case_follows_from_the_result(result: CallResult | None, outcome: Outcome | None) -> None:
    assert outcome_of(Call(id=new_id(), started_at=START, result=result)) is outcome


def test_a_secondary_complaint_that_goes_on_elsewhere_is_one() -> None:
    call = Call(id=new_id(), started_at=START, secondary_at=START, result=CallResult.HANDED_OVER)
    assert outcome_of(call) is Outcome.SECONDARY
