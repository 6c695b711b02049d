"""What else guides a call, one key each: questions, no answer, boundary, wording."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktop.call.presenter import Phase
from desktop.commands import command
from desktop.widgets.buttons import Button, ButtonSize, ButtonStyle
from desktop.widgets.chips import FlowLayout
from desktop.widgets.panes import HairLine

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from desktop.call.presenter import CallPresenter
    from desktop.theme import Theme

_COMMANDS = ("call.questions", "call.no_answer", "call.boundary", "call.wording")
_SIDE = 8
_ABOVE = 4


class GuidanceBar(QWidget):
    """Shown while a call runs.

    Signals:
        command_wanted: (id of a command).
    """

    command_wanted = Signal(str)

    def __init__(self, theme: Theme, presenter: CallPresenter, parent: QWidget | None = None) -> None:
        """Offer the commands with their keys."""
        super().__init__(parent)
        self._theme = theme
        self._session = presenter.session
        self._verbs = QWidget()
        self._flow = FlowLayout(self._verbs, gap=0)
        self.buttons: tuple[Button, ...] = tuple(self._button(command_id) for command_id in _COMMANDS)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(HairLine(theme))
        self._column.addWidget(self._verbs)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        presenter.session.changed.connect(self._show)
        theme.changed.connect(self._fit)
        self._fit()
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _button(self, command_id: str) -> Button:
        verb = command(command_id)
        made = Button(self._theme, verb.label, style=ButtonStyle.QUIET, key=verb.cap, size=ButtonSize.BAR)
        made.clicked.connect(lambda: self.command_wanted.emit(command_id))
        self._flow.addWidget(made)
        return made

    def _show(self) -> None:
        self.setVisible(self._session.phase is not Phase.IDLE)

    def _fit(self) -> None:
        """Be as high as the verbs are at this width."""
        side, above = self._theme.gap(_SIDE), self._theme.gap(_ABOVE)
        self._flow.setContentsMargins(side, above, side, above)
        self.setFixedHeight(self._flow.heightForWidth(max(1, self.width() - 2 * side)) + 2 * above + 1)
