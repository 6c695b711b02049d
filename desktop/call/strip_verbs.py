"""The verbs at the right of the strip: icon, word and key cap; icons go where there is no room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from desktop.call.presenter import Phase
from desktop.commands import command
from desktop.i18n import noop
from desktop.widgets.buttons import Button, ButtonStyle
from kb.domain.call import Handling
from kb.domain.policy import ClockState

if TYPE_CHECKING:
    from collections.abc import Container

    from desktop.call.presenter import CallPresenter
    from desktop.theme import Theme

_VERBS = (
    ("call.second", noop("Verbs", "二次化"), "stairs"),
    ("call.memo", noop("Verbs", "引き継ぎ"), "swap"),
    ("call.promise", noop("Verbs", "約束"), "calendar"),
    ("call.hold", noop("Verbs", "保留"), "pause"),
    ("call.end", noop("Verbs", "終話"), "phone-down"),
)
_RESUME = noop("Verbs", "保留解除")
_PROMISE = noop("Verbs", "約束")
_DUE = noop("Verbs", "約束 本日{count}")
_OVERDUE = noop("Verbs", "約束 超過{count}")


class Verbs(QWidget):
    """Shows what can be done with the call now.

    Signals:
        wanted: (command id) a verb was clicked.
    """

    wanted = Signal(str)

    def __init__(self, theme: Theme, presenter: CallPresenter, parent: QWidget | None = None) -> None:
        """Follow the session and the clock."""
        super().__init__(parent)
        self._session = presenter.session
        self._clock = presenter.clock
        self._promises = presenter.promises
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.gap(2))
        self._buttons: dict[str, Button] = {}
        for command_id, word, icon in _VERBS:
            button = Button(theme, _word(word), style=ButtonStyle.PLAIN, icon=icon, key=command(command_id).cap)
            button.clicked.connect(lambda _=False, wanted=command_id: self.wanted.emit(wanted))
            self._buttons[command_id] = button
            row.addWidget(button)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._session.changed.connect(self.refresh)
        self._clock.changed.connect(self.refresh)
        self._promises.changed.connect(self.refresh)
        self.refresh()

    def button(self, command_id: str) -> Button:
        """Return the button of a command."""
        return self._buttons[command_id]

    def set_available(self, command_ids: Container[str]) -> None:
        """Show only verbs that somebody carries out."""
        for command_id, button in self._buttons.items():
            button.setVisible(command_id in command_ids)

    def set_icons_shown(self, shown: bool) -> None:
        """Leave the icons out; words and key caps stay."""
        for button in self._buttons.values():
            button.set_icon_shown(shown)

    def width_needed(self) -> int:
        """Return the width in pixels, asked of the buttons because a layout learns of a change later."""
        shown = [button.sizeHint().width() for button in self._buttons.values() if not button.isHidden()]
        layout = self.layout()
        return sum(shown) + (layout.spacing() if layout else 0) * max(0, len(shown) - 1)

    def refresh(self) -> None:
        """Show what is possible now."""
        call = self._session.call
        for command_id in ("call.memo", "call.hold"):
            self._buttons[command_id].setEnabled(call is not None)
        # Also one that the library has not written yet: the next customer does not wait for a disk.
        self._buttons["call.end"].setEnabled(self._session.phase is not Phase.IDLE)
        self._buttons["call.second"].setEnabled(call is not None and call.handling is Handling.FIRST)
        hold = self._buttons["call.hold"]
        hold.set_words(_word(_RESUME if self._session.on_hold else _VERBS[3][1]))
        hold.set_icon("play" if self._session.on_hold else "pause")
        late = self._clock.state is not ClockState.QUIET
        self._buttons["call.memo"].set_style(ButtonStyle.WARN if late else ButtonStyle.PLAIN)
        self._show_promises()

    def _show_promises(self) -> None:
        """Say what is due today; what is overdue instead, since only that cannot wait (P20)."""
        board, button = self._promises.board, self._buttons["call.promise"]
        overdue, due = len(board.overdue), len(board.today)
        source = _OVERDUE if overdue else _DUE if due else _PROMISE
        button.set_words(_word(source).format(count=overdue or due))
        button.set_icon("warning" if overdue else "calendar")
        button.set_style(ButtonStyle.DANGER_OUTLINE if overdue else ButtonStyle.PLAIN)


def _word(source: str) -> str:
    return QCoreApplication.translate("Verbs", source)
