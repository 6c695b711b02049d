"""The ways into a library: what comes in from elsewhere is recorded, with what came of it.

Where that is not possible it comes in all the same: unlike what goes out, it stays in the library, whose history tells
of every article that it changed.
"""

from __future__ import annotations

from contextlib import contextmanager
from enum import StrEnum
from typing import TYPE_CHECKING

from kb.domain.audit import AuditEvent, AuditStep
from kb.errors import KbError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kb.domain.audit import Detail
    from kb.domain.pack import PackHeader, PackReport
    from kb.services.audit.trail import AuditTrail


class Arrival(StrEnum):
    """What may come in from a place that somebody names."""

    FOLDER = "folder"
    TABLE = "table"
    FEEDBACK = "feedback"


class Entrances:
    """Any thread may ask."""

    def __init__(self, trail: AuditTrail | None = None) -> None:
        """Without a ``trail`` nothing is recorded."""
        self._trail = trail

    @contextmanager
    def through(self, kind: Arrival, path: Path) -> Iterator[dict[str, Detail]]:
        """Take something in; counts put into the mapping are recorded when it is in, and why where it is not."""
        if self._trail is None:
            yield {}
            return
        begun = self._trail.note(AuditEvent.IMPORT, AuditStep.BEGUN, _what(kind, path))
        of: dict[str, Detail] = {"of": begun.number} if begun else _what(kind, path)
        counts: dict[str, Detail] = {}
        try:
            yield counts
        except BaseException as error:
            reason = error.code if isinstance(error, KbError) else type(error).__name__
            self._trail.note(AuditEvent.IMPORT, AuditStep.FAILED, {**of, "reason": reason})
            raise
        self._trail.note(AuditEvent.IMPORT, details={**of, **counts})

    def resumed(self, kind: Arrival, path: Path, failure: str) -> None:
        """Record that an import which did not end was gone on with: to its end, or to a ``failure``."""
        if self._trail is not None:
            step = AuditStep.FAILED if failure else AuditStep.DONE
            details = {**_what(kind, path), "resumed": "yes", **({"reason": failure} if failure else {})}
            self._trail.note(AuditEvent.IMPORT, step, details)

    def pack(self, header: PackHeader, report: PackReport) -> None:
        """Record that a pack was taken in."""
        if self._trail is not None:
            details: dict[str, Detail] = {
                "pack": header.pack_id.hex,
                "version": header.version,
                "added": len(report.added),
                "changed": len(report.changed),
                "overruled": len(report.overruled),
            }
            self._trail.note(AuditEvent.PACK_TAKEN, details=details)


def _what(kind: Arrival, path: Path) -> dict[str, Detail]:
    return {"kind": kind.value, "path": str(path.absolute())}
