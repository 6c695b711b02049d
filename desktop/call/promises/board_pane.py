"""The board of promises as it stands between calls: what is late, due today, to come, and kept today (P20)."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.call.promises.actions import CALL, DELAY, KEEP, MISS, MOVE
from desktop.call.promises.board_list import BoardList
from desktop.call.promises.items import board_items
from desktop.commands import command
from desktop.widgets.buttons import Button, ButtonSize, ButtonStyle
from desktop.widgets.panes import HairLine, PaneHead, set_ground

if TYPE_CHECKING:
    from uuid import UUID

    from PySide6.QtGui import QResizeEvent

    from desktop.call.presenter import CallPresenter
    from desktop.call.promises.change_sheet import ChangeSheet
    from desktop.theme import Theme

#: The share of the column that the board takes at most; below it stands what to open.
_MOST = 0.72
#: The practice whose script announces a delay.
DELAY_PRACTICE = "P20"


class BoardPane(QWidget):
    """As high as its promises, up to the greater part of the column.

    Signals:
        add_wanted: the button 約束を加える.
        called: a call about a promise was started.
        left: the agent wants to go back to the notes.
    """

    add_wanted = Signal()
    called = Signal()
    left = Signal()

    def __init__(self, theme: Theme, presenter: CallPresenter, parent: QWidget | None = None) -> None:
        """Show the board of ``presenter.promises``."""
        super().__init__(parent)
        self._theme = theme
        self._ledger = presenter.promises
        self._calls = presenter.promise_calls
        self._scripts = presenter.scripts
        self._session = presenter.session
        set_ground(self, "subtle")
        self.head = PaneHead(theme, self.tr("約束"))
        self.add = Button(
            theme,
            self.tr("約束を加える"),
            style=ButtonStyle.PLAIN,
            icon="plus",
            key=command("call.promise").cap,
            size=ButtonSize.BAR,
        )
        self.head.add_right(self.add)
        self.rows = BoardList(theme)
        self.head.follow(self.rows)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.rows, 1)
        column.addWidget(HairLine(theme))
        self.add.clicked.connect(self.add_wanted)
        self.rows.left.connect(self.left)
        self.rows.act.connect(self._act)
        self._ledger.changed.connect(self.refresh)
        theme.changed.connect(self._fit)
        self.refresh()

    @property
    def empty(self) -> bool:
        """Whether there is nothing to show."""
        return not self.rows.items

    @cached_property
    def change_sheet(self) -> ChangeSheet:
        """The sheet that moves a promise or calls it missed; made when it is needed for the first time."""
        from desktop.call.promises.change_sheet import ChangeSheet  # noqa: PLC0415 - see above

        return ChangeSheet(self._theme, self._ledger, self)

    @property
    def unsaved(self) -> str:
        """What was written of a change and would be lost now."""
        return self.change_sheet.unsaved if "change_sheet" in vars(self) else ""

    def refresh(self) -> None:
        """Show the promises as they stand now."""
        ledger = self._ledger
        self.rows.set_items(board_items(ledger.board, ledger.now(), self._session.agent))
        self.head.set_count(str(ledger.board.open_count))
        self._fit()

    def take_focus(self) -> bool:
        """Take the keyboard; False when no promise is open."""
        if self.rows.selected is None or not self.isVisible():
            return False
        self.rows.setFocus()
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        column = self.parentWidget()
        most = round(column.height() * _MOST) if column is not None else 0
        wanted = self.head.sizeHint().height() + self.rows.content_height() + 1
        self.setFixedHeight(max(self.head.sizeHint().height(), min(wanted, most)))

    def _act(self, promise_id: UUID, name: str) -> None:
        promise = self._ledger.with_id(promise_id)
        if promise is None:
            return
        if name == CALL:
            if self._calls.start(promise):
                self.called.emit()
        elif name == DELAY:
            self._scripts.find(DELAY_PRACTICE)
        elif name == KEEP:
            self._ledger.keep(promise)
        elif name == MOVE:
            self.change_sheet.ask_move(promise)
        elif name == MISS:
            self.change_sheet.ask_missed(promise)
