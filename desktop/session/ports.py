"""What the session asks of a library and of where it comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kb.domain.article import Changes
    from kb.domain.backup import Backup
    from kb.domain.progress import JobProgress
    from kb.errors import KbError


class LibraryState(Protocol):
    """What the status line shows of a library."""

    @property
    def name(self) -> str: ...
    @property
    def article_count(self) -> int: ...
    @property
    def index_state(self) -> str: ...
    @property
    def progress(self) -> JobProgress | None:
        """How far the long job has come that runs now, if there is one."""
        ...


class OpenLibrary(Protocol):
    """What the session asks of an open library; everything else is between it and the presenters."""

    def status(self) -> LibraryState: ...
    def obstacle(self) -> KbError | None: ...
    def external_changes(self) -> Changes: ...
    def listen(self, callback: Callable[[str], None]) -> None: ...
    def close(self) -> None: ...


class LibrarySource(Protocol):
    """Where a library comes from; called off the GUI thread."""

    @property
    def folder(self) -> Path: ...

    def open(self) -> OpenLibrary: ...
    def create(self, *, sample: bool) -> OpenLibrary: ...
    @property
    def was_here(self) -> bool:
        """Whether a library was opened here before: where it is missing now, this is no first start."""
        ...

    def has_backups(self) -> bool:
        """Tell whether there are backups of a library here, whether that is there or not."""
        ...

    def restore(self, backup: Path) -> Backup | None:
        """Put a backup in the place of the library, which nobody has open; return the backup of what it was."""
        ...

    def unlock(self, written: str) -> None:
        """Keep the key that a recovery key is, so that the library opens."""
        ...

    def take_recovery_key(self) -> str:
        """Return the recovery key of the library that was made last, once; empty where there is none."""
        ...

    @property
    def unprotected(self) -> bool:
        """Whether the library is not encrypted and the policy of the computer wants that."""
        ...

    def replace_by_empty(self) -> OpenLibrary:
        """Keep the folder under another name and open an empty library in its place."""
        ...
