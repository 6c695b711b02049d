"""Experience and variety decide what is shown of the sure enough articles."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from kb.domain.article import Kind, State
from kb.domain.call import Prior
from kb.search.candidate import Candidate
from kb.search.choice import REPEATED_PRACTICE, experience, varied
from kb.search.document import IndexDocument
from kb.search.evidence import Evidence

TODAY = date(2026, 11, 22)


def document(number: int = 1, *practices: str, state: State = State.VALIDATED, on: date | None = None) -> IndexDocument:
    return IndexDocument(
        article_id=UUID(int=number),
        kind=Kind.SCRIPT,
        state=state,
        title=str(number),
        practices=practices,
        validated_on=on,
    )


def candidate(number: int, order: float, *practices: str) -> Candidate:
    return Candidate(number, document(number, *practices), Evidence(0, 0, 0, 0, 0, 0, 0, 0), "", order)


def test_use_lifts_and_dismissal_lowers() -> None:
    neutral = experience(document(), None, TODAY)
    assert experience(document(), Prior(used=3), TODAY) > neutral
    assert experience(document(), Prior(used=3, helped=2), TODAY) > experience(document(), Prior(used=3), TODAY)
    assert experience(document(), Prior(dismissed=3), TODAY) < neutral


def test_validated_comes_before_not_validated() -> None:
    assert experience(document(), None, TODAY) > experience(document(state=State.NOT_VALIDATED), None, TODAY)


def test_recent_comes_before_old_and_a_future_date_is_only_recent() -> None:
    recent, old = (experience(document(on=on), None, TODAY) for on in (date(2026, 11, 1), date(2020, 1, 1)))
    assert recent > old > 0
    assert experience(document(on=date(2030, 1, 1)), None, TODAY) == experience(document(on=TODAY), None, TODAY)
    assert experience(document(on=TODAY), None, None) == 0


def test_another_practice_is_preferred_to_the_same_again() -> None:
    pool = [candidate(1, 3.0, "P1"), candidate(2, 2.9, "P1"), candidate(3, 2.9 - REPEATED_PRACTICE / 2, "P10")]
    assert [chosen.docnum for chosen in varied(pool, 2)] == [1, 3]


def test_a_much_surer_article_of_the_same_practice_stays() -> None:
    pool = [candidate(1, 5.0, "P1"), candidate(2, 4.9, "P1"), candidate(3, 1.0, "P10")]
    assert [chosen.docnum for chosen in varied(pool, 2)] == [1, 2]


def test_the_surest_come_first_and_the_limit_holds() -> None:
    pool = [candidate(number, float(number)) for number in range(5)]
    assert [chosen.docnum for chosen in varied(pool, 3)] == [4, 3, 2]
    assert varied(pool, 0) == []
