"""A table that was looked at: how it is read, what its rows become, and which column is what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kb.domain.table import TableLook, TableMapping, TableOrder, TableReading, TableTarget
from kb.errors import TableTargetUnknownError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from desktop.setup.exchange.ports import Tabling
    from desktop.tasks.runner import TaskRunner
    from kb.domain.table import TableField


class TablePresenter(QObject):
    """Changes nothing: ``order`` is what would be imported.

    Signals:
        looked: ``look`` and ``fields`` are others.
        failed: (KbError) it cannot be read; what was known of the one before stays.
    """

    looked = Signal()
    failed = Signal(object)

    def __init__(self, tables: Tabling, runner: TaskRunner, parent: QObject) -> None:
        """Ask nothing yet."""
        super().__init__(parent)
        self._tables = tables
        self._runner = runner
        #: What stands in it and what that would become; None until it was looked at.
        self.look: TableLook | None = None
        #: What a column may be.
        self.fields: tuple[TableField, ...] = ()

    def choose(
        self,
        path: Path,
        target: TableTarget | None = None,
        reading: TableReading | None = None,
        mapping: TableMapping | None = None,
    ) -> None:
        """Look at a table; where its headings do not say what it is, they are past calls."""
        reading = reading or TableReading()

        def look() -> tuple[TableLook, tuple[TableField, ...]]:
            try:
                found = self._tables.look(path, target, reading=reading, mapping=mapping)
            except TableTargetUnknownError:
                found = self._tables.look(path, TableTarget.CALLS, reading=reading, mapping=mapping)
            return found, self._tables.fields(found.target)

        self._runner.read(look, self._on_looked, self.failed.emit, about=self._on_looked)

    def stop_looking(self) -> None:
        """Let a look be that is on its way: something else was begun."""
        self._runner.forget(self._on_looked)

    def leave(self) -> None:
        """Forget the table."""
        self.stop_looking()
        self.look = None

    def map_column(self, name: str, field: str) -> None:
        """Let a column be another field, or none; a field that may be only one column leaves the former one."""
        look = self.look
        if look is None:
            return
        columns = dict(look.mapping.columns)
        single = next((not known.several for known in self.fields if known.key == field), True)
        if field and single:
            columns = {known: other for known, other in columns.items() if other != field}
        if field:
            columns[name] = field
        else:
            columns.pop(name, None)
        mapping = TableMapping(columns=columns, constants=look.mapping.constants)
        self.choose(look.path, look.target, look.source.reading, mapping)

    def read_as(self, reading: TableReading) -> None:
        """Read the same table otherwise: another encoding, sheet, heading row."""
        look = self.look
        if look is not None and reading != look.source.reading:
            self.choose(look.path, look.target, reading)

    def make_target(self, target: TableTarget) -> None:
        """Let the rows be something else."""
        look = self.look
        if look is not None and target is not look.target:
            self.choose(look.path, target, look.source.reading)

    def order(self, *, reasons: Mapping[str, str], editor: str) -> TableOrder | None:
        """Return the table as it was looked at, if it was; ``reasons`` are the sentences for bad rows, by code."""
        look = self.look
        if look is None:
            return None
        return TableOrder(
            path=look.path,
            target=look.target,
            mapping=look.mapping,
            reading=look.source.reading,
            reasons=dict(reasons),
            editor=editor,
        )

    def _on_looked(self, found: tuple[TableLook, tuple[TableField, ...]]) -> None:
        self.look, self.fields = found
        self.looked.emit()
