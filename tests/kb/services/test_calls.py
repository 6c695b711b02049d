from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kb.domain.article import Stage
from kb.domain.call import CallEventType, CallResult, DismissReason, FeedbackType, Handling
from kb.errors import ArticleNotFoundError, CallNotFoundError
from kb.identifiers import new_id
from tests.kb.support import START, make_script

if TYPE_CHECKING:
    from uuid import UUID

    from kb.library import Library
    from tests.kb.support import PlayedClock


@pytest.fixture
def article_id(blank: Library) -> UUID:
    article = make_script("訪問を求められたとき")
    blank.editing.save(article)
    return article.id


def test_a_call_lives_from_start_to_end(blank: Library, clock: PlayedClock) -> None:
    calls = blank.calls
    call = calls.start(agent="担当者", caller_reference="C-104")
    assert calls.open_calls() == (call,)
    assert call.started_at == START

    calls.save_notes(call.id, "今すぐ来いと言われている")
    clock.pass_minutes(12)
    changes = calls.end(call.id, CallResult.CALLBACK)

    ended = calls.get(call.id)
    assert changes.calls == {call.id}
    assert ended.notes == "今すぐ来いと言われている"
    assert ended.result is CallResult.CALLBACK
    assert ended.ended_at == clock.now()
    assert calls.open_calls() == ()
    assert calls.recent() == (ended,)
    assert [event.type for event in calls.events(call.id)] == [CallEventType.STARTED, CallEventType.ENDED]


def test_a_call_may_have_begun_before_it_could_be_written(blank: Library, clock: PlayedClock) -> None:
    clock.pass_minutes(2)
    call = blank.calls.start(started_at=START)
    assert blank.calls.open_calls() == (call,)
    assert call.started_at == START
    assert [event.at for event in blank.calls.events(call.id)] == [START]


def test_ending_twice_only_takes_the_result(blank: Library, clock: PlayedClock) -> None:
    call = blank.calls.start()
    blank.calls.end(call.id)
    first_end = blank.calls.get(call.id).ended_at
    clock.pass_minutes(3)
    assert not blank.calls.end(call.id)
    assert blank.calls.end(call.id, CallResult.SETTLED)
    after = blank.calls.get(call.id)
    assert (after.ended_at, after.result) == (first_end, CallResult.SETTLED)
    assert len(blank.calls.events(call.id)) == 2


def test_a_call_that_became_secondary_says_since_when(blank: Library, clock: PlayedClock) -> None:
    call = blank.calls.start()
    clock.pass_minutes(21)
    blank.calls.end(call.id, CallResult.SECONDARY)
    assert blank.calls.get(call.id).secondary_at == clock.now()


def test_reopening_takes_the_end_back(blank: Library) -> None:
    call = blank.calls.start()
    assert not blank.calls.reopen(call.id)
    blank.calls.end(call.id, CallResult.SETTLED)
    assert blank.calls.reopen(call.id).calls == {call.id}
    assert blank.calls.open_calls() == (call,)
    assert blank.calls.events(call.id)[-1].type is CallEventType.REOPENED


def test_update_leaves_the_notes_to_autosave(blank: Library) -> None:
    call = blank.calls.start()
    blank.calls.save_notes(call.id, "打ったばかりの文")
    blank.calls.update(call)
    assert blank.calls.get(call.id).notes == "打ったばかりの文"


def test_use_counts_once_a_call(blank: Library, article_id: UUID) -> None:
    first, second = blank.calls.start(), blank.calls.start()
    assert blank.calls.use(first.id, article_id).articles == {article_id}
    assert not blank.calls.use(first.id, article_id)
    blank.calls.use(second.id, article_id)
    blank.calls.use(None, article_id)
    assert blank.reading.open(article_id).used == 3


def test_what_was_dismissed_stays_so_in_this_call_only(blank: Library, article_id: UUID) -> None:
    first, second = blank.calls.start(), blank.calls.start()
    blank.calls.dismiss(first.id, article_id, DismissReason.OTHER_SITUATION)
    assert not blank.calls.dismiss(first.id, article_id, DismissReason.ALREADY_DONE)
    assert blank.calls.dismissed(first.id) == {article_id}
    assert blank.calls.dismissed(second.id) == frozenset()
    event = blank.calls.events(first.id)[-1]
    assert (event.type, event.article_id, event.detail) == (
        CallEventType.ARTICLE_DISMISSED,
        article_id,
        DismissReason.OTHER_SITUATION.value,
    )


def test_a_rating_counts(blank: Library, article_id: UUID) -> None:
    blank.reading.open(article_id)  # the counts are in memory now
    blank.calls.rate(None, article_id, FeedbackType.HELPED)
    assert blank.reading.open(article_id).helped == 1


def test_p32_whether_an_article_helped_is_said_once_a_call(blank: Library, article_id: UUID) -> None:
    call = blank.calls.start()
    assert not blank.calls.judged(call.id)
    blank.calls.use(call.id, article_id)
    assert blank.calls.judged(call.id) == {article_id: FeedbackType.USED}
    blank.calls.rate(call.id, article_id, FeedbackType.HELPED)
    blank.calls.rate(call.id, article_id, FeedbackType.NOT_HELPED)
    assert blank.calls.judged(call.id) == {article_id: FeedbackType.NOT_HELPED}
    assert blank.reading.open(article_id).helped == 0


def test_the_timeline_records_what_was_opened(blank: Library, article_id: UUID) -> None:
    call = blank.calls.start()
    blank.calls.record(call.id, CallEventType.ARTICLE_OPENED, article_id)
    assert blank.calls.events(call.id)[-1].article_id == article_id


def test_unknown_calls_and_articles_are_refused_without_a_trace(blank: Library, article_id: UUID) -> None:
    call = blank.calls.start()
    for act in (blank.calls.end, blank.calls.reopen, blank.calls.get):
        with pytest.raises(CallNotFoundError):
            act(new_id())
    with pytest.raises(CallNotFoundError):
        blank.calls.use(new_id(), article_id)
    with pytest.raises(ArticleNotFoundError):
        blank.calls.use(call.id, new_id())
    assert blank.reading.open(article_id).used == 0
    assert len(blank.calls.events(call.id)) == 1


def test_a_caller_on_hold_waits_and_the_waiting_is_added_up(blank: Library, clock: PlayedClock) -> None:
    call = blank.calls.start()
    blank.calls.hold(call.id)
    assert blank.calls.get(call.id).held_since == START
    clock.pass_minutes(1)
    assert not blank.calls.hold(call.id)
    blank.calls.resume(call.id)
    assert not blank.calls.resume(call.id)
    blank.calls.hold(call.id)
    clock.pass_minutes(2)
    blank.calls.end(call.id)
    ended = blank.calls.get(call.id)
    assert (ended.held_since, ended.seconds_held) == (None, 180)
    assert [event.type for event in blank.calls.events(call.id)] == [
        CallEventType.STARTED,
        CallEventType.HELD,
        CallEventType.RESUMED,
        CallEventType.HELD,
        CallEventType.ENDED,
    ]


def test_fields_filled_in_never_take_back_what_happened_in_the_call(blank: Library) -> None:
    call = blank.calls.start()
    blank.calls.hold(call.id)
    blank.calls.make_secondary(call.id)
    blank.calls.update(replace(call, product="炊飯器", asked=("name",), stage=Stage.FACTS, fault_established=True))
    kept = blank.calls.get(call.id)
    assert (kept.handling, kept.held_since) == (Handling.SECOND, START)
    assert (kept.product, kept.asked, kept.stage, kept.fault_established) == ("炊飯器", ("name",), Stage.FACTS, True)
    assert blank.calls.events(call.id)[-1].type is CallEventType.FAULT_ESTABLISHED
