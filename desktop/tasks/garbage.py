"""Python's collection of garbage cycles, on the GUI thread and nowhere else.

Left to itself it runs on whichever thread happens to make an object. On a thread of a pool it then destroys widgets
that nothing points to any more, beside the GUI thread: Qt allows that for none, the program crashes, or both threads
wait for each other for ever, the one for Python's lock and the other for Qt's (resources/docs/adr/018).
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

#: Garbage waits this long at most: so little is made meanwhile that a young collection takes a millisecond.
INTERVAL_MS = 1_000


class GarbageCollection(QObject):
    """Takes Python's collection over as long as the program runs; made on the GUI thread, beside the application."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Stop Python's own collection and begin."""
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=INTERVAL_MS)
        self._timer.timeout.connect(collect_due)
        self._timer.start()


def collect_due() -> None:
    """Collect the oldest generation whose count is above its threshold, as Python itself decides."""
    counts = gc.get_count()
    for generation in reversed(range(len(counts))):
        if counts[generation] > gc.get_threshold()[generation]:
            gc.collect(generation)
            return
