"""What the settings ask of a library that may not be open: to look after it, and to put another in its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from desktop.tasks.later import later_services
from kb.machine_policy import NOTHING_FIXED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from desktop.preferences import PreferenceStore
    from kb.cancellation import CancelToken
    from kb.domain.backup import Backup, BackupCheck, BackupPlan, RestorePreview
    from kb.domain.health import HealthItem
    from kb.domain.library_facts import LibraryFacts, PlaceFixedBy
    from kb.domain.policy import PolicyInForce
    from kb.machine_policy import MachinePolicy


class BackupMade(Protocol):
    """``kb.services.backups.BackupReport``, as far as it is needed here."""

    @property
    def backup(self) -> Backup: ...
    @property
    def removed(self) -> tuple[Path, ...]: ...


class Care(Protocol):
    """``kb.library.care.LibraryCare``; every method may be called on any thread, none on that of the screen."""

    def examine(self) -> Iterator[HealthItem]: ...
    def repair(self, item: HealthItem) -> bool: ...
    def versions(self) -> Mapping[str, str]: ...
    def facts(self) -> LibraryFacts: ...
    def policy(self) -> PolicyInForce: ...
    def plan(self) -> BackupPlan: ...
    def backups(self) -> tuple[Backup, ...]: ...
    def make_backup(
        self, token: CancelToken | None = None, advance: Callable[[int, int], None] | None = None
    ) -> BackupMade: ...
    def check_backup(self, path: Path) -> BackupCheck: ...
    def preview(self, path: Path) -> RestorePreview: ...


class Keeper(Protocol):
    """Who has the library open in this window, or would have (``desktop.session``): on the thread of the screen."""

    @property
    def index_state(self) -> str:
        """How the search index is (``kb.services.indexing.IndexCondition``); empty while no library is open."""
        ...

    def obstacle(self) -> str:
        """Return why the library cannot be put away now, as a sentence; empty where it can."""
        ...

    def restore(self, backup: Backup) -> None:
        """Put a backup in its place and open that, in screens that are made anew; it says itself what came of it."""
        ...


class Place(Protocol):
    """Where the library lies, and will from the next start on (``desktop.composition``); asked on any thread."""

    def fixed_by(self) -> PlaceFixedBy | None:
        """Return what decides that before the user does."""
        ...

    def chosen(self) -> Path | None:
        """Return the folder that the user chose."""
        ...

    def choose(self, folder: Path | None) -> bool:
        """Choose a folder, or the usual one again; return whether there is a library already.

        Raises the errors of ``kb.library.choosing.choose_library``.
        """
        ...


@dataclass(frozen=True, slots=True)
class Around:
    """What the settings have to do with beside the services of an open library.

    ``policy`` is what is fixed on this computer.
    """

    care: Care
    keeper: Keeper
    place: Place
    store: PreferenceStore
    policy: MachinePolicy = NOTHING_FIXED


@dataclass(frozen=True, slots=True)
class _CareSet:
    care: Care


class _Holder(Protocol):
    @property
    def care(self) -> Care: ...


def later_care(make: Callable[[], _Holder]) -> Care:
    """Return what asks ``make`` at each call, on the thread of the call: what it needs is imported there."""
    return later_services(_CareSet, lambda _token=None: make()).care
