"""The timeline of the call in a sheet: the call clock, the time of day, what happened (Alt+L)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QRect, QRectF, QSize, Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyleOptionViewItem

from desktop.call.note_text import clock_text
from desktop.call.timeline_words import said_of
from desktop.texts import label
from desktop.widgets.lists import Index, PaintedRows, is_selected
from desktop.widgets.painting import Run, TextBlock, draw_row_ground, text_width
from desktop.widgets.sheet import Sheet
from kb.domain.call import CallEventType

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QWidget

    from desktop.call.presenter import CallPresenter
    from desktop.call.presenter.timeline import CallTimeline
    from desktop.theme import Theme

_ROW = 10
_PADDING = 8
_ROWS_SHOWN = 14
_WIDEST_CLOCK = "0:00:00"
_WIDEST_TIME = "00:00:00"
_WARNED = {CallEventType.ALERT_RAISED, CallEventType.SECONDARY, CallEventType.BOUNDARY, CallEventType.PROMISE_MISSED}


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One line of the timeline."""

    clock: str
    time: str
    name: str
    words: str
    warned: bool = False

    @property
    def text(self) -> str:
        """The line as it is read to somebody who does not see it."""
        return "、".join(filter(None, (self.clock, self.time, self.name, self.words)))


class TimelineModel(QAbstractListModel):
    """The rows of a call; DisplayRole is the text, UserRole the TimelineRow."""

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self.rows: tuple[TimelineRow, ...] = ()

    def show_rows(self, rows: tuple[TimelineRow, ...]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return row.text
        return row if role == Qt.ItemDataRole.UserRole else None


class TimelineDelegate(PaintedRows):
    """Two columns of figures, then what happened, which wraps."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        words = self._words(index, self._view.viewport().width())
        return self.whole_width(words.height + self._theme.px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        theme, row = self._theme, index.data(Qt.ItemDataRole.UserRole)
        draw_row_ground(painter, theme, QRectF(rect), selected=is_selected(option), hovered=False)
        y = rect.y() + theme.px(_ROW) / 2
        clock, time = self._columns()
        right = rect.x() + theme.gap(_PADDING) + clock
        TextBlock(theme, row.clock, bold=True).draw_right(painter, right, y)
        TextBlock(theme, row.time, color="text.tertiary").draw_right(painter, right + time, y)
        self._words(index, rect.width()).draw(painter, right + time + theme.gap(16), y)

    def _words(self, index: Index, width: int) -> TextBlock:
        row: TimelineRow = index.data(Qt.ItemDataRole.UserRole)
        runs = [Run(row.name, bold=True, color="danger" if row.warned else "")]
        runs += [Run(f"  {row.words}", color="text.secondary")] if row.words else []
        room = width - sum(self._columns()) - self._theme.gap(2 * _PADDING + 16)
        return TextBlock(self._theme, runs, width=room, lines=0, hang=False)

    def _columns(self) -> tuple[int, int]:
        clock = text_width(self._theme, _WIDEST_CLOCK, bold=True)
        return round(clock), round(text_width(self._theme, _WIDEST_TIME)) + self._theme.gap(16)


class TimelineSheet(Sheet):
    """Shows what ``presenter.timelines`` reads; Up and Down go through it, Escape leaves."""

    def __init__(self, theme: Theme, presenter: CallPresenter, owner: QWidget) -> None:
        """Stand by."""
        super().__init__(theme, "", owner)
        self._theme = theme
        self._presenter = presenter
        self.panel.set_title(self.tr("通話の経過"))
        self.setAccessibleName(self.tr("通話の経過"))
        self.view = QListView()
        self.model = TimelineModel()
        self.view.setModel(self.model)
        self.view.setItemDelegate(TimelineDelegate(theme, self.view))
        self.view.setAccessibleName(self.tr("通話の経過"))
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setResizeMode(QListView.ResizeMode.Adjust)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.panel.body.addWidget(self.view)
        presenter.timelines.read.connect(self._on_read)

    def ask(self) -> bool:
        """Read the timeline and open; False while there is no call."""
        return self._presenter.timelines.load()

    def _on_read(self, timeline: CallTimeline) -> None:
        alerts, policy = self._presenter.alerts, self._presenter.clock.policy
        rows = tuple(
            TimelineRow(
                clock_text(timeline.seconds_of(event)),
                f"{event.at.astimezone():%H:%M:%S}",
                label(event.type),
                said_of(event, timeline, alerts, policy),
                event.type in _WARNED,
            )
            for event in timeline.events
        )
        self.model.show_rows(rows)
        started = f"{timeline.call.started_at.astimezone():%Y-%m-%d %H:%M}"
        counted = self.tr("{time} 開始 · {count}件 · このPCの記録のみ").format(time=started, count=len(rows))
        self.panel.set_subtitle(counted)
        # Fixed, so that the sheet does not jump; of a longer call the list shows the end.
        self.view.setMinimumHeight((self._theme.line_height("ui") + self._theme.px(_ROW)) * _ROWS_SHOWN)
        self.open(self.view)
        if rows:
            self.view.setCurrentIndex(self.model.index(len(rows) - 1, 0))
