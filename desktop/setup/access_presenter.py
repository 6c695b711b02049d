"""What the user may do of what the settings hold, asked once the library is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.setup.exchange.ports import Permitting
    from desktop.tasks.runner import TaskRunner
    from kb.domain.permission import Permission


class AccessPresenter(QObject):
    """Knows of no refusal before the library has answered.

    Signals:
        known: ``refused`` is known.
    """

    known = Signal()

    def __init__(
        self,
        permissions: Permitting,
        runner: TaskRunner,
        asked: Iterable[Permission],
        parent: QObject | None = None,
    ) -> None:
        """``asked`` are the permissions that matter here."""
        super().__init__(parent)
        self._permissions = permissions
        self._runner = runner
        self._asked = tuple(asked)
        self.refused: frozenset[Permission] = frozenset()

    def ask(self) -> None:
        """Ask the library."""
        self._runner.read(self._look, self._on_known, about=self._on_known)

    def _look(self) -> frozenset[Permission]:
        return frozenset(one for one in self._asked if self._permissions.refusal(one) is not None)

    def _on_known(self, refused: frozenset[Permission]) -> None:
        self.refused = refused
        self.known.emit()
