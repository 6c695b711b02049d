"""Whether a key is the one of a library, told apart from damage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.errors import LibraryLockedError, ProtectionStateError
from kb.storage.ciphered import is_plain, may_be_encrypted
from kb.storage.connections import key_opens
from kb.storage.failures import damaged, database_errors, file_errors
from kb.storage.protection_note import read_note

if TYPE_CHECKING:
    from pathlib import Path

    from kb.protection import LibraryKey


def require_key(path: Path, key: LibraryKey | None) -> None:
    """Refuse to open the database at ``path`` with another key than its own, or with one where it needs none.

    To SQLCipher a wrong key and a damaged first page look alike. The note beside the database has the name of the key:
    where the right one does not open it, the page is damaged. Without a note what is no chance is damaged.

    Raises:
        LibraryLockedError: it is encrypted, and this is not the key.
        ProtectionStateError: it should be encrypted and is not, or the other way round.
        LibraryDamagedError, LibraryBusyError, FileUnreadableError: the errors of the file and of its note.
    """
    note = read_note(path.parent)
    if note is not None and note.key != (key.id if key else ""):
        raise (LibraryLockedError if note.key else ProtectionStateError)(path=str(path.parent))
    if key is None:
        return
    with database_errors(path):
        if key_opens(path, key):
            return
    # Nothing has it open with this key, so looking into it takes no lock away; see ``kb.storage.ciphered``.
    with file_errors(path):
        if is_plain(path):
            raise ProtectionStateError(path=str(path.parent))
        locked = note is None and may_be_encrypted(path)
    raise LibraryLockedError(path=str(path.parent)) if locked else damaged(path)
