from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from kb.domain.queues import Miss, MissGroup, MissSource, wilson_lower_bound
from kb.identifiers import new_id

NOW = datetime(2026, 11, 22, tzinfo=UTC)


@pytest.mark.parametrize(
    ("hits", "trials", "bound"), [(0, 0, 0.0), (0, 5, 0.0), (1, 1, 0.2065), (2, 3, 0.2077), (20, 30, 0.4878)]
)
def test_a_share_of_few_is_taken_low(hits: int, trials: int, bound: float) -> None:
    assert wilson_lower_bound(hits, trials) == pytest.approx(bound, abs=1e-4)


def test_a_group_is_called_by_what_was_asked_most() -> None:
    asked = ["カビ", "カビ臭い", "カビ臭い"]
    misses = [
        Miss(id=new_id(), at=NOW - timedelta(hours=hours), source=MissSource.SEARCH, question=question)
        for hours, question in enumerate(asked)
    ]
    group = MissGroup(misses=tuple(misses))
    assert (group.question, group.count, group.last) == ("カビ臭い", 3, NOW)
    assert group.questions == ("カビ", "カビ臭い")
