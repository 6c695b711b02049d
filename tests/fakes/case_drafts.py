"""Case drafts in memory: the name in the notes is the personal data."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import UUID

from kb.domain.article import Article, Kind, State
from kb.domain.case_draft import CallText, CaseDraft, MaskedText
from kb.domain.masking import Masked, PersonalData, PersonalSpan

if TYPE_CHECKING:
    from tests.fakes.calls import FakeCalls

NAME = "水野"


@dataclass
class FakeCaseDrafts:
    """Remembers of which calls a draft was saved, and for whom."""

    calls: FakeCalls
    saved: list[tuple[UUID, str]] = field(default_factory=list)

    def preview(self, call_id: UUID) -> CaseDraft:
        notes = self.calls.calls[call_id].notes
        start = notes.find(NAME)
        spans = (PersonalSpan(start, start + len(NAME), PersonalData.NAME),) if start >= 0 else ()
        article = Article(id=UUID(int=8000), kind=Kind.CASE, title="来いと言われた", body="", state=State.DRAFT)
        masked = Masked(notes.replace(NAME, "［氏名］"), spans)
        return CaseDraft(article, "", (MaskedText(CallText.NOTES, notes, masked),))

    def draft_from_call(self, call_id: UUID, editor: str = "") -> UUID:
        self.saved.append((call_id, editor))
        return self.preview(call_id).article.id
