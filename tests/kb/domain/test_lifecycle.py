from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from kb.domain.article import Article, ArticleRevision, Kind, State
from kb.domain.lifecycle import NEXT_STATES, Attention, Intervals, StateStep, Usage, attention, may_go, steps
from kb.identifiers import new_id

NOON = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
TODAY = NOON.astimezone().date()
INTERVALS = Intervals(verify_days=180, archive_days=365)


def ago(days: int) -> datetime:
    return NOON - timedelta(days=days)


def why(
    usage: Usage, *, saved: int = 200, state: State = State.VALIDATED, kind: Kind = Kind.SCRIPT
) -> Attention | None:
    return attention(kind, state, usage, saved_at=ago(saved), today=TODAY, intervals=INTERVALS)


def test_the_interval_starts_from_use_and_not_from_the_calendar() -> None:
    assert why(Usage(), saved=300) is None
    assert why(Usage(2, ago(1), ago(179))) is None
    assert why(Usage(2, ago(1), ago(180))) is Attention.VERIFY
    # Used before it was validated, and not since: what was looked at is what agents read.
    assert why(Usage(9, ago(200), None)) is None


def test_what_nobody_uses_is_proposed_for_archiving_and_not_for_review() -> None:
    assert why(Usage(), saved=365) is Attention.ARCHIVE
    assert why(Usage(), saved=364) is None
    assert why(Usage(5, ago(365), ago(700)), saved=800) is Attention.ARCHIVE
    # Somebody changed it since: it may be used yet.
    assert why(Usage(5, ago(400), ago(700)), saved=10) is Attention.VERIFY


@pytest.mark.parametrize("state", [State.DRAFT, State.ARCHIVED])
def test_nobody_needs_to_look_at_what_agents_do_not_see(state: State) -> None:
    assert why(Usage(5, ago(1), ago(400)), saved=800, state=state) is None
    assert why(Usage(), saved=800, state=state) is None


def test_a_notice_ends_by_its_own_date() -> None:
    assert why(Usage(), saved=800, kind=Kind.NOTICE) is None


def test_every_state_can_be_left_and_validation_follows_publication() -> None:
    assert set(NEXT_STATES) == set(State)
    assert all(NEXT_STATES.values())
    assert [before for before in State if State.VALIDATED in NEXT_STATES[before]] == [State.NOT_VALIDATED]
    assert all(may_go(state, state) for state in State)
    assert not may_go(State.DRAFT, State.VALIDATED)


def test_who_gave_which_state_is_read_off_the_revisions() -> None:
    article_id = new_id()

    def revision(number: int, state: State, by: str) -> ArticleRevision:
        article = Article(id=article_id, kind=Kind.SCRIPT, title=str(number), body="", state=state)
        return ArticleRevision(article=article, number=number, saved_at=ago(10 - number), saved_by=by)

    history = (
        revision(4, State.VALIDATED, "SV"),
        revision(3, State.NOT_VALIDATED, "別の人"),
        revision(2, State.NOT_VALIDATED, "編集者"),
        revision(1, State.DRAFT, "編集者"),
    )
    assert steps(history) == (
        StateStep(State.VALIDATED, ago(6), "SV", 4),
        StateStep(State.NOT_VALIDATED, ago(8), "編集者", 2),
        StateStep(State.DRAFT, ago(9), "編集者", 1),
    )
    assert steps(()) == ()
