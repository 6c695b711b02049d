"""What the user of this program may do in a library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.domain.permission import Permissions
from kb.library.user import current_groups, current_user
from kb.machine_policy import Section
from kb.services.policy import WHO

if TYPE_CHECKING:
    from pathlib import Path

    from kb.domain.permission import StaffRules
    from kb.machine_policy import MachinePolicy


def permissions_of(root: Path, staff: StaffRules, machine: MachinePolicy, user: str | None = None) -> Permissions:
    """Return what a user, without one whoever is logged in, may do in a library, and which file says so."""
    by_machine = not {"roles", *WHO}.isdisjoint(machine.said(Section.POLICY))
    return Permissions(
        current_user() if user is None else user,
        staff,
        machine.path if by_machine else str(root / "rules" / "policy.yaml"),
        current_groups() if staff.groups and user is None else frozenset(),
        machine.exports,
    )
