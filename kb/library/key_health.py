"""Whether a library is encrypted as it should be, and whether its keys can be kept on this computer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.domain.health import HealthItem, Verdict
from kb.errors import KbError, KeyFileUnsafeError
from kb.library.key_store import KeyFile, key_store, system_store_name
from kb.storage.protection_note import read_note

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.library.key_store import KeyStore
    from kb.library.paths import LibraryPaths
    from kb.machine_policy import MachinePolicy


def check_protection(paths: LibraryPaths, machine: MachinePolicy) -> Iterator[HealthItem]:
    """Look at the encryption of a library and at the place of its keys.

    A place that keeps no key matters where one is needed, or demanded; that a key is missing tells the check of the
    database.
    """
    try:
        note = read_note(paths.root)
    except KbError as error:
        yield HealthItem(code="protection_unreadable", verdict=Verdict.BAD, params={"path": error.params["path"]})
        return
    encrypted = note is not None and bool(note.key)
    if encrypted:
        yield HealthItem(code="protection_on", verdict=Verdict.GOOD)
    elif machine.encryption_required:
        yield HealthItem(code="protection_required", verdict=Verdict.BAD, params={"path": machine.path})
    else:
        yield HealthItem(code="protection_off", verdict=Verdict.GOOD)
    try:
        store = key_store(machine)
    except KbError:
        return  # the check of the policy says so
    yield _store(store, needed=encrypted or machine.encryption_required)


def _store(store: KeyStore, *, needed: bool) -> HealthItem:
    if isinstance(store, KeyFile):
        return _file(store)
    if name := system_store_name():
        return HealthItem(code="keyring_good", verdict=Verdict.GOOD, params={"name": name})
    if needed:
        return HealthItem(code="keyring_missing", verdict=Verdict.BAD)
    return HealthItem(code="keyring_not_needed", verdict=Verdict.GOOD)


def _file(store: KeyFile) -> HealthItem:
    params = {"path": str(store.path)}
    try:
        store.find("")
    except KeyFileUnsafeError:
        return HealthItem(code="key_file_unsafe", verdict=Verdict.BAD, params=params)
    return HealthItem(code="key_file_good", verdict=Verdict.GOOD, params=params)
