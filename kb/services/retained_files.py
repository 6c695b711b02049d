"""Files in a library's folder that hold what customers said, and go when it was kept long enough."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.storage.failures import file_errors

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from kb.cancellation import CancelToken
    from kb.domain.retention import RetentionLimits
    from kb.services.backups import BackupService
    from kb.services.imports.unfinished import UnfinishedImport, UnfinishedImports

#: Rows of a table that could not be imported, where the folder of the table could not be written to.
_BAD_ROWS = "*.bad-rows*.csv"
#: A library that could not be read, moved aside when it was restored; and what is left of a backup that broke off.
_OLD_LIBRARIES = ("damaged-*-library.db*", "backups/*.partial", "backups/*.partial-*")


class RetainedFiles:
    """Backups, imports that were begun and left, rows kept aside, and libraries that were put aside."""

    def __init__(self, root: Path, backups: BackupService, unfinished: UnfinishedImports) -> None:
        """``root`` is the library's folder."""
        self._root = root
        self._backups = backups
        self._unfinished = unfinished

    def counts(self, limits: RetentionLimits) -> dict[str, int]:
        """Return how many would be removed, by name; raises the errors of the disk."""
        counts = {}
        if limits.calls is not None:
            counts["jobs"] = len(self._left_imports(limits.calls)) + len(self._older(limits.calls, _BAD_ROWS))
        if limits.backups is not None:
            old = self._older(limits.backups, *_OLD_LIBRARIES)
            counts["backups"] = len(self._backups.older_than(limits.backups)) + len(old)
        return counts

    def remove(self, limits: RetentionLimits, token: CancelToken) -> dict[str, int]:
        """Remove them and return how many there were; raises what making a backup and removing files raise."""
        counts = {}
        if limits.calls is not None:
            imports = self._left_imports(limits.calls)
            for record in imports:
                self._unfinished.drop(record.folder)
            counts["jobs"] = len(imports) + _remove(self._older(limits.calls, _BAD_ROWS))
        if limits.backups is not None:
            removed = self._backups.remove_older(limits.backups, token)
            counts["backups"] = len(removed) + _remove(self._older(limits.backups, *_OLD_LIBRARIES))
        return counts

    def _left_imports(self, before: datetime) -> list[UnfinishedImport]:
        """Return imports begun before a moment that no program is at."""
        old = [record for record in self._unfinished.all() if record.started_at < before]
        return [record for record in old if not self._unfinished.running(record)]

    def _older(self, before: datetime, *patterns: str) -> list[Path]:
        with file_errors(self._root):
            found = [path for pattern in patterns for path in self._root.glob(pattern) if path.is_file()]
            return [path for path in found if path.stat().st_mtime < before.timestamp()]


def _remove(paths: list[Path]) -> int:
    for path in paths:
        with file_errors(path):
            path.unlink(missing_ok=True)
    return len(paths)
