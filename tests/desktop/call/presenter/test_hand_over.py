from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kb.domain.call import CallEventType
from kb.domain.demand import Demand, DemandQuality
from kb.domain.handover import HANDOVER_FIELDS, SECONDARY_FIELDS, MemoField
from kb.domain.three_changes import Change, ChangeReason

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop.call.presenter import CallPresenter
    from desktop.call.presenter.hand_over import HandOver
    from kb.domain.handover import MemoDraft
    from tests.fakes.calls import FakeCalls
    from tests.fakes.clock import FakeClock
    from tests.fakes.guidance import FakeGuidance, FakeHandovers

    Settle = Callable[[], None]

NOTES = "ケトルの取っ手が外れた。先月買った。強いお怒り。まだ理由を伺っていない。"


@pytest.fixture
def hand_over(presenter: CallPresenter, settle: Settle) -> HandOver:
    """That of a running call."""
    presenter.session.set_notes(NOTES)
    settle()
    presenter.session.set_fields(caller_reference="水野様", asked=("name", "product"))
    return presenter.hand_over


def drafted(hand_over: HandOver, settle: Settle) -> MemoDraft:
    assert hand_over.open()
    settle()
    assert hand_over.draft is not None
    return hand_over.draft


def test_there_is_no_memo_without_a_call(presenter: CallPresenter) -> None:
    assert not presenter.hand_over.open()
    assert presenter.hand_over.hand_over() is None


def test_p9_the_memo_is_written_from_what_stands_in_the_pane(hand_over: HandOver, settle: Settle) -> None:
    draft = drafted(hand_over, settle)
    assert tuple(draft.fields) == HANDOVER_FIELDS
    assert draft.fields[MemoField.CALLER] == "水野様"
    assert draft.fields[MemoField.STATE_NOW] == "まだ理由を伺っていない。"
    assert hand_over.reading_seconds == 15


def test_p9_what_was_asked_what_was_raised_and_the_boundary_are_told_in_words(
    hand_over: HandOver, presenter: CallPresenter, calls: FakeCalls, handovers: FakeHandovers, settle: Settle
) -> None:
    call_id = presenter.session.call_id
    assert call_id is not None
    for kind, detail in (
        (CallEventType.ALERT_RAISED, "injury"),
        (CallEventType.ALERT_RAISED, "fire"),
        (CallEventType.ALERT_DENIED, "fire"),
        (CallEventType.BOUNDARY, "warning"),
    ):
        calls.record(call_id, kind, None, detail)
    hand_over.name_alerts({"injury": "けが"}, {"harassment": "カスハラ"})
    drafted(hand_over, settle)
    reasons = handovers.asked[-1]
    assert reasons is not None
    assert (reasons.crises, reasons.warnings) == (("けが",), ())
    assert reasons.boundary == "警告"
    assert len(reasons.asked) == 2
    assert "name" not in reasons.asked


def test_p9_more_than_three_hundred_characters_cannot_be_handed_over(
    hand_over: HandOver, handovers: FakeHandovers, settle: Settle
) -> None:
    drafted(hand_over, settle)
    hand_over.set_text(MemoField.COURSE, "あ" * 301)
    assert hand_over.hand_over() is None
    hand_over.set_text(MemoField.COURSE, "短く")
    text = hand_over.hand_over()
    settle()
    assert [memo.text for memo in handovers.memos] == [text]


def test_p10_the_memo_is_kept_for_the_person_chosen(
    hand_over: HandOver, handovers: FakeHandovers, settle: Settle, qtbot: QtBot
) -> None:
    drafted(hand_over, settle)
    people = hand_over.memo.words.people if hand_over.memo else ()
    assert hand_over.person is people[0]
    hand_over.choose(people[2].id)
    with qtbot.waitSignal(hand_over.handed_over):
        hand_over.hand_over()
    assert handovers.memos[-1].to_role == people[2].role.japanese


def test_what_was_written_stays_when_the_memo_is_asked_for_again(hand_over: HandOver, settle: Settle) -> None:
    drafted(hand_over, settle)
    hand_over.set_text(MemoField.STATE_NOW, "保留でお待ちいただいている")
    hand_over.set_text(MemoField.CALLER, "水野様")
    assert hand_over.edited_fields == {MemoField.STATE_NOW}
    assert drafted(hand_over, settle).fields[MemoField.STATE_NOW] == "保留でお待ちいただいている"


def test_p24_a_secondary_complaint_has_exactly_its_fields(
    hand_over: HandOver, presenter: CallPresenter, settle: Settle
) -> None:
    presenter.session.make_secondary()
    assert tuple(drafted(hand_over, settle).fields) == SECONDARY_FIELDS


def test_p25_it_says_what_to_change_and_why(
    hand_over: HandOver, presenter: CallPresenter, clock: FakeClock, guidance: FakeGuidance, settle: Settle
) -> None:
    drafted(hand_over, settle)
    assert hand_over.memo is not None
    assert not hand_over.memo.changes
    clock.pass_seconds(25 * 60)
    presenter.session.set_fields(demand=Demand((DemandQuality.VISIT,)))
    drafted(hand_over, settle)
    suggested = {change.change: change.reasons for change in hand_over.memo.changes}
    assert suggested[Change.PERSON] == (ChangeReason.NO_PROGRESS,)
    assert suggested[Change.TIME] == (ChangeReason.VISIT_DEMANDED,)
    assert guidance.facts[-1].minutes_without_progress == 25


def test_p25_a_complaint_that_just_became_secondary_asks_for_another_person_first(
    hand_over: HandOver, presenter: CallPresenter, settle: Settle
) -> None:
    presenter.session.make_secondary()
    drafted(hand_over, settle)
    assert hand_over.memo is not None
    assert [change.change for change in hand_over.memo.changes] == [Change.PERSON]
    assert hand_over.memo.changes[0].reasons == (ChangeReason.TRUST_LOST,)


def test_p25_after_a_memo_the_person_was_changed_already(
    hand_over: HandOver, presenter: CallPresenter, calls: FakeCalls, guidance: FakeGuidance, settle: Settle
) -> None:
    call = presenter.session.call
    assert call is not None
    calls.record(call.id, CallEventType.MEMO_MADE, None, "SV")
    calls.record(call.id, CallEventType.ALERT_RAISED, None, "harassment")
    drafted(hand_over, settle)
    assert replace(guidance.facts[-1], minutes_without_progress=0).handed_over
    assert guidance.facts[-1].harassed
