"""Reports in memory: the facts are the notes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kb.domain.case_report import CaseReport, ReportPart

if TYPE_CHECKING:
    from uuid import UUID

    from tests.fakes.calls import FakeCalls


@dataclass
class FakeCaseReports:
    """Remembers of which calls a report was made."""

    calls: FakeCalls
    made: list[UUID] = field(default_factory=list)

    def of_call(self, call_id: UUID) -> CaseReport:
        self.made.append(call_id)
        call = self.calls.calls[call_id]
        return CaseReport(title=call.notes, parts={ReportPart.FACTS: f"{call.notes}\n{call.action}"})
