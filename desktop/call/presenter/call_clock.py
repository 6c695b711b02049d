"""The clock of a call: seconds since it began, and how long nobody has worked on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from datetime import datetime

    from kb.clock import Clock

#: Without a key for this long, the next words may belong to the next customer.
IDLE_SECONDS = 600
_TICK_MS = 250


class CallClock(QObject):
    """Runs while a call does.

    Signals:
        ticked: another second.
        quiet: nobody worked for ten minutes; told once until somebody does.
    """

    ticked = Signal()
    quiet = Signal()

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        """Stand still."""
        super().__init__(parent)
        self._clock = clock
        self._began: datetime | None = None
        self._touched = clock.now()
        self._asked = False
        self._shown = 0
        self._timer = QTimer(self, interval=_TICK_MS)
        self._timer.timeout.connect(self._on_timer)

    @property
    def seconds(self) -> int:
        """Seconds since the call began; 0 while none runs."""
        return 0 if self._began is None else self.since(self._began)

    @property
    def now(self) -> datetime:
        """The present moment in UTC."""
        return self._clock.now()

    def since(self, moment: datetime) -> int:
        """Return the seconds since a moment, never less than 0."""
        return max(0, int((self._clock.now() - moment).total_seconds()))

    def start(self, began: datetime | None = None) -> None:
        """Run from ``began``, or from now."""
        self._began = began or self._clock.now()
        self.touch()
        self._timer.start()
        self._tell()

    def correct(self, began: datetime) -> None:
        """Take the beginning that was written, if it is the earlier one."""
        if self._began is not None:
            self._began = min(self._began, began)
            self._tell()

    def stop(self) -> None:
        """Stand still at 0."""
        self._began = None
        self._timer.stop()
        self._tell()

    def pause(self) -> None:
        """Tell nothing any more."""
        self._timer.stop()

    def touch(self) -> None:
        """Note that somebody is at work."""
        self._touched = self._clock.now()
        self._asked = False

    def _on_timer(self) -> None:
        self._tell()
        if not self._asked and self.since(self._touched) >= IDLE_SECONDS:
            self._asked = True
            self.quiet.emit()

    def _tell(self) -> None:
        seconds = self.seconds
        if seconds != self._shown:
            self._shown = seconds
            self.ticked.emit()
