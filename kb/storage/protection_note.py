"""The note beside a database that says whether it is encrypted, and under which key: ``protection.json``."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.errors import FileUnreadableError
from kb.storage.failures import file_errors
from kb.written_files import write_over

if TYPE_CHECKING:
    from pathlib import Path

NOTE_NAME = "protection.json"
_VERSION = 1


@dataclass(frozen=True, slots=True)
class ProtectionNote:
    """Ids of keys (``LibraryKey.id``): the one the database is encrypted under, empty where it is not; those before."""

    key: str = ""
    earlier: tuple[str, ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        """All keys that this library or a backup of it may be encrypted under, the present one first."""
        return (self.key, *self.earlier) if self.key else self.earlier

    def changed_to(self, key: str) -> ProtectionNote:
        """Return the note after a change to another key, or to none."""
        return ProtectionNote(key, tuple(name for name in self.keys if name != key))


def read_note(folder: Path) -> ProtectionNote | None:
    """Return what stands beside the database in a folder; None where there is no note and never was encryption.

    Raises:
        FileUnreadableError: it is not what was written.
    """
    path = folder / NOTE_NAME
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, ValueError) as error:
        raise FileUnreadableError(path=str(path), line=0) from error
    match said:
        case {"version": int(version), "key": str(key), "earlier": list(earlier)} if version == _VERSION:
            return ProtectionNote(key, tuple(str(name) for name in earlier))
    raise FileUnreadableError(path=str(path), line=0)


def write_note(folder: Path, note: ProtectionNote) -> None:
    """Put the note beside the database in one step; raises the errors of the disk."""
    said = {"version": _VERSION, "key": note.key, "earlier": list(note.earlier)}
    with file_errors(folder):
        write_over(folder / NOTE_NAME, json.dumps(said) + "\n", mode=0o600)


def remove_note(folder: Path) -> None:
    """Say nothing about encryption any more; raises the errors of the disk."""
    with file_errors(folder):
        (folder / NOTE_NAME).unlink(missing_ok=True)
