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
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(HairLine(theme))
        column.addWidget(self._verbs)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        presenter.session.changed.connect(self._show)
        theme.changed.connect(self._dress)
        self._dress()
        self._show()

    def _button(self, command_id: str) -> Button:
        verb = command(command_id)
        made = Button(self._theme, verb.label, style=ButtonStyle.QUIET, key=verb.cap, size=ButtonSize.BAR)
        made.clicked.connect(lambda: self.command_wanted.emit(command_id))
        self._flow.addWidget(made)
        return made

    def _show(self) -> None:
        self.setVisible(self._session.phase is not Phase.IDLE)

    def _dress(self) -> None:
        side, above = self._theme.gap(_SIDE), self._theme.gap(_ABOVE)
        self._flow.setContentsMargins(side, above, side, above)
