from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from kb.domain.matter import AnswerChannel, Evidence, EvidencePrinciple, MatterState
from kb.errors import CallNotFoundError, ChannelReasonMissingError, MatterNotFoundError, ReviewersMissingError
from kb.identifiers import new_id
from tests.kb.support import START

if TYPE_CHECKING:
    from kb.library import Library
    from tests.kb.support import PlayedClock


def test_p7_the_open_matter_of_the_same_caller_is_found_with_its_handler(blank: Library) -> None:
    call = blank.calls.start(agent="木村", caller_reference="C-104")
    matter = blank.matters.open_for_call(call.id)
    assert blank.matters.open_for_caller(" C-104 ") == (matter,)
    assert matter.handler == "木村"
    assert blank.matters.open_for_caller("C-105") == ()
    assert blank.matters.open_for_caller("") == ()


def test_p6_a_matter_is_settled_only_when_two_named_people_agree(blank: Library, clock: PlayedClock) -> None:
    matter = blank.matters.open_for_call(blank.calls.start().id)
    for reviewers in ((), ("SV",), ("SV", " SV "), ("SV", " ")):
        with pytest.raises(ReviewersMissingError):
            blank.matters.save(replace(matter, state=MatterState.AGREED, reviewers=reviewers))
    assert blank.matters.view(matter.id).matter == matter
    blank.matters.save(replace(matter, state=MatterState.AGREED, reviewers=("SV", "品質保証部 岡")))
    assert blank.matters.view(matter.id).matter.closed_at == clock.now()
    blank.matters.save(replace(matter, state=MatterState.INVESTIGATING))
    assert blank.matters.view(matter.id).matter.closed_at is None


def test_p6_evidence_of_the_three_is_kept_with_who_checked_it(blank: Library) -> None:
    matter = blank.matters.open_for_call(blank.calls.start().id)
    fact = Evidence(at=START, principle=EvidencePrinciple.OBJECT, text="取っ手のひび", checked_by="修理受付")
    blank.matters.save(replace(matter, evidence=(fact,)))
    assert blank.matters.view(matter.id).matter.evidence == (fact,)


def test_p5_a_final_answer_by_mail_needs_a_reason(blank: Library) -> None:
    matter = blank.matters.open_for_call(blank.calls.start().id)
    with pytest.raises(ChannelReasonMissingError):
        blank.matters.save(replace(matter, answer_channel=AnswerChannel.EMAIL, answer_channel_reason=" "))
    blank.matters.save(replace(matter, answer_channel=AnswerChannel.EMAIL, answer_channel_reason="お客様のご希望"))
    blank.matters.save(replace(matter, answer_channel=AnswerChannel.FACE_TO_FACE))


def test_p16_calls_promises_and_memos_hang_on_the_matter_in_their_order(blank: Library, clock: PlayedClock) -> None:
    first = blank.calls.start(caller_reference="C-104")
    early = blank.promises.make(what="折り返し", due_at=START + timedelta(hours=1), call_id=first.id)
    matter = blank.matters.open_for_call(first.id)
    clock.pass_minutes(30)
    second = blank.calls.start(caller_reference="C-104")
    blank.matters.join(second.id, matter.id)
    late = blank.promises.make(what="ご説明", due_at=START + timedelta(hours=5), call_id=second.id)
    memo = blank.handover.save_memo(second.id, "SV", "お客様: C-104")
    view = blank.matters.view(matter.id)
    assert [call.id for call in view.calls] == [first.id, second.id]
    assert [promise.id for promise in view.promises] == [early.id, late.id]
    assert view.memos == (memo,)
    assert [call.id for call in blank.matters.earlier_calls("C-104", but=second.id)] == [first.id]


def test_what_is_unknown_is_said(blank: Library) -> None:
    call = blank.calls.start()
    with pytest.raises(CallNotFoundError):
        blank.matters.open_for_call(new_id())
    with pytest.raises(MatterNotFoundError):
        blank.matters.join(call.id, new_id())
    with pytest.raises(MatterNotFoundError):
        blank.matters.view(new_id())
