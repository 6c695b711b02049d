"""Which ways out are closed, asked off the GUI thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.tasks.ways_out import WaysOut
from kb.domain.exporting import AllowedExports, Export

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.tasks.runner import TaskRunner


def test_all_look_open_until_the_library_says_otherwise(qtbot: QtBot, runner: TaskRunner) -> None:
    ways = WaysOut(AllowedExports(frozenset({Export.CSV}), "policy.toml").refusal, runner)
    assert all(ways.refusal(kind) is None for kind in Export)
    with qtbot.waitSignal(ways.changed):
        ways.load()
    assert [kind for kind in Export if ways.refusal(kind) is None] == [Export.CSV]
    with qtbot.assertNotEmitted(ways.changed):
        ways.take(ways.read())
