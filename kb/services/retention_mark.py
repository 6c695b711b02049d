"""When retention was last seen to: a small file in the library's folder, with numbers and no content."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from kb.domain.audit import AuditEvent
from kb.storage.failures import file_errors
from kb.written_files import write_over

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from kb.services.audit.trail import AuditTrail

_NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class RetentionMark:
    """``at``: when all was seen to; ``revisions``: before which moment revisions were looked through for it.

    ``file_clean`` and ``index_clean``: whether nothing of what was erased can be left in unused parts of the database's
    files, and in the index. ``doubted``: when the clock was first too far ahead to be believed.
    """

    at: datetime = _NEVER
    revisions: datetime | None = None
    file_clean: bool = True
    index_clean: bool = True
    erased: Mapping[str, int] = field(default_factory=dict)
    doubted: datetime | None = None

    @property
    def ever(self) -> bool:
        """Whether all was seen to at some time."""
        return self.at != _NEVER

    @property
    def clean(self) -> bool:
        """Whether nothing of what was erased can be left anywhere."""
        return self.file_clean and self.index_clean


class RetentionMarks:
    """The file with the mark of a library."""

    def __init__(self, file: Path, trail: AuditTrail | None = None) -> None:
        """Read nothing yet; what was erased is recorded in the ``trail``."""
        self._file = file
        self._trail = trail

    def tell(self, erased: Mapping[str, int]) -> None:
        """Record how many of each kind were erased.

        Afterwards, and only where it is possible: what must be erased by law does not stay for want of a record.
        """
        if erased and self._trail is not None:
            self._trail.note(AuditEvent.RETENTION, details=erased)

    def read(self) -> RetentionMark:
        """Return the mark; where there is none, or somebody wrote into it, nothing was ever seen to."""
        try:
            found = json.loads(self._file.read_text(encoding="utf-8"))
            revisions, doubted = found["revisions_before"], found.get("doubted")
            return RetentionMark(
                at=datetime.fromisoformat(found["at"]),
                revisions=datetime.fromisoformat(revisions) if revisions else None,
                file_clean=bool(found["file_clean"]),
                index_clean=bool(found["index_clean"]),
                erased={str(name): int(count) for name, count in found["erased"].items()},
                doubted=datetime.fromisoformat(doubted) if doubted else None,
            )
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return RetentionMark()

    def note(self, **changes: Any) -> None:  # noqa: ANN401 - the fields of a mark
        """Change some values of the mark on the disk; raises DiskFullError, LibraryReadOnlyError."""
        before = self.read()
        mark = replace(before, **changes)
        if mark == before:
            return
        content = {
            "at": mark.at.isoformat(),
            "revisions_before": mark.revisions.isoformat() if mark.revisions else None,
            "file_clean": mark.file_clean,
            "index_clean": mark.index_clean,
            "erased": dict(mark.erased),
            "doubted": mark.doubted.isoformat() if mark.doubted else None,
        }
        with file_errors(self._file):
            write_over(self._file, json.dumps(content), mode=0o600)
