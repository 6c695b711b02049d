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

    def of_article(self, article: Article, *, call_id: UUID | None = None) -> CaseReport:
        """Return the report of a case as it stands, saved or not; ``call_id`` is the call that it was made of.

        Raises:
            CallNotFoundError: there is no such call.
        """
        if call_id is None:
            return report_of(article)
        return self._with_times(report_of(article, said=article.customer_words), call_id)

    def of_call(self, call_id: UUID) -> CaseReport:
        """Return the report of a call; personal data is masked in it, as in the case that would be made of the call.

        Raises:
            CallNotFoundError: there is no such call.
            FileUnreadableError: the library's own masking.yaml is not what it should be.
        """
        case = self._preview(call_id).article
        return self._with_times(report_of(case, said=case.customer_words), call_id)

    def _with_times(self, report: CaseReport, call_id: UUID) -> CaseReport:
        """Begin the facts with when the call was, how long, and who took it in which role."""
        with self._database.read() as session:
            call = call_store.get(session, call_id)
        begun = call.started_at.astimezone()
        times = f"{begun:%Y-%m-%d %H:%M}"
        if call.ended_at is not None:
            minutes = round((call.ended_at - call.started_at).total_seconds() / _MINUTE)
            times += f" – {call.ended_at.astimezone():%H:%M}（{minutes}分）"
        first = "、".join((times, self._words.value("handling", call.handling.value)))
        facts = "\n".join(filter(None, (first, report.parts[ReportPart.FACTS])))
        return replace(report, parts={**report.parts, ReportPart.FACTS: facts})
