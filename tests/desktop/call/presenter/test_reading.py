"""Slots by their source, what stands beside a solution, and the place in the words after a restart."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from kb.domain.article import Stage
from kb.domain.script import Step
from tests.fakes.calls import article_id, line, script

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop.call.presenter import CallPresenter
    from tests.fakes.calls import FakeArticles
    from tests.fakes.clock import FakeClock


@pytest.fixture
def in_call(presenter: CallPresenter, settle: Callable[[], None]) -> CallPresenter:
    presenter.session.set_notes("湯がこぼれた。取っ手が外れた。")
    settle()
    presenter.reading.open(article_id(1))
    settle()
    return presenter


def test_slots_are_filled_by_their_source(in_call: CallPresenter) -> None:
    in_call.session.set_fields(caller_reference="水野", product="電気ケトル")
    values = in_call.reading.values
    assert (values["お客様名"], values["担当者名"], values["製品名"]) == ("水野", "木村", "電気ケトル")
    assert values["当番連絡先"] == "当番責任者（内線 100）"
    in_call.reading.slots.set_duty_rule("injury")
    assert in_call.reading.values["当番連絡先"] == "品質保証部の当番（内線 210）"
    assert "部署名" not in values
    assert in_call.reading.slots.choices("部署名") == ("お客様相談室", "品質保証部")
    assert in_call.reading.slots.holds_due("折り返し日時")
    assert not in_call.reading.slots.holds_due("代替案")


def test_what_is_said_of_the_facts_is_proposed_and_not_filled_in(in_call: CallPresenter) -> None:
    assert in_call.reading.slots.proposal("事実の要約") == "湯がこぼれた"
    assert "事実の要約" not in in_call.reading.values
    assert in_call.reading.slots.proposal("代替案") == ""


def test_p19_a_solution_always_shows_an_alternative_and_a_confirming_question(
    in_call: CallPresenter, articles: FakeArticles, settle: Callable[[], None]
) -> None:
    made = script(2, (Step("直す", "", (line("修理いたします。"),)),))
    articles.articles[article_id(2)] = replace(made, article=replace(made.article, stage=Stage.SOLUTION))
    in_call.reading.open(article_id(2))
    settle()
    now = in_call.reading.now
    assert now is not None
    assert [step.title for step in now.article.steps] == ["直す", "代替案と確認"]
    words = ["".join(part.text for part in one.segments) for one in now.article.steps[1].lines]
    assert words[0] == "ご希望の形が難しいときは、代替案もございます。"
    assert words[1].endswith("よろしいでしょうか。")
    # It is read, but a copy gives the words of the script itself.
    assert in_call.reading.lines == 3
    assert in_call.reading.text_to_copy == "修理いたします。"


def test_p19_a_script_for_another_stage_has_nothing_beside_it(in_call: CallPresenter) -> None:
    now = in_call.reading.now
    assert now is not None
    assert len(now.article.steps) == 2


def test_the_place_and_the_slots_of_a_call_come_back_after_a_restart(
    in_call: CallPresenter, restart: Callable[[], CallPresenter], clock: FakeClock, qtbot: QtBot
) -> None:
    due = clock.now() + timedelta(days=1)
    in_call.reading.move(1)
    in_call.reading.toggle(1)
    in_call.reading.fill("折り返し日時", "11月24日（火）15時", due)
    in_call.reading.mark_used(article_id(1))
    again = restart()
    qtbot.waitUntil(lambda: again.reading.article_id == article_id(1))
    assert again.reading.progress.line == 1
    assert again.reading.progress.ticks == {1: True}
    assert again.reading.values["折り返し日時"] == "11月24日（火）15時"
    assert again.reading.slots.due_at("折り返し日時") == due
    assert again.reading.used
    assert len(again.reading.moments) == 1


def test_what_was_read_before_the_call_was_written_is_its_own(
    presenter: CallPresenter, articles: FakeArticles, settle: Callable[[], None]
) -> None:
    presenter.reading.open(article_id(1))
    settle()
    presenter.reading.move(1)
    presenter.session.set_notes("来い")
    settle()
    presenter.reading.flush()
    settle()
    call_id = presenter.session.call_id
    assert call_id is not None
    assert articles.states[call_id].places[0].line == 1


def test_the_words_of_one_call_are_not_those_of_the_next(in_call: CallPresenter, settle: Callable[[], None]) -> None:
    in_call.reading.move(1)
    in_call.reading.fill("お客様名", "水野")
    in_call.session.next()
    settle()
    assert in_call.reading.article is None
    assert "お客様名" not in in_call.reading.values
    in_call.reading.open(article_id(1))
    settle()
    assert in_call.reading.progress.line == 0
    assert in_call.reading.moments == ()
