from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.search.count_line import CountLine

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.theme import Theme


def test_a_search_that_takes_a_while_is_said_until_something_else_is(qtbot: QtBot, theme: Theme) -> None:
    line = CountLine(theme)
    qtbot.addWidget(line)
    line.set_busy(True)
    assert line.sentence == ""
    qtbot.waitUntil(lambda: line.sentence == "探しています…")
    line.set_busy(False)
    line.say("")
    assert line.sentence == ""
