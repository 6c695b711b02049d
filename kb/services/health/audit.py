"""The audit trail: whether every record is there as it was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.domain.audit_check import AuditProblem
from kb.domain.health import HealthItem, Verdict
from kb.errors import FileUnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.services.audit.trail import AuditTrail

#: The trail is shorter than it was, or another one.
_LOST = frozenset({AuditProblem.KNOWN_MISSING, AuditProblem.LOST})


def check_audit(trail: AuditTrail | None) -> Iterator[HealthItem]:
    """Check the trail from its first record to its last."""
    if trail is None:
        return
    where = {"path": str(trail.file.path)}
    try:
        report = trail.check()
    except FileUnreadableError:
        yield HealthItem(code="audit_unreadable", verdict=Verdict.BAD, params=where)
        return
    if report.finding is not None:
        params = {**where, "number": report.finding.number, "problem": report.finding.problem.value}
        code = "audit_lost" if report.finding.problem in _LOST else "audit_broken"
        yield HealthItem(code=code, verdict=Verdict.BAD, params=params)
    else:
        yield HealthItem(code="audit_good", verdict=Verdict.GOOD, params={"count": report.records})
    if report.copy_away:
        yield HealthItem(code="audit_copy_away", verdict=Verdict.WARNING, params={"path": str(trail.copy_place)})
