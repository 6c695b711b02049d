"""What is known of a call when the question comes up what to change (P25)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.domain.call import CallEventType, Handling
from kb.domain.demand import DemandQuality
from kb.domain.three_changes import CallFacts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.call.presenter.ports import Services
    from kb.domain.call import Call, CallEvent

#: Alerts of this rule mean that the agent must be protected (P21).
_HARASSMENT = "harassment"


def call_facts(services: Services, call: Call, events: tuple[CallEvent, ...], minutes: int) -> CallFacts:
    """Return what is known, on a reading thread; the clock assumes that its minutes went by without progress (P8)."""
    matter = services.matters.view(call.matter_id) if call.matter_id else None
    handed_over = any(event.type is CallEventType.MEMO_MADE for event in events)
    trust_lost = call.handling is Handling.SECOND and call.secondary_at is not None
    return CallFacts(
        minutes_without_progress=minutes,
        # Until the memo is made, it is still the first handler who speaks.
        handling=Handling.FIRST if trust_lost and not handed_over else call.handling,
        handed_over=handed_over,
        trust_lost=trust_lost,
        harassed=_HARASSMENT in open_alerts(events),
        visit_demanded=DemandQuality.VISIT in call.demand.qualities,
        superior_demanded=DemandQuality.SUPERIOR in call.demand.qualities,
        calls_of_matter=max(1, len(matter.calls)) if matter else 1,
    )


def open_alerts(events: Iterable[CallEvent]) -> tuple[str, ...]:
    """Return the ids of the rules that were raised and not denied, in the order they were raised."""
    raised: dict[str, None] = {}
    for event in events:
        if event.type is CallEventType.ALERT_RAISED:
            raised[event.detail] = None
        elif event.type is CallEventType.ALERT_DENIED:
            raised.pop(event.detail, None)
    return tuple(raised)
