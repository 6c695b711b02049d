from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from kb.library.chores import Chores
from kb.services.packs.following import FollowReport
from kb.services.upkeep import LibraryEvent
from tests.kb.support import eventually

if TYPE_CHECKING:
    from kb.cancellation import CancelToken


class _Doing:
    """Stands for each of the services and remembers which was asked."""

    every_minutes = 30

    def __init__(self) -> None:
        self.asked: list[str] = []

    def make_if_due(self, _token: CancelToken) -> None:
        self.asked.append("backup")

    def erase_if_due(self, _token: CancelToken) -> None:
        self.asked.append("retention")

    def doubt(self) -> None:
        self.asked.append("clock")

    def drop_unused(self) -> None:
        self.asked.append("images")

    def look(self, _token: CancelToken) -> FollowReport:
        self.asked.append("packs")
        return FollowReport()


def test_nothing_is_done_at_the_very_start_and_closing_waits_for_no_turn() -> None:
    doing, told = _Doing(), list[LibraryEvent]()
    gone = partial(doing.asked.append, "leftovers")
    chores = Chores(doing, doing, doing, doing, doing, told.append, gone)  # type: ignore[arg-type] # stands for all five
    chores.start()
    assert not eventually(lambda: bool(doing.asked), seconds=0.1)
    chores.close()
    assert told == []
