"""What Python packages carry inside their compiled files: other people's software, with terms of its own."""

from __future__ import annotations

import re
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import PySide6
from cryptography.hazmat.backends.openssl import backend
from sqlcipher3 import _sqlite3, dbapi2

from resources.release.parts import Part, licence_texts

if TYPE_CHECKING:
    from collections.abc import Iterator

_OPENSSL = re.compile(rb"OpenSSL (\d+\.\d+\.\d+)")


def embedded_parts() -> Iterator[Part]:
    """Yield them with the versions that are inside the packages installed here."""
    yield _openssl(backend.openssl_version_text().split()[1])
    yield from _sqlcipher_parts()
    yield Part("generic", "qt", PySide6.__version__, "LGPL-3.0-only", licence_texts("LGPL-3.0", "GPL-3.0"))
    # On Windows Qt asks the system instead.
    for file in sorted((Path(PySide6.__file__).parent / "Qt" / "lib").glob("libicudata.so.*")):
        yield Part("generic", "icu", file.suffix[1:], "ICU", licence_texts("ICU"))


def _sqlcipher_parts() -> Iterator[Part]:
    """Yield what ``sqlcipher3`` is linked with; its own metadata names none of it."""
    with closing(dbapi2.connect(":memory:")) as connection:
        (version,) = connection.execute("PRAGMA cipher_version").fetchone()
    yield Part("generic", "sqlcipher", str(version).split()[0], "BSD-3-Clause", licence_texts("SQLCipher"))
    yield Part("generic", "sqlite", dbapi2.sqlite_version, "blessing", ("SQLite is in the public domain.",))
    for found in sorted(set(_OPENSSL.findall(Path(_sqlite3.__file__).read_bytes()))):
        yield _openssl(found.decode())


def _openssl(version: str) -> Part:
    return Part("generic", "openssl", version, "Apache-2.0", licence_texts("Apache-2.0"))
