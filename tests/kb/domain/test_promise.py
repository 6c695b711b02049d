from __future__ import annotations

from datetime import UTC, datetime, timedelta

from kb.domain.promise import Promise, PromiseState, promise_board
from kb.identifiers import new_id

#: Noon of a local day, so that an hour more or less stays within it.
NOON = datetime(2026, 11, 24, 12, 0).astimezone()


def promise(due: timedelta, state: PromiseState = PromiseState.OPEN, settled: timedelta | None = None) -> Promise:
    return Promise(
        id=new_id(),
        made_at=NOON - timedelta(days=2),
        due_at=(NOON + due).astimezone(UTC),
        what="ご連絡",
        state=state,
        settled_at=None if settled is None else NOON + settled,
    )


def test_p20_the_board_shows_what_is_overdue_due_today_and_later() -> None:
    late, now_due = promise(timedelta(hours=-1)), promise(timedelta())
    today, tomorrow = promise(timedelta(hours=2)), promise(timedelta(days=1))
    kept = promise(timedelta(hours=-2), PromiseState.KEPT, timedelta(hours=-3))
    long_ago = promise(timedelta(days=-3), PromiseState.KEPT, timedelta(days=-1))
    board = promise_board((tomorrow, today, kept, long_ago, now_due, late), NOON)
    assert board.overdue == (late, now_due)
    assert board.today == (today,)
    assert board.later == (tomorrow,)
    assert board.settled_today == (kept,)
    assert board.open_count == 4


def test_what_is_settled_is_never_overdue() -> None:
    assert promise(timedelta(hours=-1)).overdue(NOON)
    assert not promise(timedelta(hours=-1), PromiseState.MISSED, timedelta()).overdue(NOON)
