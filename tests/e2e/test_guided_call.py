"""The whole of a hard call by keyboard: what the agent is shown, and what is in the library afterwards."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from kb.clock import SystemClock
from kb.domain.call import CallEventType, CallResult, Handling
from kb.domain.demand import DemandQuality
from kb.domain.handover import MEMO_CHARACTERS
from kb.library import LibraryPaths, create_library, open_library
from tests.e2e import guided_call
from tests.e2e.guided_call import GuidedCall

if TYPE_CHECKING:
    from pathlib import Path

    from tests.e2e.conftest import StartApplication

E = CallEventType


def test_a_call_of_thirty_two_minutes_is_guided_from_the_first_word_to_the_record(
    start: StartApplication, tmp_path: Path
) -> None:
    paths = LibraryPaths(tmp_path / "みなも電機")
    create_library(paths, clock=SystemClock(), sample=True)
    agent = start(paths.root, environment={"TZ": "Asia/Tokyo"})
    agent.wait_for(lambda sight: sight.says("索引は最新"), "the library is open")
    played = GuidedCall(agent)
    played.play()
    agent.close()

    assert len(played.memo) <= MEMO_CHARACTERS
    assert played.memo.splitlines()[0] == f"お客様: {guided_call.CALLER}"
    assert "一次対応への不信" in played.memo
    assert "（32分" in played.history
    assert guided_call.PROMISE in played.history
    with open_library(paths, clock=SystemClock(), repair="later") as library:
        (call,) = library.calls.recent()
        assert call.notes.splitlines() == list(guided_call.LINES)
        assert (call.caller_reference, call.product) == (guided_call.CALLER, guided_call.PRODUCT)
        assert call.demand.qualities == (DemandQuality.VISIT, DemandQuality.SUPERIOR)
        assert (call.handling, call.result) == (Handling.SECOND, CallResult.CALLBACK)
        assert call.ended_at is not None
        assert timedelta(minutes=32) <= call.ended_at - call.started_at < timedelta(minutes=33)
        (promise,) = library.promises.of_call(call.id)
        assert (promise.what, promise.to_whom) == (guided_call.PROMISE, guided_call.CALLER)
        assert promise.due_at == guided_call.BEGINS.replace(day=25, hour=15, minute=0)
        assert [memo.text for memo in library.handover.memos(call.id)] == [played.memo]
        assert library.handover.review_of(call.id) is not None
        events = [event.type for event in library.calls.events(call.id)]
    for kind, least in (
        (E.ALERT_RAISED, 3),
        (E.QUESTION_ANSWERED, 3),
        (E.DUTY_CONTACTED, 1),
        (E.ARTICLE_OPENED, 1),
        (E.BOUNDARY, 2),
        (E.SECONDARY, 1),
        (E.MEMO_MADE, 1),
        (E.PROMISE_MADE, 1),
        (E.ENDED, 1),
    ):
        assert events.count(kind) >= least, kind
