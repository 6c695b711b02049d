from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.search.count_line import CountLine
from desktop.search.question import Answer, Order, Question
from kb.domain.searching import SearchResults

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


def test_it_says_as_what_the_customers_words_were_understood(qtbot: QtBot, theme: Theme) -> None:
    line = CountLine(theme)
    qtbot.addWidget(line)
    for terms, said in ((("訪問要求", "長時間"), "「訪問要求」「長時間」として探しました"), ((), "")):
        line.show_answer(Answer(Question("かちこみ"), SearchResults(facets={}, understood_as=terms), Order.NEAREST, {}))
        assert (line.understood.text() if line.understood.isVisibleTo(line) else "") == said
