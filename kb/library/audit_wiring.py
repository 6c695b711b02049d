"""Wires the audit trail of a library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.errors import FileUnreadableError
from kb.library.user import current_user
from kb.machine_policy import NOTHING_FIXED
from kb.services.audit.entrances import Entrances
from kb.services.audit.exits import Exits
from kb.services.audit.observing import AuditObserver
from kb.services.audit.trail import AuditTrail
from kb.services.audit.ways import Ways
from kb.storage.audit_head_store import ClosedLibraryHead, OpenLibraryHead
from kb.storage.protection_note import read_note

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kb.clock import Clock
    from kb.domain.permission import Permissions
    from kb.library.paths import LibraryPaths
    from kb.machine_policy import MachinePolicy
    from kb.protection import KnownKeys
    from kb.services.audit.anchoring import KnownHead
    from kb.storage.database import Database


def audit_trail(
    paths: LibraryPaths,
    clock: Clock,
    *,
    user: str | None = None,
    keys: KnownKeys | None = None,
    machine: MachinePolicy = NOTHING_FIXED,
    known: KnownHead | None = None,
) -> AuditTrail:
    """Return the trail of a library, without a ``user`` for whoever is logged in to the computer.

    ``keys`` are those of an encrypted library: records are sealed. ``machine`` may name a place for a copy; without it
    the copy gets what it misses with the next record of a program that knows it. ``known`` is where the library keeps
    the head of the trail; without it the library learns of the records when it is opened next.
    """
    user = current_user() if user is None else user
    return AuditTrail(paths.audit, clock, user, keys, copy_to=machine.audit_copy_of(user), known=known)


def known_head(paths: LibraryPaths, keys: KnownKeys) -> KnownHead | None:
    """Return where a library keeps the head of its trail, for whoever looks from outside; None without its key."""
    try:
        note = read_note(paths.root)
    except FileUnreadableError:
        return None  # whoever looks at the protection says so
    if (note.key if note else "") != (keys.present.id if keys.present else ""):
        return None
    return ClosedLibraryHead(paths.database, keys.present)


class LibraryAudit:
    """What an open library is recorded with: its ``trail``, and the ``ways`` that everything takes."""

    def __init__(
        self,
        paths: LibraryPaths,
        clock: Clock,
        permissions: Permissions,
        machine: MachinePolicy,
        *,
        keys: KnownKeys,
        database: Database,
    ) -> None:
        """``keys`` are those of an encrypted library."""
        known = OpenLibraryHead(database)
        self.trail = audit_trail(paths, clock, user=permissions.user, keys=keys, machine=machine, known=known)
        self.ways = Ways(Exits(permissions.exports, self.trail), Entrances(self.trail))
        self._permissions = permissions
        self._policies = [paths.root / "rules"]
        if machine.source is not None:
            self._policies.insert(0, machine.source.path)

    def observer(self, keys: Iterable[str]) -> AuditObserver:
        """Return what finds changes of roles, policies and of the ``keys`` that packs are trusted by."""
        return AuditObserver(self.trail, self._permissions, self._policies, keys)
