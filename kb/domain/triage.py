"""Alerts: what in a call's notes must not wait for the ordinary reply (P12), or asks for caution (P2, P21, P24)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kb.domain.bilingual import Bilingual


class Severity(StrEnum):
    """How grave an alert is, the gravest first: a crisis stops the script, a warning and a caution stand beside it."""

    CRISIS = "crisis"
    WARNING = "warning"
    CAUTION = "caution"

    @property
    def order(self) -> int:
        """The place in the order of gravity, 0 for the gravest."""
        return list(Severity).index(self)


class RuleKind(StrEnum):
    """What the phrases of a rule speak of."""

    EVENT = "event"  # something happened: a mere "what if" or somebody else's accident is none
    STATEMENT = "statement"  # the caller says or threatens something: "what if I sue?" is one as well


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertRule:
    """One rule of rules/alerts.yaml.

    ``patterns`` pairs each pattern with its subtype ("" where the rule has none), in the order of the file; how
    patterns are written is explained there. ``doubt``: whether 「…ていないか」 raises. ``raises`` and ``silent`` are
    the examples by which the rule is tested.
    """

    id: str
    name: Bilingual
    severity: Severity
    kind: RuleKind
    doubt: bool = False
    patterns: tuple[tuple[str, str], ...]
    exclusions: tuple[str, ...] = ()
    questions: tuple[Bilingual, ...] = ()
    action: Bilingual
    raises: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """What a rule found: ``matched`` are the agent's words on one line, ``span`` (start, end) of them in the notes.

    ``subtype`` is one of the rule's (harassment: violent, sexual, detention, intimidation) or "".
    """

    rule: str
    name: Bilingual
    severity: Severity
    subtype: str
    matched: str
    span: tuple[int, int]
    action: Bilingual
    questions: tuple[Bilingual, ...]
