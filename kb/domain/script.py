"""What is read aloud: steps of spoken lines, one breath each, with typed placeholders (P13, P17, P23)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ApologyClass(StrEnum):
    """An apology for feelings (心情) admits nothing; an apology for fault (責任) does; most lines carry none."""

    NONE = "none"
    FEELINGS = "feelings"
    FAULT = "fault"


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of a spoken line: plain text, or the name of a placeholder to be filled from the call."""

    text: str
    placeholder: bool = False


@dataclass(frozen=True, slots=True)
class SpokenLine:
    """One breath of speech."""

    segments: tuple[Segment, ...]
    apology: ApologyClass = ApologyClass.NONE

    def filled(self, values: dict[str, str]) -> str | None:
        """Return the line with its placeholders filled, or None while one of them is empty."""
        parts = [values.get(part.text, "") if part.placeholder else part.text for part in self.segments]
        return None if not all(parts) else "".join(parts)

    @property
    def placeholders(self) -> tuple[str, ...]:
        """Names of the placeholders in the order they are spoken."""
        return tuple(part.text for part in self.segments if part.placeholder)


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a script or procedure: what it is for, when it is done, and the words."""

    title: str
    criterion: str = ""
    lines: tuple[SpokenLine, ...] = ()

    @property
    def apology(self) -> ApologyClass:
        """The gravest apology it contains."""
        classes = {line.apology for line in self.lines}
        for gravest in (ApologyClass.FAULT, ApologyClass.FEELINGS):
            if gravest in classes:
                return gravest
        return ApologyClass.NONE
