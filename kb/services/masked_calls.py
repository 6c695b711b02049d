"""Calls as an editor may see them: every text masked, who is named in the notes also where the others name them."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from kb.documents.case_text import storable
from kb.domain.masking import PersonalData
from kb.domain.queues import CallContext

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kb.domain.call import Call
    from kb.domain.masking import Masked
    from kb.search.masking import Masker


class CallMasker:
    """Masks the texts of one call; who is named in its notes, its agent and its caller are masked wherever they stand.

    Every method raises FileUnreadableError when the library's own masking.yaml is not what it should be.
    """

    def __init__(self, masker: Masker, call: Call) -> None:
        """Look at nothing yet."""
        self._masker = masker
        self._call = call

    @cached_property
    def known(self) -> Mapping[str, PersonalData]:
        """The words that are personal data in this call."""
        call = self._call
        known = {
            storable(call.agent).strip(): PersonalData.NAME,
            storable(call.caller_reference).strip(): PersonalData.ORDER_NUMBER,
        }
        notes = storable(call.notes)
        for span in self._masker.mask(notes, known).spans:
            if span.category is PersonalData.NAME:
                known[notes[span.start : span.end]] = span.category
        return known

    def masked(self, text: str) -> Masked:
        """Mask a text, which must be ``storable``."""
        return self._masker.mask(text, self.known)

    def mask(self, text: str) -> str:
        """Return a text of the call without personal data."""
        return self.masked(storable(text)).text

    def context(self) -> CallContext:
        """Return what an editor may see of the call."""
        call = self._call
        return CallContext(
            call_id=call.id,
            at=call.started_at,
            notes=self.mask(call.notes),
            product=self.mask(call.product),
            cause=self.mask(call.cause),
            demand=replace(call.demand, quantity=self.mask(call.demand.quantity)),
            result=call.result,
        )
