from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from desktop.tasks.autosave import Autosave
from kb.errors import DiskFullError

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.tasks.runner import TaskRunner

ONE, TWO = UUID(int=1), UUID(int=2)


class Disk:
    """Remembers what was saved; raises ``failures`` first, one a save."""

    def __init__(self) -> None:
        self.saved: list[tuple[UUID, str]] = []
        self.failures: list[Exception] = []

    def save(self, content_id: UUID, content: str) -> None:
        if self.failures:
            raise self.failures.pop()
        self.saved.append((content_id, content))


@pytest.fixture
def disk() -> Disk:
    return Disk()


@pytest.fixture
def autosave(disk: Disk, runner: TaskRunner, qtbot: QtBot) -> Autosave[str]:
    made: Autosave[str] = Autosave(disk.save, runner)
    made.follow(ONE, "")
    return made


def test_a_second_after_the_first_key_it_is_on_the_disk(autosave: Autosave[str], disk: Disk, qtbot: QtBot) -> None:
    autosave.set_content("い")
    autosave.set_content("いま")
    assert autosave.pending
    with qtbot.waitSignal(autosave.saved):
        pass
    assert disk.saved == [(ONE, "いま")]
    assert not autosave.pending


def test_going_to_another_one_saves_the_former_first(autosave: Autosave[str], disk: Disk, qtbot: QtBot) -> None:
    autosave.set_content("最後の言葉")
    with qtbot.waitSignal(autosave.saved) as saved:
        autosave.follow(TWO, "別")
    assert saved.args == [ONE]
    assert disk.saved == [(ONE, "最後の言葉")]


def test_what_is_saved_already_is_not_saved_again(autosave: Autosave[str], disk: Disk, runner: TaskRunner) -> None:
    autosave.follow(ONE, "同じ")
    autosave.set_content("同じ")
    autosave.flush()
    assert runner.idle
    assert disk.saved == []


def test_a_failure_is_told_and_what_was_typed_stays_to_be_saved(
    autosave: Autosave[str], disk: Disk, qtbot: QtBot
) -> None:
    disk.failures.append(DiskFullError(path="x"))
    autosave.set_content("まだ")
    with qtbot.waitSignal(autosave.failed) as failed:
        autosave.flush()
    assert failed.args[:2] == [ONE, "まだ"]
    assert autosave.pending
    with qtbot.waitSignal(autosave.saved):
        autosave.flush()
    assert disk.saved == [(ONE, "まだ")]
