"""What every expected failure has, and those that belong to no part of the program."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


class KbError(Exception):
    """Base of all expected failures; ``code`` is stable, ``params`` fill the sentence shown to the user."""

    code: ClassVar[str] = ""

    def __init__(self, **params: object) -> None:
        """Keep the parameters of the sentence; they never hold personal data."""
        self.params = params
        details = ", ".join(f"{name}={value!r}" for name, value in params.items())
        super().__init__(f"{self.code}({details})")


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong in an article's text; ``line`` counts from 1 (0: the whole file), ``code`` is stable."""

    line: int
    code: str
    detail: str = ""


class UnexpectedError(KbError):
    """Something failed that nobody foresaw; it was reported where faults go, and the work that asked can go on."""

    code = "unexpected"


class OperationCancelledError(KbError):
    """The work was given up because a newer request made it pointless."""

    code = "cancelled"
