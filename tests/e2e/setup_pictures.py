"""What the settings show, one picture after the other, over a library that was worked in since its last backup."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from kb.domain.searching import SearchQuery
from kb.library import LibraryPaths, open_library
from tests.kb.support import PlayedClock, make_script

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.e2e.application import Application, Sight

_BACKED_UP = datetime(2026, 11, 22, 18, 4, tzinfo=UTC)
_WORKED_IN = datetime(2026, 11, 24, 1, 12, tzinfo=UTC)
_NEW = ("配送が遅れたときのお詫びと再手配", "保証期間を過ぎた修理のご案内")
_MOST_SECTIONS = 30


def clock_at(moment: datetime) -> PlayedClock:
    """Return a clock that stands still."""
    clock = PlayedClock()
    clock.moment = moment
    return clock


def work_in(library: Path) -> None:
    """Back the library up as it is, and a day later change two articles of it, write two, and take a call."""
    with open_library(LibraryPaths(library), clock=clock_at(_BACKED_UP), repair="now") as opened:
        opened.backups.make()
    with open_library(LibraryPaths(library), clock=clock_at(_WORKED_IN), repair="now") as opened:
        for title in _NEW:
            opened.editing.save(make_script(title))
        for hit in opened.searching.search(SearchQuery(text="お詫び", limit=2)).hits:
            article = opened.editing.get(hit.article_id).article
            opened.editing.save(replace(article, tags=(*article.tags, "見直し")))


def show_section(window: Application, there: Callable[[Sight], object], what: str) -> Sight:
    """Go to the settings and through the list of sections to the one where a condition holds, and into it."""
    window.press("Ctrl+5")
    window.wait_for(lambda sight: sight.focus == "設定の項目", "the sections are listed")
    window.press("Home")
    seen = window.see()
    for _ in range(_MOST_SECTIONS):
        if there(seen):
            window.press("Return")
            return seen
        window.press("Ctrl+PgDown")
        seen = window.see()
    raise AssertionError(f"no section: {what}\n{seen}")


def take_setup_pictures(window: Application, photograph: Callable[[str], None]) -> None:
    """The check-up, and what going back to a backup would change."""
    show_section(window, lambda sight: sight.says("点検する"), "the check-up")
    window.click("点検する")
    window.wait_for(lambda sight: sight.says("よいもの") and not sight.says("確かめています"), "it is over")
    photograph("setup-health")
    show_section(window, lambda sight: sight.says("いま控えを作る"), "the backups")
    window.wait_for(lambda sight: sight.focus == "控えの一覧", "they are listed")
    window.press("Return")
    window.wait_for(lambda sight: sight.says("なくなる記事"), "what would change is shown")
    photograph("setup-restore")
    window.click("やめる")
