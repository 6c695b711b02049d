"""The program ends although a thread waits for what never answers."""

from __future__ import annotations

import os
import subprocess
import sys

#: Seconds after which a program that does not end is a failure; it takes one to start.
_NEVER = 120
PROGRAM = """
import threading
from PySide6.QtWidgets import QApplication
from desktop.main import end_at_once
from desktop.tasks.faults import FaultChannel
from desktop.tasks.runner import TaskRunner

app = QApplication([])
runner = TaskRunner(FaultChannel())
begun = threading.Event()
runner.read(lambda: (begun.set(), threading.Event().wait()))
begun.wait()
assert not runner.close(10)
end_at_once(3)
"""


def test_a_thread_that_waits_for_ever_does_not_keep_the_program() -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "QT_QPA_PLATFORM": "offscreen"}
    ended = subprocess.run([sys.executable, "-c", PROGRAM], env=environment, timeout=_NEVER, check=False)
    assert ended.returncode == 3
