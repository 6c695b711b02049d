"""The rows of a comparison as a model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.editor.compared_rows import ComparedRowModel
from desktop.editor.history.items import Fold, Heading, comparison_items, is_change, spoken

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from desktop.editor.history.items import Item
    from kb.domain.form_diff import FormDiff


class ComparisonModel(ComparedRowModel):
    """The rows of a comparison, everything equal folded until it is opened."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Start empty."""
        super().__init__(Heading, spoken, parent)
        self._diff: FormDiff | None = None
        self._opened: frozenset[int] = frozenset()
        self._items: tuple[Item, ...] = ()

    def show_diff(self, diff: FormDiff | None) -> None:
        """Show another comparison, everything equal folded."""
        self._diff, self._opened = diff, frozenset()
        self._rebuild()

    def open_fold(self, row: int) -> bool:
        """Show the lines of a fold; False where there is none."""
        item = self._items[row] if 0 <= row < len(self._items) else None
        if not isinstance(item, Fold):
            return False
        self._opened |= {item.place}
        self._rebuild()
        return True

    def next_change(self, row: int, *, back: bool = False) -> int:
        """Return the next row (or the one before) that begins a stretch of differences; -1 where there is none."""
        step = -1 if back else 1
        place = row + step
        while 0 <= place < len(self._items):
            begins = place == 0 or not is_change(self._items[place - 1])
            if is_change(self._items[place]) and begins:
                return place
            place += step
        return -1

    def _rebuild(self) -> None:
        self.beginResetModel()
        self._items = comparison_items(self._diff, self._opened) if self._diff else ()
        self.endResetModel()
