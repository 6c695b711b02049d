"""The hand-over memo (引き継ぎメモ): one page, so that the customer is never asked twice (P9, P24)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from uuid import UUID

#: A memo longer than this is not read by whoever takes over (P9).
MEMO_CHARACTERS = 300
_LEAST = 12
#: Up to a full stop that is not in the caller's own words.
_SENTENCE = re.compile(r"(?:「[^」\n]*」|[^。\n])+。?")
_ELLIPSIS = "…"


class MemoField(StrEnum):
    """What a memo says, in this order, and nothing else."""

    CALLER = "caller"
    FIRST_MATTER = "first_matter"
    COURSE = "course"
    WHY = "why"
    STATE_NOW = "state_now"
    WANTS = "wants"
    ASKED = "asked"
    PROMISED = "promised"


#: P9, for a hand-over after time or by kind of content.
HANDOVER_FIELDS: tuple[MemoField, ...] = tuple(MemoField)
#: P24, for a secondary complaint: who and first matter, why it became one, the state now, what they want.
SECONDARY_FIELDS: tuple[MemoField, ...] = (
    MemoField.CALLER,
    MemoField.FIRST_MATTER,
    MemoField.WHY,
    MemoField.STATE_NOW,
    MemoField.WANTS,
)
#: What is cut to fit, the first first: who it is and what is wanted, asked and promised stay whole longest.
_CUT_FIRST = (
    MemoField.COURSE,
    MemoField.STATE_NOW,
    MemoField.FIRST_MATTER,
    MemoField.WHY,
    MemoField.WANTS,
    MemoField.PROMISED,
    MemoField.ASKED,
    MemoField.CALLER,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverMemo:
    """A memo as it was handed over."""

    id: UUID
    call_id: UUID
    made_at: datetime
    to_role: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverReasons:
    """What the screen knows of why a call is handed over, in words.

    ``crises`` and ``warnings`` are the alerts raised, ``asked`` the items the customer was asked for, ``boundary`` the
    last step that was taken.
    """

    crises: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    boundary: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MemoFacts:
    """What a memo is made from, in words a person reads; lists in the order they arose."""

    caller: str = ""
    product: str = ""
    notes: str = ""
    why: tuple[str, ...] = ()
    stage: str = ""
    wants: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    promised: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MemoDraft:
    """A memo that can still be edited: its fields in order, each with its text, one line each."""

    fields: Mapping[MemoField, str]
    labels: Mapping[MemoField, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The memo as it is copied and printed: a line a field, 「label: text」."""
        return "\n".join(f"{self.labels.get(name, name.value)}: {text}" for name, text in self.fields.items())

    @property
    def characters(self) -> int:
        """How long the text is, line ends included."""
        return len(self.text)

    @property
    def fits(self) -> bool:
        """Whether it is short enough to be handed over."""
        return self.characters <= MEMO_CHARACTERS

    def with_text(self, name: MemoField, text: str) -> MemoDraft:
        """Return the draft with another text in one field; line ends become blanks."""
        return MemoDraft({**self.fields, name: " ".join(text.split())}, self.labels)


#: Every customer has these, whether the agent has heard of them or not: 「なし」 would tell the next person otherwise.
_TO_BE_ASKED = frozenset({MemoField.CALLER, MemoField.FIRST_MATTER, MemoField.STATE_NOW, MemoField.WANTS})


def draft_memo(
    facts: MemoFacts,
    names: tuple[MemoField, ...],
    labels: Mapping[MemoField, str],
    *,
    none: str,
    unknown: str,
    between: str = "、",
) -> MemoDraft:
    """Write a memo of these fields that fits; ``none`` stands where there is nothing, ``unknown`` where nobody asked.

    The first sentence of the notes is the first matter, the last one the state now, those between are the course: that
    is how agents write. What does not fit is cut at the end of a sentence where one ends there.
    """
    sentences = [match[0].strip() for match in _SENTENCE.finditer(facts.notes) if match[0].strip()]
    first, last = sentences[:1], sentences[1:][-1:]
    named = any(facts.product in sentence for sentence in first)
    matter = [text for text in ("" if named else facts.product, *first) if text]
    state = [text for text in (facts.stage, *last) if text]
    texts = {
        MemoField.CALLER: facts.caller,
        MemoField.FIRST_MATTER: between.join(matter),
        MemoField.COURSE: "".join(_ended(text) for text in sentences[1:-1]),
        MemoField.WHY: between.join(facts.why),
        MemoField.STATE_NOW: between.join(state),
        MemoField.WANTS: between.join(facts.wants),
        MemoField.ASKED: between.join(facts.asked),
        MemoField.PROMISED: between.join(facts.promised),
    }
    empty = {name: unknown if name in _TO_BE_ASKED else none for name in names}
    return _fitted(MemoDraft({name: " ".join(texts[name].split()) or empty[name] for name in names}, labels))


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith("。") else f"{sentence}。"


def _fitted(draft: MemoDraft) -> MemoDraft:
    for name in _CUT_FIRST:
        over = draft.characters - MEMO_CHARACTERS
        if over <= 0:
            return draft
        if name in draft.fields:
            text = draft.fields[name]
            draft = draft.with_text(name, _shortened(text, max(_LEAST, len(text) - over)))
    return draft


def _shortened(text: str, length: int) -> str:
    """Return at most ``length`` characters: whole sentences where they use half of the room, else an ellipsis."""
    if len(text) <= length:
        return text
    whole = text[:length].rfind("。") + 1
    return text[:whole] if whole * 2 >= length else text[: length - 1] + _ELLIPSIS
