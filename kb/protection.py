"""The key of an encrypted library, what is derived from it, and files that only its holder can read or change.

A file is sealed in parts with AES-256-GCM in the manner of STREAM (Hoang, Reyhanitabar, Rogaway, Vizár: "Online
Authenticated-Encryption and its Nonce-Reuse Misuse-Resistance", 2015): each file has a key of its own, each part its
number and whether it is the last one in the nonce. So nothing can be changed, cut off, put in another order or taken
from another file without being noticed.

    "KbE1" | salt (16) | parts of at most 1 MiB, each with its tag (16)
"""

from __future__ import annotations

import base64
import os
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import IO, TYPE_CHECKING

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from kb.errors import RecoveryKeyInvalidError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_KEY_BYTES = 32
_CHECK_BYTES = 3
_GROUP = 4
_MAGIC = b"KbE1"
_SALT_BYTES = 16
_TAG_BYTES = 16
PART_BYTES = 1 << 20


class KeyPurpose(StrEnum):
    """What a derived key is for; no two purposes share one."""

    DATABASE = "database"
    INDEX = "index"
    JOBS = "jobs"
    AUDIT = "audit"


@dataclass(frozen=True, slots=True, repr=False)
class LibraryKey:
    """The secret of one library, 32 random bytes; whoever has it can read the library and its backups.

    Its ``repr`` shows nothing, so that no log or traceback does.
    """

    secret: bytes

    def __post_init__(self) -> None:
        if len(self.secret) != _KEY_BYTES:
            raise ValueError("a library key has 32 bytes")

    def __repr__(self) -> str:
        return "LibraryKey(…)"

    @classmethod
    def new(cls) -> LibraryKey:
        """Return a key that nobody has."""
        return cls(os.urandom(_KEY_BYTES))

    @property
    def id(self) -> str:
        """A name for the key that tells nothing about it: 16 hexadecimal digits."""
        return _derived(self.secret, b"id", b"", 8).hex()

    def derived(self, purpose: KeyPurpose, salt: bytes = b"") -> bytes:
        """Return the 32 bytes that one purpose uses (HKDF, RFC 5869)."""
        return _derived(self.secret, purpose.value.encode(), salt, _KEY_BYTES)

    def written(self) -> str:
        """Return the recovery key: what a person keeps on paper, in groups of four letters and digits (RFC 4648)."""
        text = base64.b32encode(self.secret + _check(self.secret)).decode().rstrip("=")
        return "-".join(text[start : start + _GROUP] for start in range(0, len(text), _GROUP))

    @classmethod
    def from_written(cls, text: str) -> LibraryKey:
        """Read a recovery key as somebody typed it: case, spaces and hyphens do not count, nor 0, 1 and 8 for O, I, B.

        Raises:
            RecoveryKeyInvalidError: a letter is wrong, missing or too many.
        """
        letters = "".join(text.split()).upper().replace("-", "").translate(str.maketrans("018", "OIB"))
        try:
            found = base64.b32decode(letters + "=" * (-len(letters) % 8))
        except ValueError as error:
            raise RecoveryKeyInvalidError from error
        secret, check = found[:_KEY_BYTES], found[_KEY_BYTES:]
        if len(secret) != _KEY_BYTES or check != _check(secret):
            raise RecoveryKeyInvalidError
        return cls(secret)


@dataclass(frozen=True, slots=True)
class KnownKeys:
    """The keys that the user of a library has: the ``present`` one, None where it is not encrypted, and earlier ones.

    The earlier ones are needed for backups made under them; finding them may mean asking the system.
    """

    present: LibraryKey | None = None
    earlier: Callable[[], tuple[LibraryKey, ...]] = tuple


def write_sealed(file: IO[bytes], content: Iterable[bytes], key: LibraryKey, purpose: KeyPurpose) -> None:
    """Write content, given in pieces of any size, so that only ``read_sealed`` with this key gives it back."""
    salt = os.urandom(_SALT_BYTES)
    cipher = AESGCM(key.derived(purpose, salt))
    file.write(_MAGIC + salt)
    waiting, number = bytearray(), 0
    for piece in content:
        waiting += piece
        # One part is always kept back: only the end tells which is the last.
        while len(waiting) > PART_BYTES:
            file.write(cipher.encrypt(_nonce(number, last=False), bytes(waiting[:PART_BYTES]), None))
            del waiting[:PART_BYTES]
            number += 1
    file.write(cipher.encrypt(_nonce(number, last=True), bytes(waiting), None))


def read_sealed(file: IO[bytes], key: LibraryKey, purpose: KeyPurpose) -> Iterator[bytes]:
    """Yield the content of a sealed file part by part; each part was checked, the whole only when the end is reached.

    Raises:
        ValueError: it is not sealed with this key, or not what was written.
    """
    header = file.read(len(_MAGIC) + _SALT_BYTES)
    if len(header) < len(_MAGIC) + _SALT_BYTES or not header.startswith(_MAGIC):
        raise ValueError("not a sealed file")
    cipher = AESGCM(key.derived(purpose, header[len(_MAGIC) :]))
    part, number = file.read(PART_BYTES + _TAG_BYTES), 0
    while True:
        following = file.read(PART_BYTES + _TAG_BYTES)
        try:
            yield cipher.decrypt(_nonce(number, last=not following), part, None)
        except InvalidTag as error:
            raise ValueError("sealed with another key, cut short or changed") from error
        if not following:
            return
        part, number = following, number + 1


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])


def _check(secret: bytes) -> bytes:
    return sha256(b"kandokoro recovery key" + secret).digest()[:_CHECK_BYTES]


def _derived(secret: bytes, purpose: bytes, salt: bytes, length: int) -> bytes:
    return HKDF(algorithm=SHA256(), length=length, salt=salt, info=b"kandokoro " + purpose).derive(secret)
