"""Cycles of widgets on the GUI thread, and pool threads that make objects: what Python's own collection cannot bear.

``python -m tests.desktop.tasks.garbage_program`` prints as JSON on which threads garbage was collected, how many
widgets were made and how many are left. With ``--by-python`` collection is left to Python (resources/docs/adr/018).
"""

from __future__ import annotations

import gc
import json
import sys
import threading
import weakref

from PySide6.QtCore import QObject, QRunnable, QThreadPool, QTimer, Signal
from PySide6.QtWidgets import QApplication, QPushButton

from desktop.tasks.garbage import GarbageCollection, collect_due

ROUNDS = 60
WIDGETS_A_ROUND = 20


class Row(QObject):
    """Holds itself, as objects do that connect signals to methods of theirs."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.itself = self
        self.button = QPushButton("x")
        self.button.clicked.connect(self.on_changed)
        self.changed.connect(self.on_changed)

    def on_changed(self) -> None:
        """Do nothing."""


class Worker(QRunnable):
    """Makes objects until it is told to stop."""

    def __init__(self, stop: threading.Event) -> None:
        super().__init__()
        self._stop = stop

    def run(self) -> None:
        while not self._stop.is_set():
            _ = [[number] for number in range(3_000)]


def main() -> None:
    """Run the rounds, collect once more, tell."""
    app = QApplication(["garbage", "-platform", "offscreen"])
    by_python = "--by-python" in sys.argv
    collection = None if by_python else GarbageCollection(app)
    collected_on: set[str] = set()
    gc.callbacks.append(
        lambda phase, _: collected_on.add(threading.current_thread().name) if phase == "start" else None
    )
    stop = threading.Event()
    pool = QThreadPool(app)
    workers = [Worker(stop) for _ in range(2)]
    for worker in workers:
        worker.setAutoDelete(False)
        pool.start(worker)
    alive: weakref.WeakSet[Row] = weakref.WeakSet()
    rounds = 0

    def make() -> None:
        nonlocal rounds
        rounds += 1
        for _ in range(WIDGETS_A_ROUND):
            alive.add(Row())
        if collection is not None and rounds % 5 == 0:
            collect_due()
        if rounds == ROUNDS:
            app.quit()

    timer = QTimer(app, interval=0)
    timer.timeout.connect(make)
    timer.start()
    app.exec()
    stop.set()
    pool.waitForDone()
    left = len(alive)
    sys.stdout.write(json.dumps({"threads": sorted(collected_on), "made": ROUNDS * WIDGETS_A_ROUND, "left": left}))


if __name__ == "__main__":
    main()
