from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.call.presenter.practice_scripts import PracticeScripts
from kb.domain.article import Kind, State
from kb.domain.searching import SearchHit, SearchQuery, SearchResults, Snippet
from tests.fakes.calls import article_id

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from desktop.tasks.runner import TaskRunner
    from kb.cancellation import CancelToken


class OneScript:
    """Has one script, for P20."""

    def search(self, query: SearchQuery, token: CancelToken | None = None) -> SearchResults:
        hit = SearchHit(
            article_id=article_id(7),
            kind=Kind.SCRIPT,
            state=State.VALIDATED,
            score=1.0,
            title=Snippet("約束の時刻を過ぎてしまったとき"),
            excerpt=Snippet(""),
        )
        wanted = query.text == "practice:P20" and query.kinds == (Kind.SCRIPT,)
        return SearchResults(hits=(hit,) if wanted else (), facets={})


@pytest.fixture
def scripts(runner: TaskRunner) -> PracticeScripts:
    return PracticeScripts(OneScript(), runner)


def test_p20_the_script_for_a_delay_is_found_by_its_practice(
    scripts: PracticeScripts, settle: Callable[[], None]
) -> None:
    found: list[UUID] = []
    scripts.found.connect(found.append)
    scripts.find("P20")
    settle()
    assert found == [article_id(7)]


def test_a_library_without_the_script_says_so(scripts: PracticeScripts, settle: Callable[[], None]) -> None:
    missing: list[str] = []
    scripts.missing.connect(missing.append)
    scripts.find("P7")
    settle()
    assert missing == ["P7"]
