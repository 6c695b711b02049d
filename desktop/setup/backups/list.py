"""The list of backups: when each was made, why, how large it is, and whether it was read to its end."""

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
from desktop.texts import label
from desktop.texts.health import moment_text
from desktop.texts.sizes import size_text
from desktop.widgets.badges import badge_width, draw_badge
from desktop.widgets.lists import ITEM_ROLE, Index, PaintedList, PaintedRows
from desktop.widgets.painting import TextBlock, draw_hairline, draw_icon
from kb.domain.backup import BackupReason

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from PySide6.QtGui import QKeyEvent, QPainter
    from PySide6.QtWidgets import QStyleOptionViewItem

    from desktop.theme import Theme
    from kb.domain.backup import Backup, BackupCheck

CHECK_ROLE = ITEM_ROLE + 1
_HEIGHT, _TOP, _PADDING, _ICON, _GAP = 52, 8, 20, 16, 10
_NONE = QModelIndex()
_SOUND = noop("BackupList", "終わりまで読めます")
_UNSOUND = noop("BackupList", "終わりまで読めません")
_ICONS = {BackupReason.REGULAR: "clock", BackupReason.BEFORE_RESTORE: "undo"}


def check_words(check: BackupCheck | None) -> tuple[str, str, str]:
    """Return icon, word and colour of what was found in a backup; empty while nobody looked."""
    if check is None:
        return "", "", ""
    if check.sound:
        return "ring-check", translate("BackupList", _SOUND), "ok"
    return "ring-cross", translate("BackupList", _UNSOUND), "danger"


class BackupModel(QAbstractListModel):
    """ITEM_ROLE is the ``Backup`` of a row, CHECK_ROLE what was found in it."""

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self.backups: tuple[Backup, ...] = ()
        self._checks: Mapping[Path, BackupCheck] = {}

    def show_backups(self, backups: Sequence[Backup], checks: Mapping[Path, BackupCheck]) -> None:
        """Show these; equal ones only show what was found in them."""
        self._checks = dict(checks)
        if tuple(backups) != self.backups:
            self.beginResetModel()
            self.backups = tuple(backups)
            self.endResetModel()
        elif self.backups:
            self.dataChanged.emit(self.index(0), self.index(len(self.backups) - 1))

    def rowCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self.backups)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - as in Qt
        if not index.isValid():
            return None
        backup = self.backups[index.row()]
        if role == ITEM_ROLE:
            return backup
        if role == CHECK_ROLE:
            return self._checks.get(backup.path)
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            found = check_words(self._checks.get(backup.path))[1]
            said = (moment_text(backup.made_at), label(backup.reason), size_text(backup.size), found)
            return " · ".join(filter(None, said))
        return str(backup.path) if role == Qt.ItemDataRole.ToolTipRole else None


class _Delegate(PaintedRows):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return self.whole_width(self._theme.px(_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, rect = self._theme, QRectF(option.rect)
        backup: Backup = index.data(ITEM_ROLE)
        self.paint_ground(painter, option)
        x, top, line = rect.left() + theme.gap(_PADDING), rect.top() + theme.px(_TOP), theme.line_height("row")
        side = theme.gap(_ICON)
        draw_icon(painter, theme, _ICONS[backup.reason], "text.secondary", x, top + (line - side) / 2, side)
        x += side + theme.gap(_GAP)
        right = rect.right() - theme.gap(_PADDING)
        size = TextBlock(theme, size_text(backup.size), role="ui", color="text.secondary", hang=False)
        size.draw_right(painter, right, top)
        icon, word, color = check_words(index.data(CHECK_ROLE))
        if icon:
            left = right - badge_width(theme, word)
            draw_badge(painter, theme, icon, word, color, QPointF(left, top + line + 1))
        TextBlock(theme, moment_text(backup.made_at), role="row", hang=False).draw(painter, x, top)
        reason = TextBlock(theme, label(backup.reason), role="meta", color="text.secondary", hang=False)
        reason.draw(painter, x, top + line + 1)
        draw_hairline(painter, theme, x, rect.bottom() - 1, rect.right() - x)
        self.paint_focus(painter, option, index)


class BackupList(PaintedList):
    """Arrows choose.

    Signals:
        chosen: another one is current, or none.
        entered: Enter.
    """

    chosen = Signal()
    entered = Signal()

    def __init__(self, theme: Theme) -> None:
        """Start empty."""
        super().__init__(theme, name=self.tr("控えの一覧"))
        self.rows = BackupModel()
        self.setModel(self.rows)
        self.setItemDelegate(_Delegate(theme, self))
        self.setUniformItemSizes(True)
        self.selectionModel().currentChanged.connect(self.chosen)
        self.doubleClicked.connect(lambda _index: self.entered.emit())

    @property
    def current(self) -> Backup | None:
        """The one that is chosen."""
        index = self.currentIndex()
        return self.rows.backups[index.row()] if index.isValid() else None

    def show_backups(self, backups: Sequence[Backup], checks: Mapping[Path, BackupCheck]) -> None:
        """Show these, with the same one chosen, else the newest."""
        before = self.current
        self.rows.show_backups(backups, checks)
        if not backups:
            self.chosen.emit()
            return
        row = next((row for row, backup in enumerate(backups) if backup == before), 0)
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(self.rows.index(row), flag)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.current is not None:
            self.entered.emit()
        else:
            super().keyPressEvent(event)
