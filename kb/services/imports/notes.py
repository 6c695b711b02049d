"""Small files that a running import leaves in the library's folder; in an encrypted library nobody else reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.protection import KeyPurpose, read_sealed, write_sealed
from kb.search.guard import replaced

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from kb.protection import LibraryKey


class Notes:
    """Reads and writes such files, sealed where the library has a key."""

    def __init__(self, key: LibraryKey | None) -> None:
        self._key = key

    def write(self, path: Path, lines: Iterable[str]) -> None:
        """Replace a file by lines, which end themselves; raises OSError."""
        content = (line.encode("utf-8", "surrogatepass") for line in lines)
        with replaced(path) as file:
            if self._key is None:
                file.writelines(content)
            else:
                write_sealed(file, content, self._key, KeyPurpose.JOBS)

    def read(self, path: Path) -> list[str]:
        """Return the lines of a file, without their ends.

        Raises:
            OSError: it is not there, or cannot be read.
            ValueError: it was not sealed with the key of the library, or is damaged.
        """
        with path.open("rb") as file:
            content = file.read() if self._key is None else b"".join(read_sealed(file, self._key, KeyPurpose.JOBS))
        return content.decode("utf-8", "surrogatepass").split("\n")
