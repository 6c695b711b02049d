"""The list of an article's revisions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QListView, QStyleOptionViewItem

from desktop.editor.history.words import change_words, saved_words, version_name
from desktop.editor.presenter.history import TYPED
from desktop.i18n import noop, translate
from desktop.symbols import STATES
from desktop.texts import label
from desktop.widgets.badges import badge_width, draw_badge
from desktop.widgets.lists import ITEM_ROLE, Index, PaintedList, PaintedRows
from desktop.widgets.painting import TextBlock, draw_hairline

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPainter
    from PySide6.QtWidgets import QWidget

    from desktop.theme import Theme
    from kb.domain.form_diff import RevisionEntry

_PADDING, _ROW = 12, 14
_UNSAVED = noop("History", "まだ保存していません")
_PINNED = noop("History", "比べる元")


@dataclass(frozen=True, slots=True)
class VersionRow:
    """A row: a revision, or what is being typed (no ``entry``); ``pinned``: others are compared with it."""

    number: int
    entry: RevisionEntry | None = None
    pinned: bool = False

    @property
    def lines(self) -> tuple[str, str]:
        """The second and third line of the row."""
        if self.entry is None:
            return translate("History", _UNSAVED), ""
        return saved_words(self.entry), change_words(self.entry)

    @property
    def spoken(self) -> str:
        """The row as one text for a screen reader."""
        state = label(self.entry.state) if self.entry else ""
        pinned = translate("History", _PINNED) if self.pinned else ""
        return " · ".join(part for part in (version_name(self.number), state, pinned, *self.lines) if part)


class RevisionModel(QAbstractListModel):
    """One row a version, newest first; ITEM_ROLE is the row."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._rows: tuple[VersionRow, ...] = ()

    def show_entries(self, entries: tuple[RevisionEntry, ...], *, typed: bool) -> None:
        """Show others, above them what is being typed where that is no revision yet."""
        self.beginResetModel()
        rows = [VersionRow(entry.number, entry) for entry in entries]
        self._rows = (*([VersionRow(TYPED)] if typed else []), *rows)
        self.endResetModel()

    def pin(self, number: int | None) -> None:
        """Mark what others are compared with."""
        self._rows = tuple(VersionRow(row.number, row.entry, row.number == number) for row in self._rows)
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, 0))

    def row_of(self, number: int) -> int:
        """Return where a version stands, -1 for nowhere."""
        return next((place for place, row in enumerate(self._rows) if row.number == number), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's signature
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ITEM_ROLE:
            return row
        return row.spoken if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole} else None


class RevisionDelegate(PaintedRows):
    """Number and state; who and when; what changed in numbers."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        theme = self._theme
        height = theme.line_height("row") + 2 * theme.line_height("meta") + theme.gap(_ROW)
        return self.whole_width(height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: VersionRow | None = index.data(ITEM_ROLE)
        if row is None:
            return
        theme, rect = self._theme, QRectF(option.rect)
        self.paint_ground(painter, option)
        draw_hairline(painter, theme, rect.left(), rect.bottom(), rect.width())
        x, y = rect.left() + theme.gap(_PADDING), rect.top() + theme.gap(_ROW) / 2
        room = rect.width() - 2 * theme.gap(_PADDING)
        name = TextBlock(theme, version_name(row.number), role="row")
        name.draw(painter, x, y)
        if row.entry is not None:
            symbol, word = STATES[row.entry.state], label(row.entry.state)
            at = QPointF(rect.right() - theme.gap(_PADDING) - badge_width(theme, word), y + theme.px(2))
            draw_badge(painter, theme, symbol.icon, word, symbol.color, at)
        if row.pinned:
            pinned = TextBlock(theme, translate("History", _PINNED), role="meta", color="accent", bold=True)
            pinned.draw(painter, x + name.width + theme.gap(10), y + theme.px(2))
        y += name.height
        for text, color in zip(row.lines, ("text.secondary", "text.tertiary"), strict=True):
            block = TextBlock(theme, text, role="meta", color=color, width=room, hang=False)
            block.draw(painter, x, y)
            y += theme.line_height("meta")
        self.paint_focus(painter, option, index)


class RevisionList(PaintedList):
    """Arrows choose what is compared, Space what it is compared with, Enter goes to the differences.

    Signals:
        chosen: (number).
        pinned: (number) compare others with it, or no longer.
        entered: Enter.
        left: Escape.
    """

    chosen = Signal(int)
    pinned = Signal(int)
    entered = Signal()
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(theme, name=self.tr("版"), parent=parent)
        self.revisions = RevisionModel(self)
        self.setModel(self.revisions)
        self.setItemDelegate(RevisionDelegate(theme, self))
        self.selectionModel().currentChanged.connect(self._on_current)
        self.setResizeMode(QListView.ResizeMode.Adjust)

    @property
    def number(self) -> int | None:
        """The version that is chosen."""
        row: VersionRow | None = self.currentIndex().data(ITEM_ROLE)
        return row.number if row else None

    def mark(self, number: int) -> None:
        """Mark the version that is compared, without telling."""
        index = self.revisions.index(self.revisions.row_of(number), 0)
        if index.isValid() and index != self.currentIndex():
            blocked = self.blockSignals(True)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.blockSignals(blocked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Space and self.number is not None:
            self.pinned.emit(self.number)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def _on_current(self, index: Index) -> None:
        row: VersionRow | None = index.data(ITEM_ROLE) if index.isValid() else None
        if row is not None:
            self.chosen.emit(row.number)
