"""The process is killed in the middle of a sentence: nothing is lost but what was written a moment before."""

from __future__ import annotations

import time
from collections import Counter
from itertools import count
from typing import TYPE_CHECKING

from tests.e2e.many_cases import write_cases
from tests.e2e.power_cuts import (
    article_titles,
    cut_import_short,
    notes_now,
    saved_notes,
    seconds_lost,
    unfinished,
    write_until,
    write_until_imported,
)
from tests.e2e.reading import NOTES, notes, replies

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.e2e.conftest import StartApplication, Tell

_EVERY = 0.05
#: Times that the notes are seen to be saved while they are written.
_SAVES = 2
_FILES = 2_000
_HELD, _RUNNING = "水野様、取っ手が外れたとのこと", "岡本様、保温がきかないとのこと"


def test_what_was_written_survives_a_kill(start: StartApplication, library: Path, tell: Tell) -> None:
    written, figures = "", []
    # Two kills at different moments between two saves, the first of which is seen while writing goes on.
    for pieces in (70, 55):
        agent = start(library)
        agent.wait_for(lambda sight: sight.focus == NOTES and sight.says("索引は最新"), "the library is open")
        agent.wait_for(lambda sight: notes(sight) == written, "the notes are there")  # noqa: B023 - asked at once
        seen_saved: list[str] = []
        left = count(pieces, -1)

        def enough(left: Iterator[int] = left, seen: list[str] = seen_saved, before: str = written) -> bool:
            seen += (text for text in notes_now(library) if len(text) > len(before) and text not in seen)
            return next(left) <= 0 and len(seen) >= _SAVES

        times = write_until(agent, written, enough, every=_EVERY)
        killed = time.monotonic()
        agent.kill()

        kept = saved_notes(library)
        assert kept.startswith(seen_saved[-1])
        assert seen_saved[-1].startswith(written)
        figures.append(seconds_lost(times, kept, killed))
        written = kept

    agent = start(library)
    seen = agent.wait_for(lambda sight: notes(sight) == written and replies(sight), "notes and suggestions are back")
    assert seen.message.startswith("終わっていない通話の続きです")
    assert seen.windows == ("勘所",)
    agent.wait_for(lambda sight: sight.says("索引は最新"), "the index is up to date")
    agent.close()
    tell(f"killed while writing: the last {', '.join(f'{lost:.2f}' for lost in figures)} s were lost")


def test_an_import_cut_short_with_the_window_goes_on_by_itself(
    start: StartApplication, library: Path, tmp_path: Path, tell: Tell
) -> None:
    titles = write_cases(tmp_path / "cases", _FILES)
    before = article_titles(library)
    agent = start(library)
    agent.wait_for(lambda sight: sight.focus == NOTES and sight.says("索引は最新"), "the library is open")
    cut = cut_import_short(agent, library, tmp_path / "cases", len(before) + _FILES // 4 + 1, every=_EVERY)
    assert cut.kept
    assert unfinished(library)
    assert cut.articles < len(before) + _FILES

    again = start(library)
    again.wait_for(lambda sight: sight.focus == NOTES and notes(sight) == cut.kept, "the notes are back")
    deaf_again = write_until_imported(again, library, cut.kept, every=_EVERY)
    assert Counter(article_titles(library)) == Counter([*before, *titles])
    again.wait_for(lambda sight: sight.says("索引は最新"), "the index is up to date")
    again.close()
    tell(
        f"killed during an import: the last {cut.lost:.2f} s of writing were lost; deaf for {cut.deaf * 1000:.0f} ms "
        f"at most during the import, for {deaf_again * 1000:.0f} ms while it went on"
    )


def test_the_notes_of_a_held_call_and_of_the_running_one_survive_a_kill(start: StartApplication, library: Path) -> None:
    agent = start(library)
    agent.wait_for(lambda sight: sight.says("索引は最新"), "the library is open")
    agent.type_text(_HELD)
    agent.wait_for(lambda sight: sight.says("に保存"), "the first call is saved")
    agent.press("Alt+O")
    agent.wait_for(lambda sight: sight.says("保留解除"), "the caller is on hold")
    agent.press("Ctrl+N")
    agent.wait_for(lambda sight: sight.says("ほか1件の通話（保留）"), "the first call waits")
    agent.type_text(_RUNNING)
    agent.wait_for(lambda sight: notes(sight) == _RUNNING and sight.says("に保存"), "the second call is saved")
    agent.kill()
    again = start(library)
    again.wait_for(lambda sight: notes(sight) == _RUNNING and sight.says("ほか1件の通話（保留）"), "both are back")
    again.press("Alt+R")
    again.wait_for(lambda sight: notes(sight) == _HELD, "the held call")
    again.close()
