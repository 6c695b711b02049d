from __future__ import annotations

import ast
import threading
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

import pytest

import desktop.search
from desktop.search.presenter import SearchPresenter
from desktop.search.question import PAGE, Order
from kb.domain.article import Changes, Kind
from kb.domain.searching import Facet
from kb.errors import ArticleNotFoundError, IndexUnavailableError
from tests.fakes.search import FakeReading, FakeSearching, hit, library_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.search.question import Answer
    from desktop.tasks.faults import FaultChannel
    from kb.domain.reading import ReadableArticle


@pytest.fixture
def presenter(presenter: SearchPresenter, searching: FakeSearching, qtbot: QtBot) -> SearchPresenter:
    """The same over a library that is open."""
    with qtbot.waitSignal(presenter.answered):
        presenter.start()
    searching.asked.clear()
    return presenter


def test_only_the_newest_text_is_answered(qtbot: QtBot, presenter: SearchPresenter, searching: FakeSearching) -> None:
    searching.gate = threading.Event()
    answers: list[Answer] = []
    presenter.answered.connect(answers.append)
    for text in ("訪", "訪問", "訪問を"):
        presenter.set_text(text)
        presenter.hurry()
    searching.gate.set()
    with qtbot.waitSignal(presenter.answered):
        pass
    assert [answer.question.text for answer in answers] == ["訪問を"]


def test_what_was_typed_before_the_library_opened_is_answered_then(qtbot: QtBot, faults: FaultChannel) -> None:
    presenter = SearchPresenter(*library_of(2), faults, delay_ms=0)
    presenter.set_text("訪問")
    assert not presenter.busy
    with qtbot.waitSignal(presenter.answered) as answered:
        presenter.start()
    assert answered.args[0].question.text == "訪問"
    assert presenter.close()


def test_filters_narrow_and_are_taken_off_at_once(qtbot: QtBot, presenter: SearchPresenter) -> None:
    with qtbot.waitSignal(presenter.answered) as answered:
        presenter.toggle(Facet.KIND, str(Kind.SCRIPT))
    assert [one.kind for one in answered.args[0].hits] == [Kind.SCRIPT]
    assert answered.args[0].results.total_unfiltered == 4
    with qtbot.waitSignal(presenter.answered) as answered:
        presenter.clear_choices()
    assert answered.args[0].results.total == 4


def test_another_order_is_asked_for(qtbot: QtBot, presenter: SearchPresenter) -> None:
    presenter.set_text("訪問")
    with qtbot.waitSignal(presenter.answered) as answered:
        presenter.set_order(Order.NEWEST)
    days = [one.happened_on for one in answered.args[0].hits if one.happened_on]
    assert days == sorted(days, reverse=True)


def test_the_next_page_belongs_to_the_same_question(
    qtbot: QtBot, presenter: SearchPresenter, searching: FakeSearching
) -> None:
    searching.hits = tuple(hit(number) for number in range(PAGE + 20))
    with qtbot.waitSignal(presenter.answered) as answered:
        presenter.refresh()
    assert len(answered.args[0].hits) == PAGE
    with qtbot.waitSignal(presenter.answered) as answered:
        presenter.more()
    assert len(answered.args[0].hits) == PAGE + 20


def test_the_chosen_article_is_opened_and_passing_over_others_does_not_show_them(
    qtbot: QtBot, presenter: SearchPresenter
) -> None:
    shown: list[ReadableArticle] = []
    presenter.article_changed.connect(shown.append)
    for number in (1, 2, 3):
        presenter.select(UUID(int=number))
    qtbot.waitUntil(lambda: bool(shown))
    assert [article.article.id for article in shown] == [UUID(int=3)]
    presenter.select(None)
    assert presenter.article is None


def test_an_article_that_is_gone_is_told_and_the_list_asked_again(
    qtbot: QtBot, presenter: SearchPresenter, reading: FakeReading
) -> None:
    reading.articles.clear()
    failures: list[object] = []
    presenter.failed.connect(failures.append)
    with qtbot.waitSignal(presenter.answered):
        presenter.select(UUID(int=1))
    assert [type(error) for error in failures] == [ArticleNotFoundError]


def test_words_with_open_slots_are_not_given_away(qtbot: QtBot, presenter: SearchPresenter) -> None:
    assert presenter.words == ""
    with qtbot.waitSignal(presenter.article_changed):
        presenter.select(UUID(int=1))
    assert presenter.words == "お手の具合は、いかがでしょうか。"
    with qtbot.waitSignal(presenter.article_changed):
        presenter.select(UUID(int=4))
    assert presenter.missing == ("代替案",)
    assert presenter.words == ""


def test_an_index_that_cannot_be_read_leaves_the_old_answer_and_is_asked_again(
    qtbot: QtBot, presenter: SearchPresenter, searching: FakeSearching
) -> None:
    with qtbot.waitSignal(presenter.answered):
        presenter.refresh()
    before = presenter.answer
    searching.failures.append(IndexUnavailableError(path="index"))
    with qtbot.waitSignal(presenter.failed):
        presenter.set_text("訪問")
    assert presenter.answer is before
    with qtbot.waitSignal(presenter.answered) as answered:
        presenter.retry()
    assert answered.args[0].question.text == "訪問"


@pytest.mark.parametrize(
    ("changes", "asked"),
    [(Changes(everything=True), True), (Changes(articles=frozenset({UUID(int=1)})), True), (Changes(), False)],
)
def test_changes_of_articles_are_taken_in(
    qtbot: QtBot, presenter: SearchPresenter, changes: Changes, *, asked: bool
) -> None:
    with qtbot.waitSignal(presenter.article_changed):
        presenter.select(UUID(int=1))
    presenter.on_changed(changes)
    assert presenter.busy is asked
    if asked:
        with qtbot.waitSignal(presenter.article_changed):
            pass


def test_nothing_but_widgets_knows_widgets() -> None:
    folder = Path(desktop.search.__file__).parent
    for name in ("presenter", "question", "models", "content"):
        tree = ast.parse((folder / f"{name}.py").read_text(encoding="utf-8"))
        modules = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
        assert "PySide6.QtWidgets" not in modules
