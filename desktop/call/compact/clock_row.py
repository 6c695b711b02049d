"""The first row of the strip: clock, handling, time bar, and the verbs as icons with their keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from desktop.call.note_text import clock_text
from desktop.call.presenter import Phase
from desktop.call.strip_parts import Clock, Dot, TimeBar
from desktop.commands import command
from desktop.widgets.buttons import Button, ButtonSize, ButtonStyle
from desktop.widgets.labels import Label
from kb.domain.call import Handling
from kb.domain.policy import ClockState

if TYPE_CHECKING:
    from desktop.call.presenter import CallPresenter
    from desktop.theme import Theme

_HEIGHT = 44
_VERBS = (("call.memo", "swap"), ("call.end", "phone-down"), ("window.compact", "expand"))
#: The way back stands with its key in the last row.
_WITHOUT_CAP = "window.compact"


class CompactClockRow(QWidget):
    """``command_wanted`` carries the id of the command of a button."""

    command_wanted = Signal(str)

    def __init__(self, theme: Theme, presenter: CallPresenter) -> None:
        """Show what the session says."""
        super().__init__()
        self._theme = theme
        self._session = presenter.session
        self._guide = presenter.clock
        self._running, self._waiting = Dot(theme, running=True), Dot(theme, running=False)
        self.clock = Clock(theme, role="title")
        self.clock.set_quiet_button()
        self.handling = Label(theme, role="meta", bold=True)
        self.bar = TimeBar(theme, numbers=False)
        self._row = QHBoxLayout(self)
        for part in (self._running, self._waiting, self.clock, self.handling):
            self._row.addWidget(part)
        self._row.addWidget(self.bar, 1)
        self.verbs = {command_id: self._verb(command_id, icon) for command_id, icon in _VERBS}
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._session.changed.connect(self._refresh)
        self._session.ticked.connect(self._tick)
        self._guide.changed.connect(self._refresh)
        theme.changed.connect(self._dress)
        self._dress()
        self._refresh()

    def _verb(self, command_id: str, icon: str) -> Button:
        wanted = command(command_id)
        cap = "" if command_id == _WITHOUT_CAP else wanted.cap
        verb = Button(self._theme, "", style=ButtonStyle.PLAIN, icon=icon, key=cap, size=ButtonSize.BAR)
        verb.setAccessibleName(wanted.label)
        verb.setToolTip(wanted.label)
        verb.clicked.connect(lambda: self.command_wanted.emit(command_id))
        self._row.addWidget(verb)
        return verb

    def _refresh(self) -> None:
        call, policy = self._session.call, self._guide.policy
        idle = self._session.phase is Phase.IDLE
        self._running.setVisible(not idle)
        self._waiting.setVisible(idle)
        if policy is not None:
            self.bar.set_marks(policy.amber_minutes, policy.red_minutes)
        self.verbs["call.memo"].setEnabled(call is not None)
        self.verbs["call.end"].setEnabled(not idle)
        late = self._guide.state is not ClockState.QUIET
        self.verbs["call.memo"].set_style(ButtonStyle.WARN if late else ButtonStyle.PLAIN)
        self._tick()

    def _show_bar(self) -> None:
        # The clock turns amber and red and says so; the bar is the first that has no room.
        self.bar.setVisible(not self._theme.large_text and not self._session.on_hold)

    def _handling_word(self) -> str:
        if self._session.phase is Phase.IDLE:
            return self.tr("待機中")
        call = self._session.call
        second = call is not None and call.handling is Handling.SECOND
        return self.tr("二次") if second else self.tr("一次")

    def _tick(self) -> None:
        self.clock.show_seconds(self._session.seconds)
        self.clock.show_state(self._guide.state, self._guide.minutes_passed)
        self.bar.show_seconds(self._session.seconds)
        self._show_bar()
        if self._session.on_hold:
            waiting = clock_text(self._session.seconds_waiting)
            self.handling.show_text(self.tr("保留 {time}").format(time=waiting), color="accent", icon="pause")
        else:
            self.handling.show_text(self._handling_word(), color="text.primary", icon="")

    def _dress(self) -> None:
        theme = self._theme
        self._row.setContentsMargins(theme.gap(12), 0, theme.gap(4), 0)
        self._row.setSpacing(theme.gap(4))
        self._show_bar()
        self.setFixedHeight(theme.px(_HEIGHT))
