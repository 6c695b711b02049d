"""What to ask, and what the notes show to be asked already."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kb.domain.article import Stage
from kb.domain.questions import Listening

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop.call.presenter import CallPresenter
    from tests.fakes.calls import FakeSuggesting


@pytest.fixture
def asking(presenter: CallPresenter, settle: Callable[[], None]) -> CallPresenter:
    presenter.begin()
    settle()
    return presenter


def states(presenter: CallPresenter) -> dict[str, bool]:
    return {state.item.id: state.asked for state in presenter.questions.items}


def test_p14_questions_fit_the_cause_and_the_stage(asking: CallPresenter) -> None:
    asking.session.set_fields(cause="product_defect", stage=Stage.FACTS)
    found = asking.questions.for_call()
    assert {"symptom", "injury"} <= {question.id for question in found}
    assert all(Stage.FACTS in question.stages for question in found)
    assert {question.listening for question in asking.questions.for_call(every_stage=True)} == set(Listening)
    assert len(asking.questions.for_call(every_stage=True, every_cause=True)) > len(found)


def test_p14_a_question_that_is_asked_is_current_and_counts(asking: CallPresenter, settle: Callable[[], None]) -> None:
    asking.session.set_fields(cause="product_defect", stage=Stage.FACTS)
    question = next(one for one in asking.questions.for_call() if one.id == "symptom")
    asking.questions.ask(question)
    assert asking.questions.current is question
    assert asking.session.content.asked == ("symptom",)
    assert question not in asking.questions.for_call()
    settle()
    asking.session.next()
    assert asking.questions.current is None


def test_p9_what_the_notes_show_is_ticked_and_what_is_taken_back_stays_so(
    asking: CallPresenter, qtbot: QtBot, settle: Callable[[], None]
) -> None:
    asking.session.set_fields(cause="product_defect")
    asking.session.set_notes("型番は底に書いてある。先月購入した。")
    qtbot.waitUntil(lambda: "model" in asking.session.content.asked)
    assert states(asking)["purchase_date"]
    assert not states(asking)["symptom"]
    asking.questions.turn("model")
    asking.session.set_notes("型番は底に書いてある。先月購入した。異音がする。")
    qtbot.waitUntil(lambda: "symptom" in asking.session.content.asked)
    assert not states(asking)["model"]
    settle()


def test_at_most_nine_items_are_shown_and_what_is_asked_of_everybody_is_among_them(asking: CallPresenter) -> None:
    asking.session.set_fields(cause="product_defect")
    assert len(asking.questions.items) == 9
    assert {"name", "injury"} <= set(states(asking))


def test_a_tick_changes_no_suggestion(
    asking: CallPresenter, suggesting: FakeSuggesting, settle: Callable[[], None]
) -> None:
    asking.session.set_notes("来いと言われた")
    settle()
    asked = len(suggesting.asked)
    asking.questions.turn("name")
    settle()
    assert len(suggesting.asked) == asked
