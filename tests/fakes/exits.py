"""The ways out of a library: closed when told to, and what went out is remembered."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kb.errors import ExportRefusedError

if TYPE_CHECKING:
    from uuid import UUID

    from kb.domain.exporting import Export
    from kb.errors import KbError


@dataclass
class FakeExits:
    """The ways out in ``closed`` are closed; ``error`` is raised when something is to be recorded."""

    closed: set[Export] = field(default_factory=set)
    begun: list[tuple[str, str, UUID | None]] = field(default_factory=list)
    ended: list[bool] = field(default_factory=list)
    error: KbError | None = None

    def refusal(self, kind: Export) -> ExportRefusedError | None:
        return ExportRefusedError(export=kind, path="policy.toml") if kind in self.closed else None

    def begin(self, kind: str, place: str, about: UUID | None = None) -> int:
        if self.error is not None:
            raise self.error
        self.begun.append((kind, place, about))
        return len(self.begun)

    def end(self, number: int, *, done: bool) -> None:
        assert 1 <= number <= len(self.begun)  # the next may have begun already
        self.ended.append(done)
