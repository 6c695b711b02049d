"""Opens a library: finds its key, reads its rules, and puts the database and the index together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.errors import LibraryMissingError
from kb.library.foundation import Decisions, SearchEngine
from kb.library.key_store import known_keys
from kb.library.opened import Library
from kb.machine_policy import NOTHING_FIXED, Section
from kb.memory_dumps import keep_memory_off_the_disk
from kb.protection import KnownKeys
from kb.search.index import SearchIndex
from kb.search.query_words import default_query_words, load_query_words
from kb.search.suggester import load_suggester
from kb.services.limits import load_limits
from kb.services.machine_check import check_sections
from kb.services.triage import load_triage_service
from kb.storage.database import Database

if TYPE_CHECKING:
    from kb.clock import Clock
    from kb.library.opened import Repair
    from kb.library.paths import LibraryPaths
    from kb.machine_policy import MachinePolicy
    from kb.protection import LibraryKey


def open_library(
    paths: LibraryPaths,
    *,
    clock: Clock,
    repair: Repair = "background",
    user: str | None = None,
    machine: MachinePolicy = NOTHING_FIXED,
    key: LibraryKey | None = None,
) -> Library:
    """Open a library quickly: with ``background`` the index is looked after by a thread, not by the caller.

    What may be done in it depends on ``user``, without one whoever is logged in to the computer. What ``machine`` fixes
    stands above the library's rule files. An encrypted library opens with ``key``, or with the one that its user's
    store of passwords has.

    Raises:
        MachinePolicyInvalidError: the policy of the computer is not what it should be; nothing was touched.
        LibraryMissingError, LibraryNewerError, LibraryOnNetworkError, LibraryReadOnlyError, LibraryDamagedError,
        LibraryBusyError, LibraryLockedError, ProtectionStateError, DiskFullError: see ``Database.open``.
        KeyStoreUnavailableError, KeyFileUnsafeError: the library is encrypted, and nobody can be asked for its key.
        FileUnreadableError: one of the library's own data files is not what it should be.
    """
    if not paths.database.is_file():
        raise LibraryMissingError(path=str(paths.root))
    check_sections(machine)
    limits = load_limits(paths.root, machine.layers(Section.LIMITS))
    suggester = load_suggester(paths.root)
    own_words = paths.root / "rules" / "query_words.yaml"
    words = load_query_words(own_words) if own_words.is_file() else default_query_words()
    triage = load_triage_service(paths.root, paths.index)
    keys = known_keys(paths, machine) if key is None else KnownKeys(key)
    if keys.present is not None:
        keep_memory_off_the_disk()
    database = Database.open(paths.database, clock=clock, key=keys.present)
    try:
        index = SearchIndex.open(paths.index, cache_bytes=limits.search_cache_bytes, key=keys.present)
        library = Library(
            paths,
            database,
            SearchEngine(index, suggester, words, triage),
            clock,
            Decisions(limits, machine, keys),
            user,
        )
        library.start(repair)
    except BaseException:
        database.close()
        raise
    return library
