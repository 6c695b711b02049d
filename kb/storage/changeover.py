"""Puts a library under another key, all of it or nothing, whenever the program is killed.

Everything that changes is written anew into ``<library>/protecting/new`` while the library stays as it is. Then one
word in ``change.json`` is changed, and from then on the new files take the places of the old ones. Whoever opens the
library next undoes what had not come to that word, and finishes what had; moving files needs no key.

    protecting/change.json   what the library will be, and whether that is decided
    protecting/new/…         files as they will lie in the library
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from kb.errors import FileUnreadableError, LibraryBusyError
from kb.storage.failures import file_errors
from kb.storage.file_lock import file_lock
from kb.storage.files import make_folder, remove, remove_log
from kb.storage.protection_note import ProtectionNote, write_note
from kb.written_files import sync_file, sync_folder, write_over

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_FOLDER, _LOCK = "protecting", "protecting.lock"
_VERSION = 1


class Stage(StrEnum):
    """How far a change is."""

    COPYING = "copying"
    SWAPPING = "swapping"


@dataclass(frozen=True, slots=True)
class Change:
    """What a library will be (``note``), and what is removed then, as paths below its folder."""

    note: ProtectionNote
    removed: tuple[str, ...] = ()
    stage: Stage = Stage.COPYING


class Changeover:
    """The change of one library, whose folder is ``root``; one program at a time."""

    def __init__(self, root: Path, database: str, *, passed: Callable[[str], None] = lambda _: None) -> None:
        """``database`` is the name of its file. ``passed`` is called after each step, for tests that stop there."""
        self._root = root
        self._database = database
        self._folder = root / _FOLDER
        self._record = self._folder / "change.json"
        self._new = self._folder / "new"
        self._passed = passed

    def pending(self) -> bool:
        """Tell whether a change is under way or was left; no file is opened for that."""
        return self._record.exists()

    def settle(self) -> None:
        """Undo or finish what a killed program left.

        Raises:
            LibraryBusyError: another program is changing the library now.
            FileUnreadableError: the record of the change cannot be read; nothing was touched.
            DiskFullError, LibraryReadOnlyError: it is settled another time.
        """
        if not self._folder.exists():
            return
        with file_errors(self._root), file_lock(self._root / _LOCK):
            self._settle()

    def _settle(self) -> None:
        if not self.pending():
            self._clear()
            return
        change = self._read()
        if change.stage is Stage.SWAPPING:
            self._finish(change)
        else:
            self._undo()

    def make(self, change: Change, write: Callable[[Path], None]) -> None:
        """Make a change: ``write`` puts the new files into a folder, as they will lie in the library.

        While it does, the library is as it was, and no program opens it. Raises LibraryBusyError where another program
        makes one, what ``write`` raises, and the errors of the disk; until the change is decided nothing was changed,
        and afterwards the next start finishes it.
        """
        with file_errors(self._root), file_lock(self._root / _LOCK):
            self._settle()
            make_folder(self._new)
            self._note(change)
            self._passed("announced")
            try:
                write(self._new)
                for path in self._files():
                    sync_file(path)
                    sync_folder(path.parent)
                self._passed("written")
            except BaseException:
                self._undo()
                raise
            decided = replace(change, stage=Stage.SWAPPING)
            self._note(decided)
            self._passed("decided")
            self._finish(decided)

    def _finish(self, change: Change) -> None:
        """Put everything in its place, in an order in which it can be stopped and begun again anywhere."""
        database = self._new / self._database
        if database.exists():
            remove_log(self._root / self._database)
        for path in self._files():
            target = self._root / path.relative_to(self._new)
            make_folder(target.parent)
            path.replace(target)
            sync_folder(target.parent)
            self._passed(f"swapped {target.name}")
        write_note(self._root, change.note)
        self._passed("noted")
        for name in change.removed:
            remove(self._root / name)
            self._passed(f"removed {name}")
        self._record.unlink(missing_ok=True)
        sync_folder(self._folder)
        self._passed("done")
        self._clear()

    def _undo(self) -> None:
        # The record goes last: a copy that can be read is removed by the next start, whatever stops this one.
        remove(self._new)
        self._record.unlink(missing_ok=True)
        self._clear()

    def _clear(self) -> None:
        remove(self._folder)

    def _files(self) -> list[Path]:
        return sorted(path for path in self._new.rglob("*") if path.is_file())

    def _note(self, change: Change) -> None:
        said = {
            "version": _VERSION,
            "stage": change.stage.value,
            "key": change.note.key,
            "earlier": list(change.note.earlier),
            "removed": list(change.removed),
        }
        write_over(self._record, json.dumps(said), mode=0o600)

    def _read(self) -> Change:
        try:
            said = json.loads(self._record.read_text(encoding="utf-8"))
            if said["version"] != _VERSION:
                raise ValueError  # noqa: TRY301 - as what cannot be read
            note = ProtectionNote(str(said["key"]), tuple(map(str, said["earlier"])))
            return Change(note, tuple(map(str, said["removed"])), Stage(said["stage"]))
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise FileUnreadableError(path=str(self._record), line=0) from error


def changeover_of(database: Path) -> Changeover:
    """Return the change of the library whose database this is."""
    return Changeover(database.parent, database.name)


def require_unchanging(database: Path) -> None:
    """Raise LibraryBusyError where a change began meanwhile; whoever opened the database closes it again then.

    The one who changes announces it first and looks then who has the database open; the one who opens does the same in
    the other order. So one of them sees the other.
    """
    if changeover_of(database).pending():
        raise LibraryBusyError(path=str(database))
