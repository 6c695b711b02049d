"""A sentence of a rule file that is read aloud."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kb.domain.script import SpokenLine


@dataclass(frozen=True, slots=True)
class Sentence:
    """What is said, one breath a line, with placeholders that the call fills; ``gloss`` is the English meaning."""

    lines: tuple[SpokenLine, ...]
    gloss: str

    @property
    def placeholders(self) -> tuple[str, ...]:
        """Names of the placeholders in the order they are spoken, each once."""
        return tuple(dict.fromkeys(name for line in self.lines for name in line.placeholders))

    def filled(self, values: dict[str, str]) -> str | None:
        """Return the whole sentence without breaks, or None while one of its placeholders is empty."""
        spoken = [line.filled(values) for line in self.lines]
        return None if None in spoken else "".join(part for part in spoken if part)
