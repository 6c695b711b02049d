"""The history in place of the article: its revisions at the left, two of them side by side at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.editor.history.comparison import ComparisonList
from desktop.editor.history.revisions import RevisionList
from desktop.editor.history.words import compared_words, difference_words, version_name
from desktop.editor.presenter.history import TYPED
from desktop.widgets.buttons import Button, ButtonSize, ButtonStyle
from desktop.widgets.chips import FlowLayout
from desktop.widgets.labels import Label
from desktop.widgets.panes import EmptyState, HairLine, PaneHead, set_ground

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from desktop.editor.presenter.history import Comparison
    from desktop.theme import Theme
    from kb.domain.form_diff import RevisionEntry

_LIST = 272
#: Width at 100 % text below which the revisions stand above the comparison.
_BESIDE_NEEDS = 820
_LIST_ROWS = 3
_NO_LIMIT = 16_777_215


class HistoryPane(QWidget):
    """Shows what it is given and tells what is wanted.

    Signals:
        left: back to the article.
        restore_wanted: (number).
    """

    left = Signal()
    restore_wanted = Signal(int)

    def __init__(self, theme: Theme) -> None:
        """Start empty."""
        super().__init__()
        self._theme = theme
        self._restorable = 0
        set_ground(self, "surface")
        self.list = RevisionList(theme)
        self.comparison = ComparisonList(theme)
        self.heads = PaneHead(theme, self.tr("履歴")), PaneHead(theme, "")
        self.counts = Label(theme, color="text.secondary")
        self.next = Button(theme, self.tr("次の違い"), style=ButtonStyle.QUIET, size=ButtonSize.BAR)
        self.pin = Button(theme, self.tr("比べる元にする"), style=ButtonStyle.QUIET, size=ButtonSize.BAR)
        self.restore = Button(theme, "", style=ButtonStyle.PRIMARY, size=ButtonSize.FORM, key="Ctrl+Enter")
        self.back = Button(theme, self.tr("記事に戻る"), style=ButtonStyle.PLAIN, key="Esc", size=ButtonSize.FORM)
        self.same = EmptyState(theme, self.tr("この二つに違いはありません。"))
        self._split = QHBoxLayout(self)
        self._left, self._right = QWidget(), QWidget()
        self._line = HairLine(theme, vertical=True)
        self._build()
        self._wire()
        theme.changed.connect(self._arrange)
        self._arrange()

    def show_entries(self, entries: tuple[RevisionEntry, ...], *, typed: bool) -> None:
        """Show the history of another article, or the same anew."""
        self.list.revisions.show_entries(entries, typed=typed)
        self.heads[0].set_count(str(len(entries)))

    def show_comparison(self, comparison: Comparison, *, pinned: bool, newest: int, locked: bool = False) -> None:
        """Show two versions; the chosen one can be restored, unless it is the newest, or nobody may here."""
        self.list.revisions.pin(comparison.before if pinned else None)
        self.heads[1].title.show_text(compared_words(comparison.before, comparison.after))
        self.counts.show_text(difference_words(comparison))
        self.comparison.show_diff(comparison.diff)
        differs = bool(comparison.diff)
        self.comparison.setVisible(differs)
        self.same.setVisible(not differs)
        self.next.setEnabled(differs)
        chosen = self.list.number
        old = chosen is not None and chosen not in {TYPED, newest} and not locked
        self._restorable = chosen if old and chosen is not None else 0
        self.restore.set_words(self.tr("{version} に戻す").format(version=version_name(self._restorable)))
        self.restore.setVisible(old)

    def accept(self) -> None:
        """Restore, as Ctrl+Enter does."""
        if self.restore.isVisibleTo(self) and self._restorable > 0:
            self.restore_wanted.emit(self._restorable)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show Space where it works: it pins in one list and goes on in the other."""
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            button = self.pin if watched is self.list else self.next
            button.set_key("Space" if event.type() == QEvent.Type.FocusIn else "")
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _build(self) -> None:
        for pane, parts in (
            (self._left, [self.heads[0], self.list]),
            (self._right, [self.heads[1], self.comparison, self.same, HairLine(self._theme), self._footer()]),
        ):
            column = QVBoxLayout(pane)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
            for part in parts:
                column.addWidget(part, 1 if part in {self.list, self.comparison, self.same} else 0)
        self.same.hide()
        self.heads[0].add_right(self.pin)
        self.heads[0].follow(self.list)
        self.heads[1].add_left(self.counts)
        self.heads[1].add_right(self.next)
        self.heads[1].follow(self.comparison)
        self._split.setContentsMargins(0, 0, 0, 0)
        self._split.setSpacing(0)
        self._split.addWidget(self._left)
        self._split.addWidget(self._line)
        self._split.addWidget(self._right, 1)

    def _footer(self) -> QWidget:
        gap = self._theme.gap
        footer, buttons = QWidget(), FlowLayout(gap=gap(8))
        for button in (self.restore, self.back):
            buttons.addWidget(button)
        row = QHBoxLayout(footer)
        row.setContentsMargins(gap(16), gap(8), gap(16), gap(8))
        row.addLayout(buttons, 1)
        return footer

    def _wire(self) -> None:
        self.back.clicked.connect(self.left)
        self.restore.clicked.connect(self.accept)
        self.next.clicked.connect(lambda _checked: self.comparison.go_on())
        self.pin.clicked.connect(self._pin)
        for one in (self.list, self.comparison):
            one.installEventFilter(self)
        self.list.left.connect(self.left)
        self.comparison.left.connect(self.left)
        self.list.entered.connect(self.comparison.setFocus)

    def _pin(self) -> None:
        number = self.list.number
        if number is not None:
            self.list.pinned.emit(number)

    def _arrange(self) -> None:
        theme = self._theme
        beside = self.width() >= theme.px(_BESIDE_NEEDS)
        self._split.setDirection(QHBoxLayout.Direction.LeftToRight if beside else QHBoxLayout.Direction.TopToBottom)
        self._line.setVisible(beside)
        rows = _LIST_ROWS * (theme.line_height("row") + 2 * theme.line_height("meta") + theme.gap(14))
        self._left.setMinimumWidth(theme.px(_LIST) if beside else 0)
        self._left.setMaximumWidth(theme.px(_LIST) if beside else _NO_LIMIT)
        self._left.setMaximumHeight(_NO_LIMIT if beside else rows + self.heads[0].sizeHint().height())
