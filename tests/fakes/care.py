"""What looks after a library, without one."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.preferences import PreferenceStore
from desktop.setup.care import Around
from kb.domain.backup import Backup, BackupCheck, BackupPlan, BackupRule, RestorePreview
from kb.domain.health import HealthItem, Verdict
from kb.domain.library_facts import LibraryFacts, PlaceFixedBy
from kb.domain.policy import PolicyInForce
from kb.domain.protection import ProtectionState
from kb.services.policy import load_policy

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable, Iterator

    from kb.cancellation import CancelToken
    from kb.errors import KbError


@dataclass(frozen=True)
class FakeMade:
    backup: Backup
    removed: tuple[Path, ...] = ()


GOOD = HealthItem(code="disk_good", verdict=Verdict.GOOD, params={"path": "/library", "megabytes": 51_200})
DIFFERS = HealthItem(
    code="index_differs",
    verdict=Verdict.WARNING,
    params={"articles": 12, "wrong": 3, "waiting": 0},
    repairable=True,
)
DAMAGED = HealthItem(
    code="database_damaged", verdict=Verdict.BAD, params={"path": "/library/library.db", "detail": "malformed"}
)


SIDE = BackupCheck(path=Path("library.db"), schema="0003", counts={"articles": 12, "calls": 3})


def backup(number: int) -> Backup:
    """Return a backup that was made so many days after the first."""
    made_at = datetime(2026, 11, 1, 3, tzinfo=UTC) + timedelta(days=number)
    return Backup(path=Path(f"/library/backups/library-{number}.db"), made_at=made_at, size=12_500_000)


FACTS = LibraryFacts(
    root=Path("/library/みなも通販"),
    log=Path("/library/みなも通販/kandokoro.log"),
    counts={"articles": 1248, "calls": 310},
    parts={"database": 30_000_000, "index": 12_000_000, "backups": 60_000_000},
    last_backup=backup(3),
    protection=ProtectionState(),
)


@dataclass
class FakeCare:
    """Finds ``items``, and after a repair no more of what was mended; ``failures`` are raised first, one a call.

    ``gate`` holds up the second thing that is looked at, until it is set or the token is cancelled.
    """

    items: list[HealthItem] = field(default_factory=lambda: [GOOD, DIFFERS])
    failures: list[KbError] = field(default_factory=list)
    mended: list[HealthItem] = field(default_factory=list)
    gate: threading.Event | None = None
    kept: list[Backup] = field(default_factory=list)
    unsound: set[Path] = field(default_factory=set)
    decided: frozenset[str] = frozenset()
    told: LibraryFacts = field(default_factory=lambda: FACTS)
    planned: BackupPlan = field(default_factory=lambda: BackupPlan(rule=BackupRule()))
    previewed: RestorePreview = field(default_factory=lambda: RestorePreview(now=SIDE, then=SIDE))

    def examine(self) -> Iterator[HealthItem]:
        self._fail()
        for place, item in enumerate(list(self.items)):
            if place and self.gate is not None:
                assert self.gate.wait(60)
            yield item

    def repair(self, item: HealthItem) -> bool:
        self._fail()
        self.mended.append(item)
        self.items.remove(item)
        return True

    def versions(self) -> dict[str, str]:
        return {"kandokoro": "1.0", "whoosh": "2.7.4", "Python": "3.11", "system": "Linux", "schema": "0003"}

    def facts(self) -> LibraryFacts:
        self._fail()
        return self.told

    def policy(self) -> PolicyInForce:
        self._fail()
        return PolicyInForce(policy=load_policy(None), decided=self.decided)

    def plan(self) -> BackupPlan:
        return self.planned

    def backups(self) -> tuple[Backup, ...]:
        return tuple(self.kept)

    def make_backup(
        self, token: CancelToken | None = None, advance: Callable[[int, int], None] | None = None
    ) -> FakeMade:
        self._fail()
        if advance is not None:
            advance(31, 50)
        while self.gate is not None and not self.gate.wait(0.01):
            if token is not None:
                token.check()
        self.kept.insert(0, backup(len(self.kept)))
        return FakeMade(self.kept[0])

    def check_backup(self, path: Path) -> BackupCheck:
        return BackupCheck(path=path, schema="" if path in self.unsound else "0003")

    def preview(self, path: Path) -> RestorePreview:
        self._fail()
        return self.previewed

    def _fail(self) -> None:
        if self.failures:
            raise self.failures.pop(0)


@dataclass
class FakeKeeper:
    """Remembers what it was to restore; ``reason`` is why not."""

    reason: str = ""
    index_state: str = "ready"
    restored: list[Backup] = field(default_factory=list)

    def obstacle(self) -> str:
        return self.reason

    def restore(self, backup: Backup) -> None:
        self.restored.append(backup)


@dataclass
class FakePlace:
    """Nothing fixes it but ``fixed``; remembers what was chosen."""

    fixed: PlaceFixedBy | None = None
    folder: Path | None = None
    there: bool = True
    failures: list[KbError] = field(default_factory=list)

    def fixed_by(self) -> PlaceFixedBy | None:
        return self.fixed

    def chosen(self) -> Path | None:
        return self.folder

    def choose(self, folder: Path | None) -> bool:
        if self.failures:
            raise self.failures.pop(0)
        self.folder = folder
        return self.there


def around(care: FakeCare | None = None, keeper: FakeKeeper | None = None) -> Around:
    """Return what the settings have to do with beside a library; nothing is remembered."""
    store = PreferenceStore(Path("/nowhere/preferences.json"))
    return Around(care or FakeCare(), keeper or FakeKeeper(), FakePlace(), store)
