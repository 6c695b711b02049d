"""Rows to pick one from while the text goes on being written: headings, ready words, placeholders, articles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QStyleOptionViewItem

from desktop.widgets.lists import ITEM_ROLE, Index, PaintedList, PaintedRows
from desktop.widgets.painting import CONTROL_RADIUS, TextBlock, draw_box, draw_row_ground

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QWidget

    from desktop.theme import Theme

_ROW = 30
_SIDE = 12
_LEVEL = 14
_GAP = 16
_MOST_ROWS = 9
_NOTE_SHARE = 0.45


class Raised(QFrame):
    """Lies over the text."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Start hidden."""
        super().__init__(parent)
        self._theme = theme
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        fill, edge = self._theme.color("bg.raised"), self._theme.color("line.strong")
        draw_box(QPainter(self), self.rect().toRectF(), fill=fill, edge=edge, radius=CONTROL_RADIUS)


@dataclass(frozen=True, slots=True)
class Pick:
    """``note`` stands at the right, ``level`` moves the row in; ``value`` is what whoever picks it gets."""

    text: str
    note: str = ""
    level: int = 0
    value: object = None


class PickModel(QAbstractListModel):
    """The rows that fit what is typed."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._picks: tuple[Pick, ...] = ()

    @property
    def picks(self) -> tuple[Pick, ...]:
        """All rows."""
        return self._picks

    def set_picks(self, picks: Sequence[Pick]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._picks = tuple(picks)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._picks)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._picks):
            return None
        pick = self._picks[index.row()]
        if role == ITEM_ROLE:
            return pick
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return " · ".join(part for part in (pick.text, pick.note) if part)
        return None


class PickList(PaintedList):
    """Shows the rows; the keys come from whoever has the focus.

    Signals:
        picked: (Pick) a row was clicked, or taken by a key.
    """

    picked = Signal(object)

    def __init__(self, theme: Theme, *, name: str, parent: QWidget | None = None) -> None:
        """Start empty; ``name`` is for screen readers."""
        super().__init__(theme, name=name, parent=parent)
        self._theme = theme
        self._model = PickModel(self)
        self.setModel(self._model)
        self.setItemDelegate(_PickDelegate(theme, self))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.clicked.connect(self._on_clicked)

    @property
    def picks(self) -> tuple[Pick, ...]:
        """The rows on show."""
        return self._model.picks

    @property
    def current(self) -> Pick | None:
        """The row that Enter takes."""
        row = self.currentIndex().row()
        return self.picks[row] if 0 <= row < len(self.picks) else None

    def set_picks(self, picks: Sequence[Pick]) -> None:
        """Show other rows, the first of them current."""
        self._model.set_picks(picks)
        self.go(0)

    def go(self, row: int) -> None:
        """Make a row the current one, and show it."""
        index = self._model.index(row)
        self.setCurrentIndex(index)
        self.scrollTo(index)
        if QAccessible.isActive() and index.isValid():
            # The focus stays where one types, so that a screen reader would not read the row by itself.
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, str(index.data())))

    def move_by(self, rows: int) -> None:
        """Make a row further down or up the current one, and stay within the list."""
        self.go(max(0, min(self.currentIndex().row() + rows, len(self.picks) - 1)))

    def take(self) -> bool:
        """Pick the current row; False if there is none."""
        pick = self.current
        if pick is not None:
            self.picked.emit(pick)
        return pick is not None

    @property
    def height_wanted(self) -> int:
        """Height of the rows there are, up to a screenful."""
        return self._theme.px(_ROW) * max(1, min(len(self.picks), _MOST_ROWS))

    def _on_clicked(self, index: QModelIndex) -> None:
        self.go(index.row())
        self.take()


class _PickDelegate(PaintedRows):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return self.whole_width(self._theme.px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        pick: Pick | None = index.data(ITEM_ROLE)
        if pick is None:
            return
        theme, rect = self._theme, QRectF(option.rect)
        is_current = index.row() == self._view.currentIndex().row()
        draw_row_ground(painter, theme, rect, selected=is_current, hovered=False)
        left = rect.left() + theme.gap(_SIDE) + pick.level * theme.gap(_LEVEL)
        right = rect.right() - theme.gap(_SIDE)
        note = TextBlock(theme, pick.note, role="meta", color="text.tertiary", width=(right - left) * _NOTE_SHARE)
        room = right - left - (note.width + theme.gap(_GAP) if pick.note else 0)
        text = TextBlock(theme, pick.text, width=room, hang=False)
        text.draw(painter, left, rect.top() + (rect.height() - text.height) / 2)
        if pick.note:
            note.draw_right(painter, right, rect.top() + (rect.height() - note.height) / 2)
