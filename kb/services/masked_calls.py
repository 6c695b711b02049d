"""Calls as an editor may see them: every text masked, who is named in the notes also where the others name them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.documents.case_text import storable
from kb.domain.masking import PersonalData
from kb.domain.queues import CallContext

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kb.domain.call import Call
    from kb.search.masking import Masker


def known_personal_data(masker: Masker, call: Call) -> dict[str, PersonalData]:
    """Return the words of a call that are masked wherever they stand: its agent, its caller, who its notes name.

    Raises:
        FileUnreadableError: the library's own masking.yaml is not what it should be.
    """
    known = {
        storable(call.agent).strip(): PersonalData.NAME,
        storable(call.caller_reference).strip(): PersonalData.ORDER_NUMBER,
    }
    notes = storable(call.notes)
    for span in masker.mask(notes, known).spans:
        if span.category is PersonalData.NAME:
            known[notes[span.start : span.end]] = span.category
    return known


def masked(masker: Masker, text: str, known: Mapping[str, PersonalData]) -> str:
    """Return a text of a call without personal data; raises like ``known_personal_data``."""
    return masker.mask(storable(text), known).text


def masked_context(masker: Masker, call: Call, known: Mapping[str, PersonalData] | None = None) -> CallContext:
    """Return what an editor may see of a call; ``known`` as of ``known_personal_data``, which is asked without it.

    Raises:
        FileUnreadableError: the library's own masking.yaml is not what it should be.
    """
    names = known_personal_data(masker, call) if known is None else known
    demand = type(call.demand)(call.demand.qualities, masked(masker, call.demand.quantity, names))
    return CallContext(
        call_id=call.id,
        at=call.started_at,
        notes=masked(masker, call.notes, names),
        product=masked(masker, call.product, names),
        cause=masked(masker, call.cause, names),
        demand=demand,
        result=call.result,
    )
