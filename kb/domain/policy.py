"""What a centre decided: about calls, about how long an article is trusted, and about who may do what."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kb.domain.lifecycle import Intervals
    from kb.domain.permission import StaffRules

_MINUTE = 60


class ClockState(Enum):
    """P8: quiet, then amber (time to think of a hand-over), then red (time to hand over)."""

    QUIET = "quiet"
    AMBER = "amber"
    RED = "red"


@dataclass(frozen=True, slots=True)
class DutyContact:
    """Whom to ring in a crisis: a name or a department, and how."""

    name: str
    contact: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """What ``rules/policy.yaml`` says.

    ``amber_minutes``, ``red_minutes``: the hand-over clock (P8). ``same_content_minutes``: the criterion of a boundary
    (P21). ``reminder_minutes``: how long before its due time a promise is called to mind. ``duty``: contact by the id
    of an alert rule, with ``default_duty`` for the others. ``departments``: who may answer, for the placeholder 部署名.
    ``intervals``: when an article should be looked at again. ``staff``: who may do what.
    """

    centre: str
    amber_minutes: int
    red_minutes: int
    same_content_minutes: int
    reminder_minutes: int
    default_duty: DutyContact
    duty: Mapping[str, DutyContact] = field(default_factory=dict)
    departments: tuple[str, ...] = ()
    intervals: Intervals
    staff: StaffRules

    def clock_state(self, seconds: int) -> ClockState:
        """Return what the clock of a call says after so many seconds."""
        if seconds >= self.red_minutes * _MINUTE:
            return ClockState.RED
        return ClockState.AMBER if seconds >= self.amber_minutes * _MINUTE else ClockState.QUIET

    def duty_contact(self, rule: str) -> DutyContact:
        """Return whom to ring when this alert rule was raised (P12)."""
        return self.duty.get(rule, self.default_duty)


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyInForce:
    """The policy that holds for a library, and the keys of it that the policy of the computer ``decided``."""

    policy: Policy
    decided: frozenset[str] = frozenset()
