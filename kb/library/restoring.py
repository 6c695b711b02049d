"""Puts a backup in the place of a library: first beside it, to be looked at, then all of it or nothing."""

from __future__ import annotations

import os
import shutil
from contextlib import closing, contextmanager
from functools import partial
from typing import TYPE_CHECKING

from kb.domain.audit import AuditEvent
from kb.domain.backup import Backup, BackupReason, RestorePreview
from kb.errors import BackupUnsoundError, LibraryNewerError
from kb.identifiers import new_id
from kb.library.audit_wiring import audit_trail
from kb.protection import KnownKeys
from kb.services.backups import key_of_backup
from kb.storage.audit_head_store import ClosedLibraryHead
from kb.storage.backup import backup_database, backups_in, overwrite_database
from kb.storage.backup_check import check_library_file
from kb.storage.connections import connect
from kb.storage.database import Database
from kb.storage.failures import database_errors, file_errors
from kb.storage.files import make_part
from kb.storage.reencryption import reencrypt

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kb.clock import Clock
    from kb.domain.audit import AuditHead
    from kb.library.paths import LibraryPaths
    from kb.protection import LibraryKey
    from kb.services.audit.trail import AuditTrail

#: The folder in the library where a backup is brought up to date beside it; what a kill leaves is removed next time.
_BESIDE = "restoring"
_NO_KEYS = KnownKeys()
_HEADS = (
    "SELECT articles.id, articles.title, article_revisions.id FROM articles JOIN article_revisions "
    "ON article_revisions.article_id = articles.id AND article_revisions.number = articles.latest_number"
)


class Restoration:
    """A backup beside the library, in the present schema; see ``prepared``."""

    def __init__(self, paths: LibraryPaths, backup: Path, side: Path, clock: Clock, key: LibraryKey | None) -> None:
        """``side`` is the copy of the ``backup``, encrypted as the library is."""
        self._key = key
        self._paths = paths
        self._backup = backup
        self._side = side
        self._clock = clock

    def preview(self) -> RestorePreview:
        """Return what would change; raises the errors of the library's file."""
        now = check_library_file(self._paths.database, in_use=True, key=self._key)
        then = check_library_file(self._side, key=self._key)
        if not now.sound:
            # There is nothing to compare with, and that is why somebody restores.
            return RestorePreview(now=now, then=then)
        with database_errors(self._paths.database):
            heads, calls = _contents(self._paths.database, self._key)
            heads_then, calls_then = _contents(self._side, self._key)
        both = heads.keys() & heads_then.keys()
        return RestorePreview(
            now=now,
            then=then,
            lost=tuple(sorted(heads[key][0] for key in heads.keys() - heads_then.keys())),
            back=tuple(sorted(heads_then[key][0] for key in heads_then.keys() - heads.keys())),
            different=tuple(sorted(heads[key][0] for key in both if heads[key] != heads_then[key])),
            calls_lost=len(calls - calls_then),
        )

    def replace(self) -> Backup | None:
        """Put the library aside as a backup that no rule removes, and the copy in its place; return what is aside.

        A library that is damaged beyond reading is moved aside as it is, and None is returned. The index is discarded,
        as it knows another library: whoever opens this one next rebuilds it.

        Raises:
            LibraryBusyError: a program has the library open; nothing was changed.
            AuditUnwritableError: it cannot be recorded; nothing was changed.
            DiskFullError, LibraryReadOnlyError: nothing was changed.
        """
        sound = check_library_file(self._paths.database, in_use=True, key=self._key).sound
        then, trail = self._known_then(), self._trail(sound=sound)
        backup, trail_then = str(self._backup.absolute()), f"{then.number}:{then.hash}" if then else ""
        with trail.watched(AuditEvent.RESTORE, backup=backup, trail_then=trail_then) as result:
            # The trail goes on: what comes into the library's place must not miss the one of its own time or place.
            ClosedLibraryHead(self._side, self._key).keep(trail.head())
            aside = self._replace(sound=sound)
            result.update(aside=str(aside.path) if aside else "")
        return aside

    def _trail(self, *, sound: bool) -> AuditTrail:
        """Return the trail, held against what the library knows of it, or the backup where the library is damaged.

        Where there is no library, as on another computer, a backup does not make it one that lost its trail.
        """
        database = self._paths.database
        known = ClosedLibraryHead(database if sound or not database.exists() else self._side, self._key)
        return audit_trail(self._paths, self._clock, keys=KnownKeys(self._key), known=known)

    def _known_then(self) -> AuditHead | None:
        return ClosedLibraryHead(self._side, self._key).read()

    def _replace(self, *, sound: bool) -> Backup | None:
        paths, aside = self._paths, None
        if sound:
            made = backup_database(
                paths.database,
                paths.backups,
                now=self._clock.now(),
                key=self._key,
                reason=BackupReason.BEFORE_RESTORE,
            )
            aside = next(found for found in backups_in(paths.backups, paths.database.stem) if found.path == made)
            with file_errors(paths.index):
                overwrite_database(self._side, paths.database, partial(_forget, paths), key=self._key)
        else:
            with file_errors(paths.database):
                _forget(paths)
                _put_in_place(self._side, paths.database)
        return aside


@contextmanager
def prepared(paths: LibraryPaths, backup: Path, *, clock: Clock, keys: KnownKeys = _NO_KEYS) -> Iterator[Restoration]:
    """Copy a backup beside the library and bring the copy to the present schema; the copy goes with the block.

    It is encrypted as the library is, whichever of ``keys`` the backup was made under.

    Raises:
        BackupLockedError: the backup is encrypted under none of the keys.
        BackupUnsoundError: the file cannot be read as a whole library; ``path`` and what SQLite says of it.
        LibraryNewerError: a newer program made it.
        DiskFullError, LibraryReadOnlyError: the library is as it was.
    """
    made_under = key_of_backup(backup, keys)
    check = check_library_file(backup, key=made_under)
    if not check.sound:
        raise BackupUnsoundError(path=str(backup), detail=check.problems[0] if check.problems else "")
    folder = paths.root / _BESIDE
    with file_errors(folder):
        shutil.rmtree(folder, ignore_errors=True)
        place = folder / new_id().hex
        make_part(folder)
        make_part(place)
        try:
            side = place / paths.database.name
            side.touch(mode=0o600)
            if made_under == keys.present:
                shutil.copyfile(backup, side)
            else:
                reencrypt(backup, side, made_under, keys.present)
            _bring_up_to_date(side, backup, clock, keys.present)
            yield Restoration(paths, backup, side, clock, keys.present)
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def _bring_up_to_date(side: Path, backup: Path, clock: Clock, key: LibraryKey | None) -> None:
    try:
        Database.open(side, clock=clock, key=key).close()
    except LibraryNewerError as error:  # nobody knows the copy
        raise LibraryNewerError(**(error.params | {"path": str(backup)})) from error


def _contents(path: Path, key: LibraryKey | None) -> tuple[dict[bytes, tuple[str, bytes]], set[bytes]]:
    """Return title and latest revision by article, and the ids of all calls."""
    with closing(connect(path, key=key, mode="ro")) as connection:
        heads = {bytes(key): (str(title), bytes(revision)) for key, title, revision in connection.execute(_HEADS)}
        calls = {bytes(key) for (key,) in connection.execute("SELECT id FROM calls")}
    return heads, calls


def _forget(paths: LibraryPaths) -> None:
    """Remove what knows the library that is about to go: first, so that a crash leaves nothing untrue of the other.

    What was erased since the backup was made is back with it, and is to be erased again.
    """
    paths.retention.unlink(missing_ok=True)
    if paths.index.is_dir():
        gone = paths.index.with_name(f"{paths.index.name}.{new_id().hex}.gone")
        paths.index.rename(gone)
        shutil.rmtree(gone, ignore_errors=True)


def _put_in_place(side: Path, database: Path) -> None:
    """Put a file in the place of a damaged database, which is kept under another name; there is always one of the two.

    Its log goes first: SQLite would write it into whatever database it finds beside it.
    """
    mark = f"damaged-{new_id().hex}-"
    for suffix in ("-wal", "-shm"):
        part = database.with_name(database.name + suffix)
        if part.exists():
            part.rename(part.with_name(mark + part.name))
    if database.exists():
        kept = database.with_name(mark + database.name)
        try:
            os.link(database, kept)
        except OSError:
            shutil.copyfile(database, kept)  # FAT and some others know no links
    side.replace(database)
