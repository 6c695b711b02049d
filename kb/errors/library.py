"""What can be wrong with a library, its backups, its index and the disk they lie on."""

from __future__ import annotations

from kb.errors.base import KbError


class LibraryMissingError(KbError):
    """There is no library in this folder (``path``)."""

    code = "library_missing"


class LibraryExistsError(KbError):
    """A library would be created where one exists (``path``)."""

    code = "library_exists"


class LibraryNewerError(KbError):
    """The library was written by a newer program (``path``, ``found``, ``supported``); it is never touched."""

    code = "library_newer"


class LibraryOnNetworkError(KbError):
    """The library folder (``path``) lies on a network share, where SQLite's write-ahead log can be corrupted."""

    code = "library_on_network"


class LibraryPlaceTakenError(KbError):
    """A folder (``path``) in which a library was to be made has something else in it."""

    code = "library_place_taken"


class LibraryReadOnlyError(KbError):
    """The library folder or a file in it cannot be written (``path``)."""

    code = "library_read_only"


class LibraryBusyError(KbError):
    """Another program held the library (``path``) longer than the time-out; trying again is safe."""

    code = "library_busy"


class LibraryDamagedError(KbError):
    """The database (``path``) is not a readable SQLite file; backups lie in ``backups``."""

    code = "library_damaged"


class BackupUnsoundError(KbError):
    """The file (``path``) is no backup that can be read from beginning to end (``detail``: what SQLite says)."""

    code = "backup_unsound"


class DiskFullError(KbError):
    """Nothing more can be written to the disk that holds ``path``; what was saved before is safe."""

    code = "disk_full"


class DiskFailingError(KbError):
    """The disk that holds ``path`` reports an error or is gone; what was saved before is not lost by it."""

    code = "disk_failing"


class ClockDoubtedError(KbError):
    """The clock (``now``) is more than a year after the newest thing known (``last``): nothing was erased by it."""

    code = "clock_doubted"


class IndexUnavailableError(KbError):
    """The search index cannot be read just now (``path``); it is rebuilt from the database."""

    code = "index_unavailable"


class IndexBusyError(KbError):
    """Another program is writing the search index (``path``); the change is kept and indexed later."""

    code = "index_busy"


class AuditUnwritableError(KbError):
    """The audit trail (``path``) cannot be written, so what must be recorded was not done."""

    code = "audit_unwritable"
