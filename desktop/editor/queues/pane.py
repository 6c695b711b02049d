"""The middle of the screen while a queue is looked at: its items, the chosen one, what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedLayout, QVBoxLayout, QWidget

from desktop.editor.queues.detail import DetailView
from desktop.editor.queues.item_list import ItemList
from desktop.editor.queues.steps import Step
from desktop.editor.queues.verbs import Verbs
from desktop.i18n import noop, translate
from desktop.texts import label
from desktop.widgets.buttons import Button, ButtonSize, ButtonStyle
from desktop.widgets.panes import EmptyState, HairLine, PaneHead, set_ground
from kb.domain.queues import MissGroup, NeighbourKind, Queue

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from desktop.editor.queues.presenter import QueuesPresenter
    from desktop.theme import Theme
    from kb.domain.queues import Neighbour

_EMPTY: dict[Queue, str] = {
    Queue.FLAGS: noop(
        "Queues", "指摘はありません。通話の中で却下された記事と、理由の付いた指摘が、ここに記事ごとに並びます。"
    ),
    Queue.MISSES: noop(
        "Queues",
        "見つからなかった検索はありません。0件だった検索と、候補の出なかった通話のメモが、"
        "お客様の情報を隠してここに集まります。",
    ),
    Queue.DRAFTS: noop(
        "Queues", "待っている下書きはありません。終話のあと「事例にする」を選んだ通話が、ここに並びます。"
    ),
    Queue.NOT_HELPED: noop(
        "Queues", "効かなかった記事はありません。終話のときに「効かなかった」とされた記事が、ここに並びます。"
    ),
    Queue.REVIEWS: noop(
        "Queues", "振り返りを待つ二次クレームはありません。二次化した通話が、怒らせたこと・鎮めたこととともに並びます。"
    ),
    Queue.DUE: noop(
        "Queues",
        "検証の時期を迎えた記事はありません。使われてから決まった日数がたった記事と、使われない記事が並びます。",
    ),
}
_LIST_SHARE, _DETAIL_SHARE = 42, 58
#: Width at 100 % text below which the detail stands under the list.
_BESIDE = 720
_PADDING = 16


class QueuePane(QWidget):
    """Arrows choose, the keys of the verbs act, Ctrl+Z takes back, Escape leaves.

    Signals:
        synonym_wanted: (MissGroup, what it means or "").
        left: Escape.
    """

    synonym_wanted = Signal(object, str)
    left = Signal()

    def __init__(self, theme: Theme, presenter: QueuesPresenter) -> None:
        """Show the queue that ``presenter`` has chosen."""
        super().__init__()
        self._theme = theme
        self._presenter = presenter
        set_ground(self, "surface")
        self.setAccessibleName(self.tr("やること"))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.head = PaneHead(theme, "")
        self.undo = Button(
            theme, self.tr("元に戻す"), style=ButtonStyle.PLAIN, icon="undo", key="Ctrl+Z", size=ButtonSize.BAR
        )
        self.head.add_right(self.undo)
        self.items = ItemList(theme)
        self.head.follow(self.items)
        self.empty = EmptyState(theme, "")
        self.detail = DetailView(theme)
        self.verbs = Verbs(theme)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._stack = QStackedLayout()
        self._build()
        self.items.chosen.connect(presenter.select)
        self.items.pressed_key.connect(self._on_key)
        self.items.left.connect(self.left)
        self.verbs.wanted.connect(self._take)
        self.undo.clicked.connect(presenter.undo)
        self.detail.neighbour_chosen.connect(self._on_neighbour)
        presenter.listed.connect(self._show)
        presenter.selected_changed.connect(self._show_selected)
        presenter.neighbours_changed.connect(self._show_neighbours)
        for signal in (presenter.done, presenter.undone):
            signal.connect(lambda *_: self.undo.setEnabled(presenter.can_undo))
        theme.changed.connect(self._arrange)
        self._show()

    def take_focus(self) -> None:
        """Take the keyboard; an empty queue takes it too, so that Escape leaves it."""
        target = self if self._presenter.rows == () else self.items
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Undo):
            self._presenter.undo()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    # What the presenter tells

    def _show(self) -> None:
        presenter = self._presenter
        queue, rows = presenter.queue, presenter.rows
        self.head.title.show_text(label(queue) if queue else "")
        self.head.set_count(f"{len(rows):,}" if rows else "")
        self.items.show_rows(rows or (), presenter.selected)
        nothing = queue is not None and rows == ()
        if nothing and queue is not None:
            self.empty.set_sentence(translate("Queues", _EMPTY[queue]))
        focused = self.items.hasFocus() or self.hasFocus()
        self._stack.setCurrentWidget(self.empty if nothing else self._split)
        if focused:
            self.take_focus()
        self.undo.setEnabled(presenter.can_undo)
        self._show_selected()

    def _show_selected(self) -> None:
        presenter = self._presenter
        self.items.show_rows(presenter.rows or (), presenter.selected)
        self.detail.show_row(presenter.selected)
        self._show_neighbours()
        self.verbs.show_steps(presenter.queue, presenter.steps)

    def _show_neighbours(self) -> None:
        self.detail.show_neighbours(self._presenter.neighbours)

    # What the editor does

    def _take(self, step: Step) -> None:
        row = self._presenter.selected
        if step is Step.SYNONYM and isinstance(row, MissGroup):
            self.synonym_wanted.emit(row, "")
        else:
            self._presenter.take(step)

    def _on_neighbour(self, neighbour: Neighbour) -> None:
        row = self._presenter.selected
        if neighbour.kind is NeighbourKind.ARTICLE and neighbour.article_id is not None:
            self._presenter.open_article(neighbour.article_id)
        elif isinstance(row, MissGroup):
            self.synonym_wanted.emit(row, neighbour.text)

    def _on_key(self, event: QKeyEvent) -> None:
        if self.verbs.press_key(event):
            event.accept()

    # Building

    def _build(self) -> None:
        right = QWidget()
        set_ground(right, "surface")
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.detail, 1)
        column.addWidget(HairLine(self._theme))
        self._footer = QHBoxLayout()
        self._footer.addWidget(self.verbs, 1)
        column.addLayout(self._footer)
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(1)
        for part, share in ((self.items, _LIST_SHARE), (right, _DETAIL_SHARE)):
            self._split.addWidget(part)
            self._split.setStretchFactor(self._split.indexOf(part), share)
        self._split.setSizes([_LIST_SHARE * 10, _DETAIL_SHARE * 10])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.head)
        whole.addLayout(self._stack, 1)
        self._stack.addWidget(self._split)
        self._stack.addWidget(self.empty)

    def _arrange(self) -> None:
        beside = self.width() >= self._theme.px(_BESIDE)
        self._split.setOrientation(Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical)
        gap = self._theme.gap
        self._footer.setContentsMargins(gap(_PADDING), gap(10), gap(_PADDING), gap(10))
