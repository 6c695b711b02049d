"""Imports that began and did not end: remembered in the library, so that they go on after a kill or a power cut.

For each folder, named by a digest of its path:
<jobs>/import-<digest>.json   what is imported; whoever removes it gives the import up, also in another program
<jobs>/import-<digest>.plan   one line a file in the order of saving: what it was like, and the id it has
<jobs>/import-<digest>.saved  how many lines of the plan are saved at least
<jobs>/import-<digest>.lock   held by whoever imports the folder
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import time
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from kb.domain.article import Kind
from kb.domain.importing import ImportDecisions
from kb.errors import ArticleInvalidError, IndexBusyError, LibraryBusyError, OperationCancelledError
from kb.search.guard import locked, write_atomically
from kb.services.imports.decisions import decisions_as_json, decisions_of_json
from kb.services.imports.notes import Notes
from kb.storage.failures import file_errors
from kb.storage.files import make_part

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kb.protection import LibraryKey

_log = logging.getLogger(__name__)

#: Others only look whether a lock is held; that takes no time worth waiting longer for.
_PATIENCE_SECONDS = 0.3
_PAUSE_SECONDS = 0.02
#: What an import does that nobody decided anything about.
NO_DECISIONS = ImportDecisions()


@dataclass(frozen=True, slots=True, kw_only=True)
class UnfinishedImport:
    """An import to go on with, of which at least ``saved`` articles are in the library.

    For a table ``folder`` is its file, ``saved`` are rows, and ``order`` says as text how it is to be read.
    """

    folder: Path
    editor: str
    started_at: datetime
    saved: int = 0
    decisions: ImportDecisions = field(default_factory=ImportDecisions)
    order: str = ""


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """A file as it was when it was read, and the article it stands for; ``own_id`` tells that the file names the id."""

    name: str
    size: int
    modified_ns: int
    article_id: UUID
    own_id: bool
    kind: Kind
    title: str


class ImportJournal:
    """The files of one import; its lock is held."""

    def __init__(self, record: Path, notes: Notes) -> None:
        """Use ``UnfinishedImports.begun``."""
        self._record = record
        self._notes = notes
        self._plan = record.with_suffix(".plan")
        self._saved = record.with_suffix(".saved")

    def check(self) -> None:
        """Raise OperationCancelledError when somebody gave the import up."""
        if not self._record.exists():
            raise OperationCancelledError

    def plan(self) -> tuple[list[PlannedFile], int]:
        """Return the plan of the earlier run and how much of it is saved; nothing where it got no further."""
        try:
            files = [_planned(line) for line in self._notes.read(self._plan) if line]
            return files, min(int(self._saved.read_text(encoding="ascii")), len(files))
        except (OSError, ValueError, TypeError):
            return [], 0

    def write_plan(self, files: Iterable[PlannedFile], saved: int) -> None:
        """Keep the plan, whose first ``saved`` files are saved; raises DiskFullError, LibraryReadOnlyError."""
        # Without a count the plan of the earlier run says nothing: no moment may pair the old count with the new plan.
        with file_errors(self._plan):
            self._saved.unlink(missing_ok=True)
            self._notes.write(self._plan, map(_line, files))
        self.note(saved)

    def note(self, saved: int) -> None:
        """Note how many files of the plan are saved."""
        with file_errors(self._saved):
            write_atomically(self._saved, str(saved))

    def finish(self) -> None:
        """Forget the import: it ended, or was given up."""
        _remove(self._record)


class UnfinishedImports:
    """All imports of a library that began and did not end."""

    def __init__(self, folder: Path, key: LibraryKey | None = None) -> None:
        """Use ``folder``, which is made by the first import; with a ``key`` the files in it are sealed."""
        self._folder = folder
        self._notes = Notes(key)

    def all(self) -> tuple[UnfinishedImport, ...]:
        """Return them all, the oldest first; what cannot be read is removed."""
        found: list[UnfinishedImport] = []
        for file in self._folder.glob("import-*.json"):
            record = self._read(file)
            if record is not None:
                found.append(record)
            elif file.exists():
                _log.warning("the note of an unfinished import cannot be read and is removed: %s", file.name)
                _remove(file)
        return tuple(sorted(found, key=lambda record: record.started_at))

    def of(self, folder: Path) -> UnfinishedImport | None:
        """Return the one of this folder."""
        return self._read(self._file(folder))

    def running(self, record: UnfinishedImport) -> bool:
        """Tell whether some program is at it."""
        try:
            with locked(self._file(record.folder).with_suffix(".lock")):
                return False
        except IndexBusyError:
            return True
        except OSError:
            return True  # it cannot be told, and where no lock can be taken nobody goes on with it either

    def drop(self, folder: Path) -> None:
        """Give the import of a folder up for good; a program that is at it ends within about a second."""
        _remove(self._file(folder))

    @contextmanager
    def begun(
        self,
        folder: Path,
        *,
        editor: str,
        now: datetime,
        decisions: ImportDecisions = NO_DECISIONS,
        order: str = "",
    ) -> Iterator[ImportJournal]:
        """Remember an import while it runs and, unless it was finished, after the block.

        Of one that is remembered already, what was decided last counts; one that had another ``order`` is forgotten.

        Raises:
            LibraryBusyError: another program imports this folder.
            DiskFullError, LibraryReadOnlyError: it cannot be remembered; nothing was changed.
        """
        record = self._file(folder)
        with ExitStack() as held:
            with file_errors(record):
                make_part(self._folder)
                self._lock(record.with_suffix(".lock"), held)
                before = self._read(record)
                if before is None or before.order != order:
                    _remove(record)
                    before = None
                if before is None or before.decisions != decisions:
                    content = {
                        "folder": os.fspath(_absolute(folder)),
                        "editor": editor,
                        "started_at": (before.started_at if before else now).isoformat(),
                        "decisions": decisions_as_json(decisions),
                        "order": order,
                    }
                    self._notes.write(record, [json.dumps(content)])
            yield ImportJournal(record, self._notes)

    def _lock(self, lock: Path, held: ExitStack) -> None:
        deadline = time.monotonic() + _PATIENCE_SECONDS
        while True:
            try:
                held.enter_context(locked(lock))
            except IndexBusyError:
                if time.monotonic() >= deadline:
                    raise LibraryBusyError(path=str(lock.parent.parent)) from None
                time.sleep(_PAUSE_SECONDS)
            else:
                return

    def _file(self, folder: Path) -> Path:
        return self._folder / f"import-{folder_key(folder)}.json"

    def _read(self, file: Path) -> UnfinishedImport | None:
        try:
            found = json.loads("\n".join(self._notes.read(file)))
            return UnfinishedImport(
                folder=Path(found["folder"]),
                editor=str(found["editor"]),
                started_at=datetime.fromisoformat(found["started_at"]),
                saved=_saved(file),
                decisions=decisions_of_json(found["decisions"]),
                order=str(found["order"]),
            )
        except (OSError, ValueError, KeyError, TypeError, AttributeError, ArticleInvalidError):
            return None


def folder_key(folder: Path) -> str:
    """Return what stands for the path of a folder in names and keys."""
    return hashlib.sha256(os.fsencode(_absolute(folder))).hexdigest()[:16]


def _saved(record: Path) -> int:
    try:
        return int(record.with_suffix(".saved").read_text(encoding="ascii"))
    except (OSError, ValueError):
        return 0


def _absolute(folder: Path) -> Path:
    return Path(os.path.abspath(folder))  # noqa: PTH100 - resolve() would name a moved link's old target


def _remove(record: Path) -> None:
    # The record goes first: what is left without it means nothing.
    for suffix in (".json", ".plan", ".plan.new", ".saved"):
        with suppress(OSError):
            record.with_suffix(suffix).unlink(missing_ok=True)


def _line(file: PlannedFile) -> str:
    values = (file.name, file.size, file.modified_ns, file.article_id.hex, file.own_id, file.kind.value, file.title)
    return json.dumps(values, ensure_ascii=False) + "\n"


def _planned(line: str) -> PlannedFile:
    name, size, modified_ns, article_id, own_id, kind, title = json.loads(line)
    return PlannedFile(name, int(size), int(modified_ns), UUID(article_id), bool(own_id), Kind(kind), title)
