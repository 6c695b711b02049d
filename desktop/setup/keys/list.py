"""The list of keys: headings, and rows of what a key does with its caps at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QRectF, QSize, Qt

from desktop.widgets.key_cap import draw_key_cap, key_cap_height, key_cap_width
from desktop.widgets.lists import ITEM_ROLE, Index, PaintedList, PaintedRows, is_selected
from desktop.widgets.painting import TextBlock, draw_box, draw_hairline, draw_row_ground

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QStyleOptionViewItem

    from desktop.setup.keys.rows import KeyRow
    from desktop.theme import Theme

_ROW, _HEADING, _PADDING, _GAP = 32, 40, 20, 6
#: The caps stand near the words, not at the far edge of a wide window.
_WIDEST = 640
_NONE = QModelIndex()


class KeyModel(QAbstractListModel):
    """ITEM_ROLE is the ``KeyRow`` of a row, or None for a heading."""

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self._rows: list[KeyRow | str] = []

    def show_rows(self, rows: Sequence[KeyRow]) -> None:
        """Show these, under a heading for each group."""
        self.beginResetModel()
        self._rows = []
        group = ""
        for row in rows:
            if row.group != group:
                group = row.group
                self._rows.append(group)
            self._rows.append(row)
        self.endResetModel()

    def rowCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - as in Qt
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ITEM_ROLE:
            return None if isinstance(row, str) else row
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return row if isinstance(row, str) else f"{row.title}: {' / '.join(row.keys)}"
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or isinstance(self._rows[index.row()], str):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class _Delegate(PaintedRows):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        height = _HEADING if index.data(ITEM_ROLE) is None else _ROW
        return self.whole_width(self._theme.px(height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, rect = self._theme, QRectF(option.rect)
        row: KeyRow | None = index.data(ITEM_ROLE)
        left = rect.left() + theme.gap(_PADDING)
        if row is None:
            self.paint_heading(painter, rect, index.data(), padding=_PADDING, below=6)
            return
        selected = is_selected(option) and self._view.hasFocus()
        draw_row_ground(painter, theme, rect, selected=selected, hovered=False)
        right = min(rect.right() - theme.gap(_PADDING), left + theme.px(_WIDEST))
        caps = right
        for key in reversed(row.keys):
            caps -= key_cap_width(theme, key)
            draw_key_cap(painter, theme, key, caps, rect.top() + (rect.height() - key_cap_height(theme)) / 2)
            caps -= theme.gap(_GAP)
        title = TextBlock(theme, row.title, width=max(0.0, caps - left), hang=False)
        title.draw(painter, left, rect.top() + (rect.height() - title.height) / 2)
        draw_hairline(painter, theme, left, rect.bottom() - 1, right - left)
        if selected:
            draw_box(painter, rect.adjusted(1, 1, -1, -1), edge=theme.color("focus"), width=2)


class KeyList(PaintedList):
    """Read with the arrow keys."""

    def __init__(self, theme: Theme) -> None:
        """Start empty."""
        super().__init__(theme, name=self.tr("キーの一覧"))
        self.rows = KeyModel()
        self.setModel(self.rows)
        self.setItemDelegate(_Delegate(theme, self))
