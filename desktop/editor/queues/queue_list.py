"""やること: the queues in the column at the left, each with how many items wait in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.editor.queues.items import QUEUE_ICONS
from desktop.texts import label
from desktop.widgets.labels import Label
from desktop.widgets.painting import TextBlock, draw_box, draw_icon, draw_row_ground
from desktop.widgets.panes import HairLine
from kb.domain.queues import Queue

if TYPE_CHECKING:
    from desktop.editor.queues.presenter import QueuesPresenter
    from desktop.theme import Theme

_HEIGHT = 30
_PADDING = 16
_ICON = 16
_GAP = 10


class QueueButton(QAbstractButton):
    """Icon, name and count; dimmed where nothing waits, but still to be chosen."""

    def __init__(self, theme: Theme, queue: Queue) -> None:
        """Count nothing yet."""
        super().__init__()
        self._theme = theme
        self._icon = QUEUE_ICONS[queue]
        self._count: int | None = None
        self.setText(label(queue))
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._refresh)
        self._refresh()

    def set_count(self, count: int | None) -> None:
        """Show how many wait; None while nobody knows."""
        self._count = count
        self._refresh()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(160), self._theme.px(_HEIGHT))

    def nextCheckState(self) -> None:
        """Stay as it is: whoever shows the queue says what is chosen."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, rect = QPainter(self), self._theme, QRectF(self.rect())
        chosen, middle = self.isChecked(), self.height() / 2
        draw_row_ground(painter, theme, rect, selected=chosen, hovered=False)
        if self.underMouse() and not chosen:
            painter.fillRect(rect, theme.color("bg.pressed"))
        if self.hasFocus():
            draw_box(painter, rect.adjusted(1, 1, -1, -1), edge=theme.color("focus"), width=2)
        # What is dimmed is read all the same: a count of 0 is information.
        color = "text.primary" if self._count or chosen else "text.tertiary"
        side, x = theme.gap(_ICON), theme.gap(_PADDING)
        draw_icon(painter, theme, self._icon, color, x, middle - side / 2, side)
        count = TextBlock(theme, "" if self._count is None else f"{self._count:,}", color=color, bold=bool(self._count))
        right = self.width() - theme.gap(_PADDING)
        count.draw_right(painter, right, middle - count.height / 2)
        x += side + theme.gap(_GAP)
        name = TextBlock(theme, self.text(), color=color, bold=chosen, width=right - count.width - theme.gap(8) - x)
        name.draw(painter, x, middle - name.height / 2)

    def _refresh(self) -> None:
        count = "" if self._count is None else self.tr("%n件", "", self._count)
        self.setAccessibleName(f"{self.text()} {count}".strip())
        self.updateGeometry()
        self.update()


class QueueList(QWidget):
    """One button a queue under the heading やること; ↑ and ↓ go from one to the next.

    Signals:
        chosen: (Queue).
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme, presenter: QueuesPresenter) -> None:
        """Show the counts of ``presenter``."""
        super().__init__()
        self._theme = theme
        self._presenter = presenter
        self.setAccessibleName(self.tr("やること"))
        self.heading = Label(theme, self.tr("やること"), bold=True)
        self.buttons = {queue: QueueButton(theme, queue) for queue in Queue}
        self._head = QHBoxLayout()
        self._head.addWidget(self.heading)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addLayout(self._head)
        for queue, button in self.buttons.items():
            self._column.addWidget(button)
            button.clicked.connect(lambda _=False, queue=queue: self.chosen.emit(queue))
        self._column.addSpacing(8)
        self._column.addWidget(HairLine(theme))
        presenter.counted.connect(self._show)
        presenter.listed.connect(self._show)
        theme.changed.connect(self._refresh)
        self._refresh()
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            for button in self.buttons.values():
                if button.hasFocus():
                    button.click()
        else:
            super().keyPressEvent(event)

    def _show(self) -> None:
        for queue, button in self.buttons.items():
            button.setChecked(queue is self._presenter.queue)
            button.set_count(self._presenter.counts.get(queue))

    def _refresh(self) -> None:
        gap = self._theme.gap
        self._column.setContentsMargins(0, 0, 0, 0)
        self._head.setContentsMargins(gap(_PADDING), gap(4), gap(_PADDING), gap(4))
