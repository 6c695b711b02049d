"""Garbage is collected, and on the GUI thread only."""

from __future__ import annotations

import gc
import json
import subprocess
import sys
import threading
import weakref
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QObject

from desktop.tasks.garbage import collect_due
from desktop.tasks.long_job import LongJob

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.tasks.faults import FaultChannel
    from desktop.tasks.runner import TaskRunner

ROOT = Path(__file__).resolve().parents[3]


class Cycle:
    """Holds itself."""

    def __init__(self) -> None:
        self.itself = self


class Owner(QObject):
    """Asks for work of its own and tells on which thread it was let go."""

    let_go_on: ClassVar[list[int]] = []

    def work(self, *_: object) -> int:
        return threading.get_ident()

    def __del__(self) -> None:
        Owner.let_go_on.append(threading.get_ident())


def test_widgets_in_cycles_are_destroyed_on_the_gui_thread_while_others_make_objects() -> None:
    command = [sys.executable, "-m", "tests.desktop.tasks.garbage_program"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    told = json.loads(done.stdout)
    assert told["threads"] == ["MainThread"]
    assert told["left"] < told["made"] / 2


def test_a_generation_is_collected_once_enough_was_made() -> None:
    collect_due()
    cycle = Cycle()
    gone = weakref.ref(cycle)
    del cycle
    collect_due()
    assert gone() is not None
    kept: list[list[int]] = [[] for _ in range(gc.get_threshold()[0] + 1)]
    collect_due()
    assert gone() is None
    assert kept


def test_the_last_hold_on_work_is_let_go_on_the_gui_thread(runner: TaskRunner, qtbot: QtBot) -> None:
    Owner.let_go_on.clear()
    owner = Owner()
    heard: list[int] = []
    runner.read(owner.work, heard.append)
    del owner
    qtbot.waitUntil(lambda: runner.idle)
    assert heard != [threading.get_ident()]
    assert Owner.let_go_on == [threading.get_ident()]


def test_the_same_of_long_work_that_was_superseded(faults: FaultChannel, qtbot: QtBot) -> None:
    Owner.let_go_on.clear()
    job, owner = LongJob(faults), Owner()
    begun, go_on = threading.Event(), threading.Event()

    class Waits(Owner):
        def work(self, *_: object) -> int:
            begun.set()
            go_on.wait(60)
            return 0

    former = Waits()
    job.start(former.work)
    del former
    assert begun.wait(60)
    with qtbot.waitSignal(job.succeeded):
        job.start(owner.work)
        go_on.set()
    qtbot.waitUntil(lambda: len(Owner.let_go_on) == 1)
    assert Owner.let_go_on == [threading.get_ident()]
    assert job.close()
