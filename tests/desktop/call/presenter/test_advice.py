from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from desktop.call.presenter import Advice
from kb.domain.suggestion import SuggestionQuery
from kb.errors import IndexUnavailableError
from tests.fakes.calls import FakeSuggesting, article_id, suggestions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from desktop.tasks.faults import FaultChannel


@pytest.fixture
def service() -> FakeSuggesting:
    return FakeSuggesting({"来い": suggestions([1, 2, 3], [11]), "上を出せ": suggestions([3, 2, 1], [12], ((0, 4),))})


@pytest.fixture
def advice(qtbot: QtBot, service: FakeSuggesting, faults: FaultChannel) -> Iterator[Advice]:
    made = Advice(service.suggest, faults, delay_ms=0)
    yield made
    made.shut_down()


def replies(advice: Advice) -> list[int]:
    return [row.suggestion.article_id.int for row in advice.arrangement.replies]


def test_the_newest_words_win(advice: Advice, service: FakeSuggesting, qtbot: QtBot) -> None:
    service.gate = threading.Event()
    advice.ask(SuggestionQuery(notes="来い"), typed=True)
    qtbot.waitUntil(lambda: len(service.asked) == 1)
    advice.ask(SuggestionQuery(notes="上を出せ"), typed=True)
    with qtbot.waitSignal(advice.changed):
        service.gate.set()
    assert replies(advice) == [3, 2, 1]
    assert advice.spans == ((0, 4),)


def test_old_rows_stay_until_the_answer_comes(advice: Advice, service: FakeSuggesting, qtbot: QtBot) -> None:
    with qtbot.waitSignal(advice.changed):
        advice.ask(SuggestionQuery(notes="来い"), typed=True)
    service.gate = threading.Event()
    with qtbot.assertNotEmitted(advice.changed, wait=50):
        advice.ask(SuggestionQuery(notes="上を出せ"), typed=True)
    assert replies(advice) == [1, 2, 3]
    service.gate.set()


def test_rows_stand_still_while_nobody_types(advice: Advice, service: FakeSuggesting, qtbot: QtBot) -> None:
    with qtbot.waitSignal(advice.changed):
        advice.ask(SuggestionQuery(notes="来い"), typed=True)
    service.answers["来い"] = suggestions([3, 1, 2], [11])
    with qtbot.waitSignal(advice.changed):
        advice.ask(SuggestionQuery(notes="来い"), typed=False)
    assert replies(advice) == [1, 2, 3]


def test_what_is_open_keeps_its_number_while_somebody_types(advice: Advice, qtbot: QtBot) -> None:
    with qtbot.waitSignal(advice.changed):
        advice.ask(SuggestionQuery(notes="来い"), typed=True)
    advice.set_opened(article_id(1))
    with qtbot.waitSignal(advice.changed):
        advice.ask(SuggestionQuery(notes="上を出せ"), typed=True)
    assert advice.arrangement.number_of(article_id(1)) == 1


def test_a_dismissed_article_leaves_at_once(advice: Advice, qtbot: QtBot) -> None:
    with qtbot.waitSignal(advice.changed):
        advice.ask(SuggestionQuery(notes="来い"), typed=True)
    advice.dismiss(article_id(2))
    assert replies(advice) == [1, 3]
    assert advice.dismissed == {article_id(2)}


def test_a_call_that_says_nothing_shows_nothing(advice: Advice, qtbot: QtBot) -> None:
    with qtbot.waitSignal(advice.changed):
        advice.ask(SuggestionQuery(notes="来い"), typed=True)
    advice.ask(None, typed=True)
    assert not advice.arrangement
    assert advice.spans == ()


def test_a_failure_is_told_and_the_rows_stay(advice: Advice, service: FakeSuggesting, qtbot: QtBot) -> None:
    with qtbot.waitSignal(advice.changed):
        advice.ask(SuggestionQuery(notes="来い"), typed=True)
    service.failures = [IndexUnavailableError()]
    with qtbot.waitSignal(advice.failed):
        advice.ask(SuggestionQuery(notes="来い来い"), typed=True)
    assert replies(advice) == [1, 2, 3]
