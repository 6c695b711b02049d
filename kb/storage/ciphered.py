"""SQLite that encrypts every page (SQLCipher): the interface of the standard module from another one.

A file belongs to one of the two modules for as long as a process has it open: on POSIX either would drop the locks of
the other when it closes the file. So which one it is is never found out by looking into a library's file, but by the
note beside it (``kb.storage.protection_note``); backups, which nobody locks, may be looked into.
"""

from __future__ import annotations

import sqlite3
import sys
from collections import Counter
from typing import TYPE_CHECKING, Any

from kb.protection import KeyPurpose

if TYPE_CHECKING:
    from pathlib import Path

    from kb.protection import LibraryKey

#: How every SQLite file without encryption begins.
_PLAIN = b"SQLite format 3\0"
#: Of SQLCipher's files.
PAGE_BYTES = 4096
#: Of 4,096 bytes that nobody can tell from chance each value has about 16; one that has 65 comes less than once in
#: 10^15 pages. SQLite's own pages have hundreds of zeros.
_MOST_OF_ONE_BYTE = 64
#: The format of files that are attached to another; see ``key_pragmas`` for the others.
FORMAT_OF_ALL = "PRAGMA cipher_default_compatibility = 4"


def cipher_module() -> Any:  # noqa: ANN401 - a module without types
    """Return the module, which has the names of ``sqlite3``; no start waits for it where nothing is encrypted."""
    from sqlcipher3 import dbapi2  # noqa: PLC0415 - see above

    return dbapi2


def sqlite_errors() -> tuple[type[Exception], ...]:
    """Return what either module raises; the two have no class in common."""
    loaded = sys.modules.get("sqlcipher3.dbapi2")
    return (sqlite3.Error,) if loaded is None else (sqlite3.Error, loaded.Error)


def is_plain(path: Path) -> bool:
    """Tell whether a file begins as a database without encryption does; an empty one does not. Raises OSError.

    Never ask of a library that this process has open: see the module's docstring.
    """
    with path.open("rb") as file:
        return file.read(len(_PLAIN)) == _PLAIN


def may_be_encrypted(path: Path) -> bool:
    """Tell whether a file that nobody has open may be an encrypted database: whole pages that look like chance.

    An encrypted file has no other mark. The first two pages are looked at: of a database without encryption, and of one
    whose beginning was blanked or written over, one of them is no chance. Raises OSError.
    """
    size = path.stat().st_size
    if size == 0 or size % PAGE_BYTES:
        return False
    with path.open("rb") as file:
        pages = [page for page in (file.read(PAGE_BYTES), file.read(PAGE_BYTES)) if page]
    return all(max(Counter(page).values()) <= _MOST_OF_ONE_BYTE for page in pages)


def key_literal(key: LibraryKey | None) -> str:
    """Return the key as SQLCipher takes it: 32 bytes that need no stretching; nothing for a file without encryption."""
    return "" if key is None else f"x'{key.derived(KeyPurpose.DATABASE).hex()}'"


def key_pragmas(key: LibraryKey) -> tuple[str, ...]:
    """Return what stands before everything else on a connection to an encrypted file."""
    return (
        # It writes to the standard error output what is reported as an error anyway.
        "PRAGMA cipher_log_level = NONE",
        f'PRAGMA key = "{key_literal(key)}"',
        # The format of the file; a later version of SQLCipher still reads it when it is told.
        "PRAGMA cipher_compatibility = 4",
    )
