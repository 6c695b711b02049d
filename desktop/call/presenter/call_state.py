"""What is known of the call in the pane: its phase, its fields, its clock; what is done to it stands in ``session``."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.call.presenter.call_clock import CallClock
from desktop.call.presenter.call_content import CallContent

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from kb.clock import Clock
    from kb.domain.call import Call


class Phase(Enum):
    """STARTING: the clock runs, the library is still writing the call."""

    IDLE = "idle"
    STARTING = "starting"
    RUNNING = "running"


class CallState(QObject):
    """The call, its notes and its fields, to be read.

    Signals:
        changed: phase, call or fields are different.
        switched: (id of the former call or None) another call is in the pane, or none; ``notes`` are its notes and
            replace what the pane shows.
        typed: the notes are different, or a field of the call that takes part in suggestions.
        ticked: the clock shows another second.
    """

    changed = Signal()
    switched = Signal(object)
    typed = Signal()
    ticked = Signal()

    def __init__(self, clock: Clock, *, agent: str = "", parent: QObject | None = None) -> None:
        """Start idle; ``agent`` is who sits here."""
        super().__init__(parent)
        self._clock = CallClock(clock, self)
        self._agent = agent
        self._phase = Phase.IDLE
        self._call: Call | None = None
        self._content = CallContent()
        self._clock.ticked.connect(self.ticked)

    @property
    def phase(self) -> Phase:
        """Whether a call runs."""
        return self._phase

    @property
    def moment(self) -> datetime:
        """The present moment in UTC."""
        return self._clock.now

    @property
    def call(self) -> Call | None:
        """The running call with its present notes and fields; None while there is none or it is still being written."""
        return self._content.of(self._call) if self._call else None

    @property
    def call_id(self) -> UUID | None:
        """Id of the running call."""
        return self._call.id if self._call else None

    @property
    def content(self) -> CallContent:
        """What is in the notes pane and the fields, as far as it can be stored."""
        return self._content

    @property
    def agent(self) -> str:
        """Who handles the call."""
        return (self._call.agent if self._call else "") or self._agent

    @property
    def caller(self) -> str:
        """What is known of the caller's name."""
        return self._content.caller_reference

    @property
    def seconds(self) -> int:
        """Seconds since the call began; 0 while none runs."""
        return self._clock.seconds

    @property
    def on_hold(self) -> bool:
        """Whether the caller waits."""
        return self._call is not None and self._call.held_since is not None

    @property
    def seconds_waiting(self) -> int:
        """Seconds since the caller was put on hold; 0 while nobody waits."""
        since = self._call.held_since if self._call is not None else None
        return self._clock.since(since) if since is not None else 0

    def length_of(self, call: Call) -> int:
        """Return how long a call that ends now took, in seconds."""
        return self._clock.since(call.started_at)
