from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kb.errors import ArticleNotFoundError, DiskFullError, KbError

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.tasks.faults import FaultChannel
    from desktop.tasks.owed_writes import OwedWrites
    from desktop.tasks.runner import TaskRunner


class Disk:
    """Takes what is written in its order while there is room."""

    def __init__(self) -> None:
        self.full = False
        self.written: list[str] = []

    def write(self, text: str) -> str:
        if self.full:
            raise DiskFullError(path="library")
        self.written.append(text)
        return text


@pytest.fixture
def disk() -> Disk:
    return Disk()


@pytest.fixture
def owed(runner: TaskRunner) -> OwedWrites:
    return runner.owed


def test_what_the_disk_takes_is_written_at_once(owed: OwedWrites, runner: TaskRunner, disk: Disk, qtbot: QtBot) -> None:
    done: list[str] = []
    owed.write(lambda: disk.write("保留"), done.append, text="保留")
    assert owed.pending == "保留"
    qtbot.waitUntil(lambda: runner.idle)
    assert (disk.written, done, owed.pending, owed.refused) == (["保留"], ["保留"], "", "")


def test_what_is_refused_waits_in_its_order_with_all_that_comes_after_it(
    owed: OwedWrites, runner: TaskRunner, disk: Disk, qtbot: QtBot
) -> None:
    done: list[str] = []
    disk.full = True
    owed.write(lambda: disk.write("保留"), done.append, text="保留")
    owed.write(lambda: disk.write("再開"), done.append, text="再開")
    qtbot.waitUntil(lambda: runner.idle)
    disk.full = False
    owed.write(lambda: disk.write("終話"), done.append, text="終話")
    qtbot.waitUntil(lambda: runner.idle)
    assert disk.written == []
    assert owed.refused == "保留\n\n再開\n\n終話"
    owed.retry()
    qtbot.waitUntil(lambda: runner.idle)
    assert disk.written == done == ["保留", "再開", "終話"]
    assert owed.refused == ""


def test_nothing_overtakes_what_was_refused_before_anybody_heard_of_it(
    owed: OwedWrites, runner: TaskRunner, disk: Disk, qtbot: QtBot
) -> None:
    def held() -> None:
        disk.full = False  # there is room again, right behind the refusal
        raise DiskFullError(path="library")

    owed.write(held, text="保留")
    owed.write(lambda: disk.write("再開"), text="再開")
    qtbot.waitUntil(lambda: runner.idle)
    assert disk.written == []


def test_another_failure_is_told(owed: OwedWrites, runner: TaskRunner, qtbot: QtBot) -> None:
    heard: list[KbError] = []

    def fail() -> None:
        raise ArticleNotFoundError(article="x")

    owed.write(fail, None, heard.append, text="終話")
    qtbot.waitUntil(lambda: runner.idle)
    assert [error.code for error in heard] == ["article_not_found"]
    assert owed.refused == ""


def test_what_waits_can_be_withdrawn(owed: OwedWrites, runner: TaskRunner, disk: Disk, qtbot: QtBot) -> None:
    disk.full = True
    owed.write(lambda: disk.write("終話"), key="end")
    assert not owed.withdraw("end")  # it is on its way, and nobody knows yet
    qtbot.waitUntil(lambda: runner.idle)
    assert not owed.owes("end")
    owed.write(lambda: disk.write("終話"), key="end")
    qtbot.waitUntil(lambda: runner.idle)
    assert owed.owes("end")
    assert owed.withdraw("end")
    disk.full = False
    owed.retry()
    qtbot.waitUntil(lambda: runner.idle)
    assert disk.written == []


def test_closing_tries_once_more(faults: FaultChannel, runner: TaskRunner, disk: Disk, qtbot: QtBot) -> None:
    disk.full = True
    runner.owed.write(lambda: disk.write("終話"))
    qtbot.waitUntil(lambda: runner.idle)
    disk.full = False
    assert runner.close()
    assert disk.written == ["終話"]
