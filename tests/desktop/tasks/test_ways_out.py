"""Which ways out are closed, asked off the GUI thread."""

from __future__ import annotations

import threading
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from desktop.tasks.ways_out import PRINT, WaysOut
from kb.domain.exporting import Export
from kb.errors import AuditUnwritableError, KbError, PlaceSilentError
from tests.fakes.exits import FakeExits

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.tasks.runner import TaskRunner


def test_all_look_open_until_the_library_says_otherwise(qtbot: QtBot, runner: TaskRunner) -> None:
    ways = WaysOut(FakeExits(closed=set(Export) - {Export.CSV}), runner)
    assert all(ways.refusal(kind) is None for kind in Export)
    with qtbot.waitSignal(ways.changed):
        ways.load()
    assert [kind for kind in Export if ways.refusal(kind) is None] == [Export.CSV]
    with qtbot.assertNotEmitted(ways.changed):
        ways.take(ways.read())


def test_a_page_is_recorded_before_it_is_drawn_and_when_it_was(qtbot: QtBot, runner: TaskRunner) -> None:
    exits, seen = FakeExits(), list[int]()
    ways = WaysOut(exits, runner)
    for done in (True, False):
        ways.leave(PRINT, "office", UUID(int=1), partial(_draw, exits, seen, done), seen.append)  # type: ignore[arg-type] # is not called
        qtbot.waitUntil(lambda: runner.idle)
    assert exits.begun == [("print", "office", UUID(int=1))] * 2
    assert seen == [1, 2]  # recorded first
    assert exits.ended == [True, False]


def _draw(exits: FakeExits, seen: list[int], done: bool) -> bool:
    seen.append(len(exits.begun))
    return done


def test_a_file_is_drawn_here_and_saved_elsewhere_and_told_when_it_is_there(
    qtbot: QtBot, runner: TaskRunner, tmp_path: Path
) -> None:
    exits, told, threads = FakeExits(), list[bool](), list[threading.Thread]()

    def save(done: bool) -> bool:
        threads.append(threading.current_thread())
        return done

    def drawn(done: bool) -> Callable[[], bool]:
        assert threading.current_thread() is threading.main_thread()
        return partial(save, done)

    for done in (True, False):
        WaysOut(exits, runner).write_out(tmp_path / "a.pdf", None, partial(drawn, done), told.append, _never)
        qtbot.waitUntil(lambda: runner.idle)
    assert (told, exits.ended) == ([True, False], [True, False])
    assert exits.begun == [("pdf", str(tmp_path), None)] * 2
    assert threading.main_thread() not in threads


def test_a_share_that_does_not_answer_while_a_file_is_saved_is_told(
    qtbot: QtBot, runner: TaskRunner, tmp_path: Path
) -> None:
    exits, refused = FakeExits(), list[KbError]()

    def save() -> bool:
        raise PlaceSilentError(path=str(tmp_path), seconds=60)

    WaysOut(exits, runner).write_out(tmp_path / "a.pdf", None, lambda: save, _never, refused.append)
    qtbot.waitUntil(lambda: runner.idle)
    assert [error.code for error in refused] == ["place_silent"]
    assert exits.ended == [False]


def _never(_answer: object) -> None:
    raise AssertionError


def test_what_cannot_be_recorded_is_not_drawn(qtbot: QtBot, runner: TaskRunner) -> None:
    exits, refused = FakeExits(error=AuditUnwritableError(path="audit.jsonl")), list[KbError]()
    seen = list[int]()
    WaysOut(exits, runner).leave(PRINT, "office", None, partial(_draw, exits, seen, True), refused.append)
    qtbot.waitUntil(lambda: runner.idle)
    assert [error.code for error in refused] == ["audit_unwritable"]
    assert (seen, exits.ended) == ([], [])
