"""Reports (P31) made of cases and of finished calls, to be looked over before anybody prints them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kb.documents.case_report import report_of
from kb.domain.case_report import CaseReport, ReportPart
from kb.storage import call_store

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from kb.documents.record_words import RecordWords
    from kb.domain.article import Article
    from kb.domain.case_draft import CaseDraft
    from kb.storage.database import Database

_MINUTE = 60


class CaseReportService:
    """Reads; keeps no report: it is paper."""

    def __init__(self, database: Database, preview: Callable[[UUID], CaseDraft], words: RecordWords) -> None:
        """``preview`` makes a case of a call, with personal data masked."""
        self._database = database
        self._preview = preview
        self._words = words

    def of_article(self, article: Article) -> CaseReport:
        """Return the report of a case as it stands, saved or not."""
        return report_of(article)

    def of_call(self, call_id: UUID) -> CaseReport:
        """Return the report of a call; personal data is masked in it, as in the case that would be made of the call.

        Raises:
            CallNotFoundError: there is no such call.
            FileUnreadableError: the library's own masking.yaml is not what it should be.
        """
        with self._database.read() as session:
            call = call_store.get(session, call_id)
        case = self._preview(call_id).article
        report = report_of(case, said=case.customer_words)
        begun = call.started_at.astimezone()
        times = f"{begun:%Y-%m-%d %H:%M}"
        if call.ended_at is not None:
            minutes = round((call.ended_at - call.started_at).total_seconds() / _MINUTE)
            times += f" – {call.ended_at.astimezone():%H:%M}（{minutes}分）"
        first = "、".join((times, self._words.value("handling", call.handling.value)))
        facts = "\n".join(filter(None, (first, report.parts[ReportPart.FACTS])))
        return replace(report, parts={**report.parts, ReportPart.FACTS: facts})
