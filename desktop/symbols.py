"""Which icon and colour stands for a kind, a state, an outcome; the word beside it comes from ``desktop.texts``."""

from __future__ import annotations

from dataclasses import dataclass

from kb.domain.article import Kind, Outcome, State
from kb.domain.finding import Grade


@dataclass(frozen=True, slots=True)
class Symbol:
    """An icon of resources/icons and the token of its colour; shape and colour always say the same."""

    icon: str
    color: str


KINDS: dict[Kind, Symbol] = {
    Kind.CASE: Symbol("bubble", "text.secondary"),
    Kind.SCRIPT: Symbol("lines", "text.secondary"),
    Kind.PROCEDURE: Symbol("steps", "text.secondary"),
    Kind.TECHNIQUE: Symbol("bulb", "text.secondary"),
    Kind.NOTICE: Symbol("bell", "text.secondary"),
}

STATES: dict[State, Symbol] = {
    State.DRAFT: Symbol("ring-dashed", "text.secondary"),
    State.NOT_VALIDATED: Symbol("ring-half", "warn"),
    State.VALIDATED: Symbol("ring-check", "ok"),
    State.ARCHIVED: Symbol("ring-struck", "text.secondary"),
}

OUTCOMES: dict[Outcome, Symbol] = {
    Outcome.SETTLED: Symbol("ring-check", "ok"),
    Outcome.NO_CONSENT: Symbol("ring-dashed", "text.secondary"),
    Outcome.SECONDARY: Symbol("stairs", "warn"),
}

GRADES: dict[Grade, Symbol] = {
    Grade.ERROR: Symbol("ring-cross", "danger"),
    Grade.WARNING: Symbol("warning", "warn"),
}
