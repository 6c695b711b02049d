"""The list of sections: headings of groups and rows, moved through with the arrow keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)

from desktop.i18n import noop, translate
from desktop.setup.section import SectionEntry
from desktop.widgets.badges import badge_width, draw_badge
from desktop.widgets.lists import Index, PaintedList, PaintedRows, is_selected
from desktop.widgets.painting import BAR_WIDTH, TextBlock, draw_box, draw_icon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QPainter
    from PySide6.QtWidgets import QStyleOptionViewItem

    from desktop.setup.section import RowNote
    from desktop.theme import Theme
    from kb.domain.permission import Permission

ENTRY_ROLE = Qt.ItemDataRole.UserRole
NOTE_ROLE = Qt.ItemDataRole.UserRole + 1
_ROW, _HEADING = 34, 34
_PADDING, _ICON, _AFTER_ICON = 16, 16, 10
_NONE = QModelIndex()
#: The section of the row that stands for those that are folded away.
ALL = "all"
_ALL_TITLE = noop("SectionList", "すべて表示")


class SectionModel(QAbstractListModel):
    """The rows: a ``SectionEntry``, or a text for the heading of a group."""

    def __init__(self, entries: Sequence[SectionEntry]) -> None:
        """Show ``entries`` in their order, a heading before each that begins a group."""
        super().__init__()
        self._entries = tuple(entries)
        self._folded: frozenset[Permission] = frozenset()
        self._rows: list[SectionEntry | str] = []
        self._lay_out()
        self._notes: dict[tuple[str, str], RowNote] = {}

    def rowCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - as in Qt
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        heading = isinstance(row, str)
        note = None if isinstance(row, str) else self._notes.get((row.section, row.part))
        if role == ENTRY_ROLE:
            return None if heading else row
        if role == NOTE_ROLE:
            return note
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return row if heading else row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row if heading else f"{row.title} {note.word if note else ''}".strip()
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or isinstance(self._rows[index.row()], str):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def fold(self, refused: frozenset[Permission]) -> None:
        """Leave out the rows that need one of these permissions; in their place stands one that brings them back."""
        if refused != self._folded:
            self.beginResetModel()
            self._folded = refused
            self._lay_out()
            self.endResetModel()

    def _lay_out(self) -> None:
        self._rows = []
        folded = False
        for entry in self._entries:
            if entry.needs in self._folded:
                if not folded:
                    self._rows.append(SectionEntry(ALL, translate("SectionList", _ALL_TITLE), "more"))
                folded = True
                continue
            self._rows += [entry.heading, entry] if entry.heading else [entry]

    @property
    def titles(self) -> tuple[str, ...]:
        """The titles of all sections, also of those that are folded away."""
        return tuple(entry.title for entry in self._entries)

    def row_of(self, section: str, part: str) -> int:
        """Return the row of a part, -1 where there is none."""
        for number, row in enumerate(self._rows):
            if not isinstance(row, str) and (row.section, row.part) == (section, part):
                return number
        return -1

    def set_note(self, section: str, part: str, note: RowNote | None) -> None:
        """Let a row say something beside its title, or nothing."""
        if note is None:
            self._notes.pop((section, part), None)
        else:
            self._notes[section, part] = note
        index = self.index(self.row_of(section, part))
        self.dataChanged.emit(index, index)


class _Delegate(PaintedRows):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        height = _ROW if index.data(ENTRY_ROLE) else _HEADING
        return self.whole_width(self._theme.px(height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, rect = self._theme, QRectF(option.rect)
        entry: SectionEntry | None = index.data(ENTRY_ROLE)
        left = rect.left() + theme.gap(_PADDING)
        if entry is None:
            self.paint_heading(painter, rect, index.data(), padding=_PADDING)
            return
        selected = is_selected(option)
        self.paint_ground(painter, option)
        if selected and self._view.hasFocus():
            draw_box(painter, rect.adjusted(BAR_WIDTH, 0, 0, 0), edge=theme.color("focus"), radius=0, width=2)
        side = theme.gap(_ICON)
        color = "accent" if selected else "text.secondary"
        draw_icon(painter, theme, entry.icon, color, left, rect.center().y() - side / 2, side)
        left += side + theme.gap(_AFTER_ICON)
        room = rect.right() - theme.gap(_PADDING) - left
        note: RowNote | None = index.data(NOTE_ROLE)
        if note is not None:
            # Where there is no room for both, the title comes first; the word stays in what screen readers say.
            whole = TextBlock(theme, entry.title, bold=selected or None, hang=False).width
            word = note.word if whole + theme.gap(8) + badge_width(theme, note.word) <= room else ""
            width = badge_width(theme, word)
            at = QPointF(rect.right() - theme.gap(_PADDING) - width, rect.center().y() - theme.line_height("meta") / 2)
            draw_badge(painter, theme, note.icon, word, note.color, at)
            room -= width + theme.gap(8)
        title = TextBlock(theme, entry.title, color="text.primary", bold=selected or None, width=room, hang=False)
        title.draw(painter, left, rect.center().y() - title.height / 2)


class SectionList(PaintedList):
    """Shows the rows; one stop for Tab.

    Signals:
        chosen: (SectionEntry) the user went to another row.
        entered: Enter or →: go on inside the section.
    """

    chosen = Signal(object)
    entered = Signal()

    def __init__(self, theme: Theme, entries: Sequence[SectionEntry], *, name: str) -> None:
        """``name`` is for screen readers."""
        super().__init__(theme, name=name)
        self._theme = theme
        self.rows = SectionModel(entries)
        self.setModel(self.rows)
        self.setItemDelegate(_Delegate(theme, self))
        self.selectionModel().currentChanged.connect(self._on_current)
        self.clicked.connect(lambda _index: self._unfold())

    @property
    def wanted_width(self) -> int:
        """Pixels in which every title can be read whole."""
        theme, font = self._theme, self._theme.metrics("ui", bold=True)
        widest = max((font.horizontalAdvance(title) for title in self.rows.titles), default=0)
        around = 2 * theme.gap(_PADDING) + theme.gap(_ICON) + theme.gap(_AFTER_ICON)
        return widest + around + self.verticalScrollBar().sizeHint().width() + 1

    @property
    def entry(self) -> SectionEntry | None:
        """The row chosen now."""
        found: SectionEntry | None = self.currentIndex().data(ENTRY_ROLE)
        return found

    def choose(self, section: str, part: str = "") -> bool:
        """Choose a row, which tells ``chosen``; False where there is no such row. One that is folded away comes out."""
        if self.rows.row_of(section, part) < 0:
            self._put(frozenset())
        row = self.rows.row_of(section, part)
        if row >= 0:
            self.selectionModel().setCurrentIndex(
                self.rows.index(row), QItemSelectionModel.SelectionFlag.ClearAndSelect
            )
        return row >= 0

    def fold(self, refused: frozenset[Permission]) -> None:
        """Fold away what needs one of these permissions, unless somebody is there."""
        entry = self.entry
        if entry is None or entry.needs not in refused:
            self._put(refused)

    def _put(self, refused: frozenset[Permission]) -> None:
        """Show more rows or fewer, with the same one chosen; nothing is told."""
        entry, model = self.entry, self.selectionModel()
        model.blockSignals(True)
        self.rows.fold(refused)
        row = -1 if entry is None else self.rows.row_of(entry.section, entry.part)
        if row >= 0:
            model.setCurrentIndex(self.rows.index(row), QItemSelectionModel.SelectionFlag.ClearAndSelect)
        model.blockSignals(False)
        self.viewport().update()

    def _unfold(self) -> bool:
        """Bring all rows out and go to the first of them, where the row that stands for them is the one chosen."""
        if self.entry is None or self.entry.section != ALL:
            return False
        row = self.currentIndex().row()
        self._put(frozenset())
        self._go(row, 1)
        return True

    def step(self, by: int) -> None:
        """Go to the next row (1) or the one before (-1)."""
        self._go(self.currentIndex().row() + by, by)

    def _go(self, row: int, by: int) -> None:
        """Choose ``row``, or the next one from there that is no heading."""
        while 0 <= row < self.rows.rowCount():
            if self.rows.index(row).data(ENTRY_ROLE) is not None:
                self.selectionModel().setCurrentIndex(
                    self.rows.index(row), QItemSelectionModel.SelectionFlag.ClearAndSelect
                )
                return
            row += by

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Right}:
            if not self._unfold():
                self.entered.emit()
        elif event.key() == Qt.Key.Key_Home:
            self._go(0, 1)
        elif event.key() == Qt.Key.Key_End:
            self._go(self.rows.rowCount() - 1, -1)
        else:
            super().keyPressEvent(event)

    def _on_current(self, current: QModelIndex) -> None:
        entry = current.data(ENTRY_ROLE)
        if entry is not None:
            self.scrollTo(current)
            if entry.section != ALL:
                self.chosen.emit(entry)
