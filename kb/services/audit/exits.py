"""The ways out of a library: what the policy of the computer closes stays shut, and what goes out is recorded first."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from kb.domain.audit import AuditEvent, AuditStep
from kb.domain.exporting import AllowedExports, Export
from kb.patience import PATIENCE, require_answer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from uuid import UUID

    from kb.domain.audit import Detail
    from kb.errors import ExportRefusedError
    from kb.services.audit.trail import AuditTrail

#: The way of feedback to the editors, which no policy closes.
FEEDBACK = "feedback"


class Exits:
    """Any thread may ask."""

    def __init__(
        self, allowed: AllowedExports | None = None, trail: AuditTrail | None = None, *, patience: float = PATIENCE
    ) -> None:
        """Without ``allowed`` every way is open; without a ``trail`` nothing is recorded.

        ``patience``: the seconds that a place has to answer.
        """
        self._patience = patience
        self._allowed = allowed or AllowedExports()
        self._trail = trail

    def refusal(self, kind: Export) -> ExportRefusedError | None:
        """Return why a way is closed; None where it is open."""
        return self._allowed.refusal(kind)

    @contextmanager
    def through(self, kind: Export, path: Path) -> Iterator[dict[str, Detail]]:
        """Let something out to a place; counts put into the mapping are recorded when it is there.

        Raises:
            ExportRefusedError: the policy of this computer closes this way.
            PlaceSilentError: the place does not answer, as a share that hangs.
            DiskFullError, LibraryBusyError, AuditUnwritableError: it cannot be recorded, so it must not go.
        """
        self._allowed.require(kind)
        require_answer(path, self._patience)
        with self._recorded(kind.value, path) as counts:
            yield counts

    @contextmanager
    def feedback(self, folder: Path) -> Iterator[dict[str, Detail]]:
        """Let feedback out, as ``through`` does with what a policy may close; raises as it does."""
        require_answer(folder, self._patience)
        with self._recorded(FEEDBACK, folder) as counts:
            yield counts

    def begin(self, kind: str, place: str, about: UUID | None = None) -> int:
        """Let a page out that a screen draws: as PDF, or on paper; ``about`` is the article or the call.

        Returns the number to give to ``end``. Raises what ``through`` raises.
        """
        if kind in set(Export):
            self._allowed.require(Export(kind))
            require_answer(Path(place), self._patience)
        if self._trail is None:
            return 0
        details: dict[str, Detail] = {"kind": kind, "path": place}
        if about is not None:
            details["about"] = str(about)
        return self._trail.record(AuditEvent.EXPORT, AuditStep.BEGUN, **details).number

    def end(self, number: int, *, done: bool) -> None:
        """Record whether it is there."""
        if self._trail is not None:
            self._trail.note(AuditEvent.EXPORT, AuditStep.DONE if done else AuditStep.FAILED, {"of": number})

    @contextmanager
    def _recorded(self, kind: str, path: Path) -> Iterator[dict[str, Detail]]:
        if self._trail is None:
            yield {}
            return
        with self._trail.watched(AuditEvent.EXPORT, kind=kind, path=str(path.absolute())) as counts:
            yield counts
