"""What the section 概要 knows: the facts of the library, what fixes its place, the folder of the next start."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.tasks.long_job import LongJob

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.setup.care import Care, Keeper, Place
    from desktop.tasks.faults import FaultChannel
    from kb.domain.library_facts import LibraryFacts, PlaceFixedBy


@dataclass(frozen=True, slots=True)
class Told:
    """What was found: ``chosen`` is the folder that the user chose, which the next start uses."""

    facts: LibraryFacts
    fixed_by: PlaceFixedBy | None
    chosen: Path | None


class PlacePresenter(QObject):
    """Asks on a thread of its own: a folder may lie on a disk that is asleep.

    Signals:
        changed: ``told`` is known anew.
        chosen: (whether there is a library already) another folder holds from the next start on.
        failed: (KbError) nothing was changed.
    """

    changed = Signal()
    chosen = Signal(bool)
    failed = Signal(object)

    def __init__(
        self, care: Care, keeper: Keeper, place: Place, faults: FaultChannel, parent: QObject | None = None
    ) -> None:
        """Know of nothing before ``refresh``."""
        super().__init__(parent)
        self._care = care
        self._keeper = keeper
        self._place = place
        self.told: Told | None = None
        self._asking = LongJob(faults, self)
        self._asking.succeeded.connect(self._on_told)
        self._asking.failed.connect(self.failed)
        self._choosing = LongJob(faults, self)
        self._choosing.succeeded.connect(self._on_chosen)
        self._choosing.failed.connect(self.failed)

    @property
    def index_state(self) -> str:
        """How the index is; empty while no library is open."""
        return self._keeper.index_state

    @property
    def next_root(self) -> Path | None:
        """The folder of the next start, where it is not that of now."""
        if self.told is None or self.told.fixed_by is not None or self.told.chosen in {None, self.told.facts.root}:
            return None
        return self.told.chosen

    def refresh(self) -> None:
        """Ask for everything."""
        self._asking.start(
            lambda _token, _listener: Told(self._care.facts(), self._place.fixed_by(), self._place.chosen())
        )

    def choose(self, folder: Path | None) -> None:
        """Use another folder from the next start on; None is the usual one."""
        self._choosing.start(lambda _token, _listener: self._place.choose(folder))

    def close(self) -> bool:
        """Stop for good."""
        return self._asking.close() and self._choosing.close()

    def _on_told(self, told: Told) -> None:
        self.told = told
        self.changed.emit()

    def _on_chosen(self, there: object) -> None:
        self.chosen.emit(bool(there))
        self.refresh()
