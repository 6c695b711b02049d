from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.tasks.jobs import Answer, Bridge, Job, thread_pool

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_a_job_answers_with_its_result_or_its_error(qtbot: QtBot) -> None:
    parent = QObject()
    bridge, pool = Bridge(parent), thread_pool(parent, 1)
    answers: list[Answer] = []
    bridge.answered.connect(answers.append)
    error = ZeroDivisionError()

    def fail() -> None:
        raise error

    pool.start(Job(bridge, 7, lambda: "kept"))
    pool.start(Job(bridge, 8, fail))
    qtbot.waitUntil(lambda: len(answers) == 2)
    assert answers == [Answer(7, result="kept"), Answer(8, error=error)]
    assert pool.waitForDone(5_000)
