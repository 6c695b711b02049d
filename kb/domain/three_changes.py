"""三つのカエル: when a call does not move, change the person, the time or the place, and say why (P25)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from kb.domain.call import Handling

if TYPE_CHECKING:
    from collections.abc import Iterator

#: So many calls about one matter, and talking on the telephone once more is not what is missing.
_MANY_CALLS = 3


class Change(StrEnum):
    """人を変える, 時を変える, 場所を変える."""

    PERSON = "person"
    TIME = "time"
    PLACE = "place"


class ChangeReason(StrEnum):
    """Why something should change."""

    TRUST_LOST = "trust_lost"  # P24: at once, whatever the clock says
    HARASSED = "harassed"  # P21
    SUPERIOR_DEMANDED = "superior_demanded"  # P10
    NO_PROGRESS = "no_progress"  # P8
    SAME_CONTENT = "same_content"  # P8
    CHANGED_ALREADY = "changed_already"  # another person again would change the answer, not the call
    VISIT_DEMANDED = "visit_demanded"  # P1: never on the spot
    MANY_CALLS = "many_calls"  # P5: the final answer is best given face to face


@dataclass(frozen=True, slots=True, kw_only=True)
class CallFacts:
    """What is known of a call when the question comes up.

    ``minutes_without_progress`` since there was a new fact or a decision; ``handed_over``: the person was changed
    already in this call or matter; ``calls_of_matter`` counts this one.
    """

    minutes_without_progress: int = 0
    handling: Handling = Handling.FIRST
    handed_over: bool = False
    trust_lost: bool = False
    harassed: bool = False
    same_content: bool = False
    visit_demanded: bool = False
    superior_demanded: bool = False
    calls_of_matter: int = 1


@dataclass(frozen=True, slots=True)
class SuggestedChange:
    """What to change and why, the weightiest reason first."""

    change: Change
    reasons: tuple[ChangeReason, ...]


def suggest_changes(facts: CallFacts, *, patience_minutes: int) -> tuple[SuggestedChange, ...]:
    """Return what to change, what helps most first; nothing while the call moves.

    On the telephone that is usually the person. Once the person was changed without avail the time comes first, and
    the person only where trust was lost or somebody has to be protected. ``patience_minutes``: the clock's amber.
    """
    stuck = tuple(_stuck(facts, patience_minutes))
    changed = facts.handed_over or facts.handling is Handling.SECOND
    person = [*_person_at_once(facts), *(() if changed else stuck)]
    if facts.superior_demanded and not changed:
        person.append(ChangeReason.SUPERIOR_DEMANDED)
    time = [*stuck, ChangeReason.CHANGED_ALREADY] if changed and stuck else []
    if facts.visit_demanded:
        time.append(ChangeReason.VISIT_DEMANDED)
    place = [ChangeReason.MANY_CALLS] if facts.calls_of_matter >= _MANY_CALLS and (stuck or facts.trust_lost) else []
    suggested = (
        SuggestedChange(Change.PERSON, tuple(person)),
        SuggestedChange(Change.TIME, tuple(time)),
        SuggestedChange(Change.PLACE, tuple(place)),
    )
    return tuple(change for change in suggested if change.reasons)


def _person_at_once(facts: CallFacts) -> Iterator[ChangeReason]:
    if facts.trust_lost:
        yield ChangeReason.TRUST_LOST
    if facts.harassed:
        yield ChangeReason.HARASSED


def _stuck(facts: CallFacts, patience_minutes: int) -> Iterator[ChangeReason]:
    if facts.minutes_without_progress >= patience_minutes:
        yield ChangeReason.NO_PROGRESS
    if facts.same_content:
        yield ChangeReason.SAME_CONTENT
