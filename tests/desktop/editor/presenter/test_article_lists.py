from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from desktop.editor.presenter.article_lists import PAGE, ArticleLists
from kb.domain.article import Kind
from kb.domain.article_heading import HeadingChoices, HeadingPage, HeadingQuery
from kb.errors import LibraryBusyError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pytestqt.qtbot import QtBot

    from desktop.tasks.faults import FaultChannel
    from desktop.tasks.runner import TaskRunner


@dataclass
class Lister:
    """Has many cases; ``pages`` are the offsets that were read."""

    pages: list[tuple[HeadingQuery, int]] = field(default_factory=list)
    failures: list[Exception] = field(default_factory=list)

    def page(self, query: HeadingQuery, *, offset: int = 0, limit: int = 200) -> HeadingPage:
        if self.failures:
            raise self.failures.pop()
        self.pages.append((query, offset))
        return HeadingPage((), offset, 1000)

    def first(self, query: HeadingQuery, *, limit: int = 200) -> Mapping[Kind, HeadingPage]:
        return {Kind.CASE: HeadingPage((), 0, 1000)}

    def choices(self) -> HeadingChoices:
        return HeadingChoices({}, {}, {"ケトル": 3}, {}, {})


@pytest.fixture
def lister() -> Lister:
    return Lister()


@pytest.fixture
def lists(lister: Lister, runner: TaskRunner, faults: FaultChannel, qtbot: QtBot) -> Iterator[ArticleLists]:
    made = ArticleLists(lister, runner, faults, delay_ms=0)
    with qtbot.waitSignals([made.listed, made.choices_changed]):
        made.refresh()
    yield made
    made.close()


def test_a_page_is_read_once_and_only_of_its_kind(lists: ArticleLists, lister: Lister, qtbot: QtBot) -> None:
    lists.want(Kind.CASE, 0)
    with qtbot.waitSignal(lists.paged) as paged:
        lists.want(Kind.CASE, 3)
        lists.want(Kind.CASE, 3)
    assert paged.args[0] is Kind.CASE
    assert lister.pages == [(HeadingQuery(kinds=(Kind.CASE,)), 3 * PAGE)]


def test_another_query_forgets_the_pages_and_drops_late_ones(
    lists: ArticleLists, lister: Lister, runner: TaskRunner, qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(lists.paged):
        lists.want(Kind.CASE, 2)
        lists.set_query(HeadingQuery(text="訪問"))
        qtbot.waitUntil(lambda: runner.idle and not lists.busy)
    with qtbot.waitSignal(lists.paged):
        lists.want(Kind.CASE, 2)
    assert lister.pages[-1][0].text == "訪問"


def test_a_page_that_could_not_be_read_is_asked_for_again(lists: ArticleLists, lister: Lister, qtbot: QtBot) -> None:
    lister.failures.append(LibraryBusyError(path="x"))
    with qtbot.waitSignal(lists.failed):
        lists.want(Kind.CASE, 1)
    with qtbot.waitSignal(lists.paged):
        lists.want(Kind.CASE, 1)
