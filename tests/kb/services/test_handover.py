from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from kb.domain.article import Stage
from kb.domain.call import CallEventType, Handling
from kb.domain.demand import Demand, DemandQuality
from kb.domain.handover import HandoverReasons, MemoField
from kb.errors import CallNotFoundError, MemoTooLongError
from kb.identifiers import new_id
from tests.kb.support import START

if TYPE_CHECKING:
    from kb.library import Library
    from tests.kb.support import PlayedClock


def test_p9_the_memo_writes_itself_from_the_call(blank: Library, clock: PlayedClock) -> None:
    call = blank.calls.start(caller_reference="水野様")
    blank.promises.make(what="点検結果のご連絡", due_at=START + timedelta(hours=3), call_id=call.id)
    clock.pass_minutes(22)
    typed = replace(
        call,
        notes="ケトルの取っ手が外れた\nお怒り\n上を出せと言われている",
        product="ケトル K-21",
        demand=Demand((DemandQuality.SUPERIOR,), "今すぐ"),
        stage=Stage.FACTS,
    )
    memo = blank.handover.draft(typed, HandoverReasons(crises=("けが",), warnings=("カスハラ",), asked=("氏名",)))
    due = (START + timedelta(hours=3)).astimezone()
    assert memo.fields[MemoField.WHY] == "20分を過ぎた、上長対応を求められた、火種の可能性（けが）、カスハラ"
    assert memo.fields[MemoField.STATE_NOW] == "事実確認の途中、上を出せと言われている"
    assert memo.fields[MemoField.WANTS] == "上長対応、今すぐ"
    assert memo.fields[MemoField.PROMISED] == f"点検結果のご連絡（{due.month}/{due.day} {due:%H:%M}）"
    assert memo.text.startswith("お客様: 水野様\n最初の用件: ケトル K-21、ケトルの取っ手が外れた\n経緯: お怒り。")


def test_p24_after_it_became_secondary_the_memo_says_why_whatever_the_clock_says(blank: Library) -> None:
    call = replace(blank.calls.start(caller_reference="水野様"), handling=Handling.SECOND)
    memo = blank.handover.draft(call)
    assert memo.fields[MemoField.WHY] == "一次対応への不信"
    assert MemoField.COURSE not in memo.fields


def test_a_memo_is_kept_and_on_the_timeline(blank: Library) -> None:
    call = blank.calls.start()
    memo = blank.handover.save_memo(call.id, "SV", "お客様: 水野様")
    assert blank.handover.memos(call.id) == (memo,)
    assert blank.calls.events(call.id)[-1].type is CallEventType.MEMO_MADE
    with pytest.raises(MemoTooLongError):
        blank.handover.save_memo(call.id, "SV", "あ" * 301)
    with pytest.raises(CallNotFoundError):
        blank.handover.save_memo(new_id(), "SV", "")


def test_p33_a_secondary_complaint_makes_a_review_item_that_is_filled_in_and_closed(
    blank: Library, clock: PlayedClock
) -> None:
    call = blank.calls.start()
    assert blank.handover.review_of(call.id) is None
    blank.calls.make_secondary(call.id)
    blank.calls.make_secondary(call.id)
    (item,) = blank.handover.open_reviews()
    assert (item.call_id, item.angered, item.calmed) == (call.id, "", "")
    filled = replace(item, angered="折り返しがなかった", calmed="SVが経緯を説明した")
    blank.handover.save_review(filled, close=True)
    assert blank.handover.open_reviews() == ()
    assert blank.handover.review_of(call.id) == replace(filled, closed_at=clock.now())


def test_p33_taking_the_secondary_complaint_back_takes_an_empty_review_item_too(blank: Library) -> None:
    call = blank.calls.start()
    blank.calls.make_secondary(call.id)
    blank.calls.take_back_secondary(call.id)
    assert blank.handover.review_of(call.id) is None
    assert blank.calls.get(call.id).handling is Handling.FIRST
    blank.calls.make_secondary(call.id)
    item = blank.handover.review_of(call.id)
    assert item is not None
    blank.handover.save_review(replace(item, angered="たらい回し"))
    blank.calls.take_back_secondary(call.id)
    kept = blank.handover.review_of(call.id)
    assert kept is not None
    assert kept.angered == "たらい回し"
