"""What a health check of a library finds: a verdict for each thing that was looked at, and whether it can be mended."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class Verdict(StrEnum):
    """How a thing is: as it should be, worth a look, or not usable until somebody does something."""

    GOOD = "good"
    WARNING = "warning"
    BAD = "bad"


@dataclass(frozen=True, slots=True, kw_only=True)
class HealthItem:
    """One thing that was looked at; ``code`` names the sentence, ``params`` fill it and hold no personal data.

    ``repairable`` says that the program can mend it without risk and without losing anything.
    """

    code: str
    verdict: Verdict
    params: Mapping[str, object] = field(default_factory=dict)
    repairable: bool = False


def worst(items: Iterable[HealthItem]) -> Verdict:
    """Return the gravest verdict; nothing at all is good."""
    return max((item.verdict for item in items), key=list(Verdict).index, default=Verdict.GOOD)
