"""What looks after a library, without one."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.setup.care import Around
from kb.domain.backup import Backup, BackupCheck, BackupPlan, BackupRule, RestorePreview
from kb.domain.health import HealthItem, Verdict
from kb.domain.library_facts import LibraryFacts

if TYPE_CHECKING:
    import threading
    from collections.abc import Iterator

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


@dataclass
class FakeCare:
    """Finds ``items``, and after a repair no more of what was mended; ``failures`` are raised first, one a call.

    ``gate`` holds up the second thing that is looked at, until it is set or the token is cancelled.
    """

    items: list[HealthItem] = field(default_factory=lambda: [GOOD, DIFFERS])
    failures: list[KbError] = field(default_factory=list)
    mended: list[HealthItem] = field(default_factory=list)
    gate: threading.Event | None = None

    def examine(self) -> Iterator[HealthItem]:
        self._fail()
        for place, item in enumerate(list(self.items)):
            if place and self.gate is not None:
                assert self.gate.wait(10)
            yield item

    def repair(self, item: HealthItem) -> bool:
        self._fail()
        self.mended.append(item)
        self.items.remove(item)
        return True

    def versions(self) -> dict[str, str]:
        return {"kandokoro": "1.0", "Python": "3.11"}

    def facts(self) -> LibraryFacts:
        return LibraryFacts(root=Path("/library"), log=Path("/library/kandokoro.log"))

    def plan(self) -> BackupPlan:
        return BackupPlan(rule=BackupRule())

    def backups(self) -> tuple[Backup, ...]:
        return ()

    def make_backup(self, token: CancelToken | None = None) -> FakeMade:
        raise NotImplementedError

    def check_backup(self, path: Path) -> BackupCheck:
        return BackupCheck(path=path)

    def preview(self, path: Path) -> RestorePreview:
        return RestorePreview(now=BackupCheck(path=path), then=BackupCheck(path=path))

    def _fail(self) -> None:
        if self.failures:
            raise self.failures.pop(0)


def around(care: FakeCare | None = None) -> Around:
    """Return what the settings have to do with beside a library."""
    return Around(care or FakeCare())
