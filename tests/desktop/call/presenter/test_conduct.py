"""The order of a call, locked words, and promises that were spoken."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from kb.domain.article import Stage
from kb.domain.call import CallEventType
from kb.domain.conduct import OrderCode
from kb.domain.script import ApologyClass, Step
from kb.errors import DiskFullError
from tests.fakes.calls import article_id, line, script

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop.call.presenter import CallPresenter
    from desktop.call.presenter.conduct import SpokenPromise
    from kb.domain.reading import ReadableArticle
    from kb.domain.script import SpokenLine
    from tests.fakes.calls import FakeArticles, FakeCalls, FakeSuggesting
    from tests.fakes.clock import FakeClock
    from tests.fakes.guidance import FakePromises

FEELINGS, FAULT = ApologyClass.FEELINGS, ApologyClass.FAULT


def article(number: int, *lines: SpokenLine, stage: Stage | None = None) -> ReadableArticle:
    made = script(number, (Step("話す", "", lines),))
    return replace(made, article=replace(made.article, stage=stage))


def warning_of(presenter: CallPresenter) -> OrderCode | None:
    return presenter.conduct.warning


def offer_of(presenter: CallPresenter) -> SpokenPromise | None:
    return presenter.conduct.offer


@pytest.fixture
def open_article(
    presenter: CallPresenter, articles: FakeArticles, settle: Callable[[], None]
) -> Callable[[ReadableArticle], None]:
    """Begin a call, and open an article in it."""

    def do(one: ReadableArticle) -> None:
        presenter.session.set_notes("来いと言われた")
        articles.articles[one.article.id] = one
        settle()
        presenter.reading.open(one.article.id)
        settle()

    return do


def test_p23_an_apology_before_saying_who_speaks_warns_in_second_handling(
    presenter: CallPresenter, open_article: Callable[[ReadableArticle], None]
) -> None:
    apology = line("ご不快な思いをおかけしました。", apology=FEELINGS)
    open_article(article(1, apology))
    assert warning_of(presenter) is None
    presenter.session.make_secondary()
    assert warning_of(presenter) is OrderCode.SECOND_OPENS_WITH_APOLOGY
    open_article(article(2, line("佐々木と申します。"), apology))
    assert warning_of(presenter) is None
    presenter.reading.move(1)
    assert warning_of(presenter) is None


def test_p23_what_the_first_handler_said_does_not_count_for_the_second(
    presenter: CallPresenter, open_article: Callable[[ReadableArticle], None]
) -> None:
    apology = line("ご不快な思いをおかけしました。", apology=FEELINGS)
    open_article(article(1, line("木村と申します。"), apology, line("いつからでしょうか。")))
    for _ in range(3):
        presenter.reading.move(1)
    presenter.session.make_secondary()
    open_article(article(2, apology, line("佐々木と申します。")))
    assert warning_of(presenter) is OrderCode.SECOND_OPENS_WITH_APOLOGY


def test_p13_two_lines_of_empathy_without_a_question_warn_before_the_second(
    presenter: CallPresenter, open_article: Callable[[ReadableArticle], None]
) -> None:
    soft = line("申し訳ございません。", apology=FEELINGS)
    open_article(article(1, soft, soft, line("いつからでしょうか。"), soft))
    assert warning_of(presenter) is None
    presenter.reading.move(1)
    assert warning_of(presenter) is OrderCode.EMPATHY_TWICE_WITHOUT_QUESTION
    presenter.reading.move(1)
    presenter.reading.move(1)
    assert warning_of(presenter) is None


def test_p17_an_apology_for_a_fault_is_offered_only_after_the_fault_is_established(
    presenter: CallPresenter, open_article: Callable[[ReadableArticle], None]
) -> None:
    open_article(article(1, line("確かめます。"), line("弊社の不備です。", apology=FAULT), line("ご説明します。")))
    now = presenter.reading.now
    assert now is not None
    assert now.locked(1)
    assert presenter.reading.text_to_copy == "確かめます。\nご説明します。"
    presenter.reading.move(1)
    assert presenter.reading.progress.line == 2
    presenter.reading.move(-1)
    assert presenter.reading.progress.line == 0
    presenter.reading.go_to(1)
    assert presenter.reading.progress.line == 0
    presenter.session.set_fields(fault_established=True)
    assert presenter.reading.text_to_copy == "確かめます。\n弊社の不備です。\nご説明します。"
    presenter.reading.move(1)
    assert presenter.reading.progress.line == 1


def test_p17_a_script_that_opens_with_a_locked_line_begins_after_it(
    presenter: CallPresenter, open_article: Callable[[ReadableArticle], None]
) -> None:
    open_article(article(1, line("弊社の不備です。", apology=FAULT), line("ご説明します。")))
    assert presenter.reading.progress.line == 1


def test_the_stage_follows_what_is_spoken_and_no_row_moves(
    presenter: CallPresenter,
    suggesting: FakeSuggesting,
    open_article: Callable[[ReadableArticle], None],
    settle: Callable[[], None],
) -> None:
    open_article(article(1, line("お名前を伺えますか。"), line("続きを"), stage=Stage.FACTS))
    presenter.reading.move(1)
    settle()
    assert presenter.session.content.stage is Stage.FACTS
    assert suggesting.asked[-1].stage is Stage.FACTS


def test_words_read_without_a_call_start_none(
    presenter: CallPresenter, articles: FakeArticles, settle: Callable[[], None]
) -> None:
    articles.articles[article_id(1)] = article(1, line("お名前を伺えますか。"), line("続き"), stage=Stage.FACTS)
    presenter.reading.open(article_id(1))
    settle()
    presenter.reading.move(1)
    assert presenter.session.content.stage is None
    assert presenter.session.call is None


def test_p18_speaking_a_line_with_a_due_time_offers_to_record_it(
    presenter: CallPresenter,
    promises: FakePromises,
    clock: FakeClock,
    open_article: Callable[[ReadableArticle], None],
    qtbot: QtBot,
    settle: Callable[[], None],
) -> None:
    open_article(article(1, line("{折り返し日時}までに、"), line("お電話いたします。")))
    presenter.session.set_fields(caller_reference="水野")
    due = clock.now() + timedelta(days=1)
    presenter.reading.fill("折り返し日時", "11月24日（火）15時", due)
    assert offer_of(presenter) is None
    presenter.reading.move(1)
    offer = offer_of(presenter)
    assert offer is not None
    assert offer.due_at == due
    with qtbot.waitSignal(presenter.promises.made):
        assert presenter.conduct.record("折り返しの電話")
    (promise,) = promises.promises.values()
    assert (promise.due_at, promise.to_whom, promise.owner) == (due, "水野", "木村")
    assert promise.call_id == presenter.session.call_id
    presenter.reading.move(1)
    assert offer_of(presenter) is None  # the second line of the same promise


def test_p4_a_promise_without_a_due_time_warns_and_is_offered_too(
    presenter: CallPresenter, open_article: Callable[[ReadableArticle], None]
) -> None:
    open_article(article(1, line("担当からお電話いたします。"), line("よろしいでしょうか。")))
    assert warning_of(presenter) is OrderCode.PROMISE_WITHOUT_DUE
    presenter.reading.move(1)
    offer = offer_of(presenter)
    assert offer is not None
    assert offer.due_at is None
    assert not presenter.conduct.record("折り返しの電話")
    presenter.conduct.put_aside()
    assert offer_of(presenter) is None


def test_a_promise_that_could_not_be_recorded_is_offered_again(
    presenter: CallPresenter,
    promises: FakePromises,
    clock: FakeClock,
    open_article: Callable[[ReadableArticle], None],
    qtbot: QtBot,
) -> None:
    open_article(article(1, line("{折り返し日時}までに"), line("お電話いたします。")))
    presenter.reading.fill("折り返し日時", "明日", clock.now() + timedelta(days=1))
    presenter.reading.move(1)
    promises.failures.append(DiskFullError(path="library"))
    with qtbot.waitSignal(presenter.failed):
        presenter.conduct.record("折り返しの電話")
    assert offer_of(presenter) is not None


def test_a_line_that_is_gone_back_to_was_not_spoken(
    presenter: CallPresenter, clock: FakeClock, open_article: Callable[[ReadableArticle], None]
) -> None:
    open_article(article(1, line("{折り返し日時}までに"), line("お電話いたします。")))
    presenter.reading.fill("折り返し日時", "明日", clock.now() + timedelta(days=1))
    presenter.reading.move(1)
    assert len(presenter.reading.moments) == 1
    presenter.reading.move(-1)
    assert offer_of(presenter) is None
    assert not presenter.reading.moments


def test_an_empty_slot_is_asked_for_before_it_is_passed_and_the_passing_is_noted(
    presenter: CallPresenter,
    calls: FakeCalls,
    open_article: Callable[[ReadableArticle], None],
    settle: Callable[[], None],
) -> None:
    open_article(article(1, line("{お客様名}様には、"), line("ご説明します。")))
    assert presenter.reading.move(1)
    assert presenter.reading.progress.line == 0
    assert presenter.reading.asked_slot == "お客様名"
    presenter.reading.move(1)
    assert presenter.reading.progress.line == 1
    settle()
    (passed,) = [event for event in calls.recorded if event.type is CallEventType.SLOT_PASSED]
    assert passed.detail == "お客様名"


def test_a_filled_slot_is_passed_at_once(
    presenter: CallPresenter, open_article: Callable[[ReadableArticle], None]
) -> None:
    open_article(article(1, line("{お客様名}様には、"), line("ご説明します。")))
    presenter.reading.move(1)
    presenter.reading.fill("お客様名", "水野")
    assert presenter.reading.asked_slot == ""
    presenter.reading.move(1)
    assert presenter.reading.progress.line == 1
