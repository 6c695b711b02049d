"""The policy of the computer: whether it can be read, and whether only its administrator can change it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.domain.health import HealthItem, Verdict
from kb.errors import MachinePolicyInvalidError, MachinePolicyUnreadableError
from kb.machine_policy import load_machine_policy
from kb.services.machine_check import check_sections, fixed_by, open_to_users

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def check_policy(path: Path | None) -> Iterator[HealthItem]:
    """Read the policy as opening a library does, and look who may write to it."""
    if path is None:
        return
    where = {"path": str(path)}
    try:
        machine = load_machine_policy(path)
        check_sections(machine)
    except MachinePolicyInvalidError as error:
        params = {"path": str(path), "line": error.params["line"], "key": error.params["key"]}
        yield HealthItem(code="policy_broken", verdict=Verdict.BAD, params=params)
        return
    except MachinePolicyUnreadableError:
        yield HealthItem(code="policy_unreadable", verdict=Verdict.BAD, params=where)
        return
    if machine.source is None:
        yield HealthItem(code="policy_absent", verdict=Verdict.GOOD, params=where)
    elif open_to_users(path):
        yield HealthItem(code="policy_open_to_users", verdict=Verdict.WARNING, params=where)
    else:
        params = {"path": str(path), "count": len(fixed_by(machine))}
        yield HealthItem(code="policy_good", verdict=Verdict.GOOD, params=params)
