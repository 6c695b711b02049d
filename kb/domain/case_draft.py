"""A case made of a call (P32): what is taken over, masked, before anything is saved."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from kb.domain.article import Outcome
from kb.domain.call import CallResult

if TYPE_CHECKING:
    from kb.domain.article import Article
    from kb.domain.call import Call
    from kb.domain.masking import Masked


class CallText(StrEnum):
    """The free texts of a call that a case takes over."""

    NOTES = "notes"
    PRODUCT = "product"
    CAUSE = "cause"
    QUANTITY = "quantity"
    ACTION = "action"
    PROMISE = "promise"


@dataclass(frozen=True, slots=True)
class MaskedText:
    """A free text of a call as it was typed, and masked; ``masked.spans`` are offsets in ``original``."""

    source: CallText
    original: str
    masked: Masked


@dataclass(frozen=True, slots=True)
class CaseDraft:
    """A case that is not saved yet, as a value and as its Markdown file, with every text it was made of."""

    article: Article
    text: str
    texts: tuple[MaskedText, ...]


def outcome_of(call: Call) -> Outcome | None:
    """Return how a case ended, as far as the call's result tells; a call that goes on elsewhere has no outcome yet."""
    if call.result is CallResult.SETTLED:
        return Outcome.SETTLED
    if call.result is CallResult.SECONDARY or call.secondary_at is not None:
        return Outcome.SECONDARY
    if call.result in {CallResult.NO_CONSENT, CallResult.TERMINATED}:
        return Outcome.NO_CONSENT
    return None
