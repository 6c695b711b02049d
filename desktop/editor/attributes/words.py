"""The words of attributes as people read them; what nobody knows stands as it was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.texts import cause_label, label
from kb.domain.article import Kind, Outcome, Role, Stage, State
from kb.domain.demand import DemandQuality

if TYPE_CHECKING:
    from enum import StrEnum

_CLOSED: dict[str, type[StrEnum]] = {
    "kind": Kind,
    "state": State,
    "stage": Stage,
    "role": Role,
    "outcome": Outcome,
    "demand": DemandQuality,
}


def attribute_word(key: str, word: str) -> str:
    """Return what one word of an attribute is called."""
    if key == "cause":
        return cause_label(word)
    words = _CLOSED.get(key)
    return label(words(word)) if words is not None and word in set(words) else word
