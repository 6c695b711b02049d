"""Rule files under an editor's hands: their text, what is wrong with it, and what it would do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from kb.domain.bilingual import Bilingual
    from kb.domain.rule_problem import RuleProblem, Trail
    from kb.domain.triage import Severity
    from kb.errors import NotPermittedError


class TakesEffect(Enum):
    """When a saved rule file is used: at once, or when the library is opened the next time."""

    NOW = "now"
    NEXT_OPENING = "next_opening"


@dataclass(frozen=True, slots=True)
class RuleFault:
    """What is wrong in a text, at which line (0: unknown): ``key`` for people, ``trail`` for the form."""

    line: int
    key: str
    trail: Trail
    problem: RuleProblem
    detail: str = ""


@dataclass(frozen=True, slots=True)
class RuleFileState:
    """A rule file in a list of all: whether the library has its own copy, and what is wrong with that."""

    name: str
    own: bool
    fault: RuleFault | None = None


@dataclass(frozen=True, slots=True)
class DecidedValue:
    """A value that the policy of the computer decides, whatever the file says at ``trail``."""

    trail: Trail
    value: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleText:
    """A rule file as it is in use.

    ``path`` is the library's own copy, which need not exist: ``own`` tells whether it does, else ``text`` is what was
    ``shipped``. ``version`` says which text it is, so that a save never writes over another one. ``restorable``: there
    is a text before this one. ``refusal``: why the user may not change it. ``fixed``: nobody may, because the program
    itself depends on it. ``decided`` are values that the policy of the computer stands above.
    """

    name: str
    path: Path
    text: str
    shipped: str
    own: bool
    version: str
    restorable: bool
    takes_effect: TakesEffect
    can_be_tried: bool
    refusal: NotPermittedError | None = None
    fixed: bool = False
    decided: tuple[DecidedValue, ...] = ()


@dataclass(frozen=True, slots=True)
class BrokenExample:
    """An example of a rule that the rules no longer treat as it says: it should have been found, or should not."""

    rule: str
    text: str
    should_be_found: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleDraft:
    """A text as it is being written: what it says (None where it is no YAML), and what is wrong with it."""

    text: str
    content: Any = None
    fault: RuleFault | None = None
    examples: int = 0
    broken_examples: tuple[BrokenExample, ...] = ()


@dataclass(frozen=True, slots=True)
class RuleHit:
    """What the rules find in a text that is tried, from ``start`` to ``end`` of it, and what they say to that."""

    rule: str
    start: int
    end: int
    title: Bilingual
    severity: Severity | None = None
    advice: Bilingual | None = None


@dataclass(frozen=True, slots=True)
class RuleTrial:
    """What the rules in use find in a text, and what the ones being written would find."""

    sample: str
    now: tuple[RuleHit, ...]
    then: tuple[RuleHit, ...]
