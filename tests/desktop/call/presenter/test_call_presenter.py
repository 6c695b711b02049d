from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.call.script_state import View
from kb.domain.article import Changes
from kb.domain.call import CallEventType, DismissReason
from tests.fakes.calls import article_id, script, suggestions

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop.call.presenter import CallPresenter
    from tests.fakes.calls import FakeArticles, FakeCalls, FakeSuggesting


@pytest.fixture
def in_call(presenter: CallPresenter, settle: Callable[[], None]) -> CallPresenter:
    presenter.session.set_notes("来いと言われた")
    settle()
    settle()
    return presenter


def test_notes_and_fields_are_asked_together(
    in_call: CallPresenter, suggesting: FakeSuggesting, settle: Callable[[], None]
) -> None:
    in_call.session.set_fields(product="電気ケトル K-21")
    settle()
    asked = suggesting.asked[-1]
    assert (asked.notes, asked.product) == ("来いと言われた", "電気ケトル K-21")


def test_an_opened_article_is_noted_once(in_call: CallPresenter, calls: FakeCalls, settle: Callable[[], None]) -> None:
    for number in (1, 2, 1):
        in_call.reading.open(article_id(number))
        settle()
    kinds = [(event.type, event.article_id) for event in calls.recorded]
    assert kinds == [(CallEventType.ARTICLE_OPENED, article_id(1)), (CallEventType.ARTICLE_OPENED, article_id(2))]


def test_the_last_opened_article_wins(in_call: CallPresenter, settle: Callable[[], None]) -> None:
    in_call.reading.open(article_id(1))
    in_call.reading.open(article_id(2))
    settle()
    assert in_call.reading.article_id == article_id(2)


def test_progress_is_kept_while_another_article_is_open(in_call: CallPresenter, settle: Callable[[], None]) -> None:
    in_call.reading.open(article_id(1))
    settle()
    assert in_call.reading.move(1)
    in_call.reading.choose(View.STEPS)
    in_call.reading.open(article_id(2))
    settle()
    assert in_call.reading.progress.line == 0
    in_call.reading.open(article_id(1))
    settle()
    assert (in_call.reading.progress.line, in_call.reading.progress.view) == (1, View.STEPS)


def test_going_on_from_the_full_text_shows_the_lines(in_call: CallPresenter, settle: Callable[[], None]) -> None:
    in_call.reading.open(article_id(1))
    settle()
    in_call.reading.choose(View.FULL)
    in_call.reading.move(1)
    assert in_call.reading.progress.view is View.ALOUD


def test_slots_are_filled_from_the_call_and_by_hand(
    presenter: CallPresenter, articles: FakeArticles, settle: Callable[[], None]
) -> None:
    presenter.session.set_notes("来い")
    settle()
    presenter.reading.open(article_id(1))
    settle()
    assert presenter.reading.values["担当者名"] == "木村"
    assert list(presenter.reading.empty) == ["お客様名", "折り返し日時"]
    presenter.reading.fill("お客様名", " 水野\n")
    presenter.reading.fill("折り返し日時", "18時")
    assert list(presenter.reading.empty) == []
    assert presenter.reading.text_to_copy == "ご不快な思いを\n申し訳ございません。\n\n水野様には、\n18時までに"


def test_the_product_of_a_slot_is_that_of_the_call(in_call: CallPresenter, settle: Callable[[], None]) -> None:
    in_call.reading.open(article_id(1))
    settle()
    in_call.reading.fill("製品名", "炊飯器 R-8")
    assert in_call.session.content.product == "炊飯器 R-8"
    assert in_call.reading.values["製品名"] == "炊飯器 R-8"


def test_used_is_counted_once(in_call: CallPresenter, calls: FakeCalls, settle: Callable[[], None]) -> None:
    in_call.reading.open(article_id(1))
    settle()
    in_call.use(article_id(1))
    in_call.use(article_id(1))
    settle()
    assert calls.used == [(in_call.session.call_id, article_id(1))]
    assert in_call.reading.used


def test_an_article_read_elsewhere_is_used_in_this_call_only(
    in_call: CallPresenter, calls: FakeCalls, settle: Callable[[], None]
) -> None:
    first = in_call.session.call_id
    in_call.use(article_id(5))
    settle()
    in_call.reading.open(article_id(1))
    settle()
    shown = [in_call.reading.used]
    in_call.reading.open(article_id(5))
    settle()
    shown.append(in_call.reading.used)
    assert shown == [False, True]
    in_call.session.next()
    settle()
    in_call.use(article_id(5))
    settle()
    assert calls.used == [(first, article_id(5)), (in_call.session.call_id, article_id(5))]
    assert first != in_call.session.call_id


def test_a_dismissed_article_leaves_the_call(
    in_call: CallPresenter, calls: FakeCalls, suggesting: FakeSuggesting, settle: Callable[[], None]
) -> None:
    in_call.reading.open(article_id(2))
    settle()
    in_call.dismiss(DismissReason.ALREADY_DONE)
    assert in_call.reading.article is None
    assert in_call.advice.arrangement.number_of(article_id(2)) == 0
    settle()
    assert calls.dismissed(in_call.session.call_id or article_id(0)) == {article_id(2)}
    assert suggesting.asked[-1].dismissed == {article_id(2)}
    assert in_call.advice.arrangement.number_of(article_id(2)) == 0


def test_nothing_is_dismissed_between_calls(presenter: CallPresenter, settle: Callable[[], None]) -> None:
    presenter.reading.open(article_id(2))
    settle()
    assert not presenter.can_dismiss
    presenter.dismiss(DismissReason.ALREADY_DONE)
    assert presenter.reading.article_id == article_id(2)


def test_a_restored_call_leaves_out_what_was_dismissed_in_it(
    presenter: CallPresenter, calls: FakeCalls, qtbot: QtBot
) -> None:
    call = calls.start()
    calls.save_notes(call.id, "来い")
    calls.dismiss(call.id, article_id(1), DismissReason.OTHER_SITUATION)
    presenter.begin()
    qtbot.waitUntil(lambda: [row.suggestion.article_id.int for row in presenter.advice.arrangement.replies] == [2, 3])


def test_the_next_call_begins_with_nothing_read_and_nothing_typed(
    in_call: CallPresenter, settle: Callable[[], None]
) -> None:
    in_call.reading.open(article_id(1))
    settle()
    in_call.reading.fill("お客様名", "水野")
    in_call.session.next()
    settle()
    assert in_call.reading.article is None
    assert in_call.reading.values.get("お客様名") is None
    assert not in_call.advice.arrangement


def test_taking_back_the_end_brings_back_the_place_in_the_script(
    in_call: CallPresenter, qtbot: QtBot, settle: Callable[[], None]
) -> None:
    in_call.reading.open(article_id(1))
    settle()
    in_call.reading.move(2)
    in_call.reading.fill("お客様名", "水野")
    with qtbot.waitSignal(in_call.session.ended) as ended:
        in_call.session.end()
    in_call.session.take_back(ended.args[0])
    settle()
    assert in_call.reading.article_id == article_id(1)
    assert in_call.reading.progress.line == 2
    assert in_call.reading.values["お客様名"] == "水野"


def test_a_changed_article_is_read_again_and_keeps_its_place(
    in_call: CallPresenter, articles: FakeArticles, settle: Callable[[], None]
) -> None:
    in_call.reading.open(article_id(1))
    settle()
    in_call.reading.move(1)
    articles.articles[article_id(1)] = script(1, plain="別の本文")
    in_call.on_library_changed(Changes(articles=frozenset({article_id(1)})))
    settle()
    assert in_call.reading.article is not None
    assert in_call.reading.article.plain == "別の本文"
    assert in_call.reading.progress.line == 1


def test_rows_do_not_move_when_somebody_else_changes_the_library(
    in_call: CallPresenter, suggesting: FakeSuggesting, settle: Callable[[], None]
) -> None:
    suggesting.answers["来い"] = suggestions([3, 2, 1], [12, 11])
    in_call.on_library_changed(Changes(everything=True))
    settle()
    assert [row.suggestion.article_id.int for row in in_call.advice.arrangement.rows] == [1, 2, 3, 11, 12]


def test_a_link_opens_the_article_it_names(presenter: CallPresenter, settle: Callable[[], None]) -> None:
    presenter.reading.open_link("kb:%E5%BF%9C%E5%AF%BE%205")
    settle()
    assert presenter.reading.article_id == article_id(5)


def test_an_article_that_is_gone_is_told(presenter: CallPresenter, qtbot: QtBot) -> None:
    with qtbot.waitSignal(presenter.failed):
        presenter.reading.open(article_id(99))
