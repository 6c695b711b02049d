"""Which column of a table is what: its heading, a few of its values, and the field that was guessed or remembered."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.texts import in_language
from desktop.widgets.fields import ComboField
from desktop.widgets.labels import Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.theme import Theme
    from kb.domain.table import TableColumn, TableField

_PADDING = 20
#: Columns shown: more than any table that people keep by hand.
MOST_COLUMNS = 120


class ColumnGrid(QScrollArea):
    """One row a column, from top to bottom as they stand in the table from left to right.

    Signals:
        mapped: (column, field key) the user chose; an empty key leaves the column out.
    """

    mapped = Signal(str, str)

    def __init__(self, theme: Theme) -> None:
        """Start empty."""
        super().__init__()
        self._theme = theme
        self._names: tuple[str, ...] = ()
        self._fields: tuple[TableField, ...] = ()
        self.boxes: dict[str, ComboField] = {}
        self._samples: dict[str, Label] = {}
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("列の割り当て"))

    def show_columns(self, columns: Sequence[TableColumn], fields: Sequence[TableField]) -> None:
        """Show what each column is now."""
        shown = tuple(columns)[:MOST_COLUMNS]
        names = tuple(column.name for column in shown)
        if names != self._names or tuple(fields) != self._fields:
            self._names, self._fields = names, tuple(fields)
            self._build()
        for column in shown:
            box = self.boxes[column.name]
            box.setCurrentIndex(box.findData(column.field))
            self._samples[column.name].show_text(" · ".join(filter(None, column.samples)))

    def _build(self) -> None:
        inner = QWidget()
        self.boxes, self._samples = {}, {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(self._theme.gap(12))
        grid.setVerticalSpacing(self._theme.gap(6))
        for place, word in enumerate((self.tr("列"), self.tr("例"), self.tr("取り込み先"))):
            grid.addWidget(Label(self._theme, word, role="meta", color="text.tertiary", bold=True), 0, place)
        for row, name in enumerate(self._names, 1):
            grid.addWidget(Label(self._theme, name, bold=True), row, 0)
            self._samples[name] = Label(self._theme, color="text.secondary")
            grid.addWidget(self._samples[name], row, 1)
            self.boxes[name] = self._box(name)
            grid.addWidget(self.boxes[name], row, 2)
        for place, share in enumerate((3, 4, 4)):
            grid.setColumnStretch(place, share)
        column = QVBoxLayout(inner)
        column.setContentsMargins(_PADDING, 8, _PADDING, 8)
        column.addLayout(grid)
        column.addStretch(1)
        self.setWidget(inner)

    def _box(self, name: str) -> ComboField:
        box = ComboField(self._theme, name=self.tr("「{column}」の取り込み先").format(column=name))
        box.addItem(self.tr("取り込まない"), "")
        for field in self._fields:
            box.addItem(in_language(field.title), field.key)
        box.activated.connect(partial(self._on_activated, name))
        return box

    def _on_activated(self, name: str, _index: int) -> None:
        self.mapped.emit(name, self.boxes[name].currentData())
