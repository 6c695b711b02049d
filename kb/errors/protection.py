"""What can be wrong with the encryption of a library and with its keys."""

from __future__ import annotations

from kb.errors.base import KbError


class LibraryLockedError(KbError):
    """The library (``path``) is encrypted, and this user's store of passwords has no key that opens it."""

    code = "library_locked"


class BackupLockedError(KbError):
    """The file (``path``) is encrypted under a key that is not here, or broken and looks so; only a key would tell."""

    code = "backup_locked"


class RecoveryKeyInvalidError(KbError):
    """What was typed is no recovery key: a letter is wrong, missing or too many."""

    code = "recovery_key_invalid"


class RecoveryKeyOtherError(KbError):
    """The recovery key is a whole one, but of another library than the one in ``path``."""

    code = "recovery_key_other"


class KeyStoreUnavailableError(KbError):
    """This computer has no store of passwords that the program may use, so the key of a library has no place."""

    code = "key_store_unavailable"


class KeyFileUnsafeError(KbError):
    """Others than its owner may read the file of keys (``path``), or it is not what it should be."""

    code = "key_file_unsafe"


class ReadableFilesError(KbError):
    """``count`` files in the library's folder (``path`` and others) can be read and, being broken, not be encrypted."""

    code = "readable_files"


class ProtectionStateError(KbError):
    """The library (``path``) is encrypted already, or is not and would have to be."""

    code = "protection_state"
