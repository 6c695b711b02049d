"""The keys that packs are signed with: a file with a password for editors, one line of text for everybody's policy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    PrivateFormat,
    load_pem_private_key,
)

from kb.documents.pack_file import public_text
from kb.errors import FileTakenError, FolderMissingError, PackKeyError, PackPasswordError
from kb.storage.failures import file_errors

if TYPE_CHECKING:
    from pathlib import Path

_OWN = 0o600
#: How a key that is locked with a password begins (RFC 7468, PKCS #8).
_LOCKED = b"-----BEGIN ENCRYPTED PRIVATE KEY-----"


def create_key(path: Path, password: str) -> str:
    """Write a new private key, for its owner only and locked with a password, and return its public text.

    Raises:
        FileTakenError: there is a file of this name, which may be the only copy of another key.
        FolderMissingError: there is no such folder.
        DiskFullError, LibraryReadOnlyError: nothing was written.
    """
    if not path.absolute().parent.is_dir():
        raise FolderMissingError(path=str(path.absolute().parent))
    key = Ed25519PrivateKey.generate()
    locked = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(password.encode()))
    with file_errors(path):
        try:
            path.touch(mode=_OWN, exist_ok=False)
        except FileExistsError as error:
            raise FileTakenError(path=str(path)) from error
        path.write_bytes(locked)
    return public_text(key.public_key())


def load_key(path: Path, password: str) -> Ed25519PrivateKey:
    """Read a private key.

    Raises:
        PackKeyError: it is none.
        PackPasswordError: it is locked with another password.
        OSError: the file cannot be read.
    """
    written = path.read_bytes()
    try:
        key = load_pem_private_key(written, password.encode())
    except (ValueError, TypeError) as error:
        locked = _LOCKED in written
        raise (PackPasswordError if locked else PackKeyError)(path=str(path)) from error
    if not isinstance(key, Ed25519PrivateKey):
        raise PackKeyError(path=str(path))
    return key
