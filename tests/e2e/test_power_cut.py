"""The process is killed in the middle of a sentence: nothing is lost but what was written a moment before."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from typing import TYPE_CHECKING

from tests.e2e.reading import NOTES, notes, replies

if TYPE_CHECKING:
    from pathlib import Path

    from tests.e2e.application import Application
    from tests.e2e.conftest import StartApplication, Tell

_EVERY = 0.05
#: Seconds. One is promised; the other is for a machine that is busy with something else.
_LOST_AT_MOST = 2.0


def test_what_was_written_survives_a_kill(start: StartApplication, library: Path, tell: Tell) -> None:
    written, figures = "", []
    # Two kills at different moments between two saves.
    for pieces in (70, 55):
        agent = start(library)
        agent.wait_for(lambda sight: sight.focus == NOTES and sight.says("索引は最新"), "the library is open")
        agent.wait_for(lambda sight: notes(sight) == written, "the notes are there")  # noqa: B023 - asked at once
        times = write(agent, written, pieces)
        killed = time.monotonic()
        agent.kill()

        kept = saved_notes(library)
        whole = max(times, key=len)
        assert kept.startswith(written)
        assert whole.startswith(kept)
        lost = [killed - at for text, at in times.items() if len(text) > len(kept)]
        figures.append(max(lost, default=0.0))
        assert figures[-1] < _LOST_AT_MOST
        written = kept

    agent = start(library)
    seen = agent.wait_for(lambda sight: notes(sight) == written and replies(sight), "notes and suggestions are back")
    assert seen.message.startswith("終わっていない通話の続きです")
    assert seen.windows == ("勘所",)
    agent.wait_for(lambda sight: sight.says("索引は最新"), "the index is up to date")
    agent.close()
    tell(f"killed while writing: the last {', '.join(f'{lost:.2f}' for lost in figures)} s were lost")


def write(agent: Application, before: str, pieces: int) -> dict[str, float]:
    """Write steadily; return each state of the notes that the program had taken in, and when."""
    times = {}
    text = before
    begun = time.monotonic()
    for number in range(pieces):
        piece = f"今すぐ家に来いと言われた、{number}回目。"
        agent.type_text(piece)
        text += piece
        times[text] = time.monotonic()
        time.sleep(max(0.0, begun + (number + 1) * _EVERY - time.monotonic()))
    return times


def saved_notes(library: Path) -> str:
    """Ask the database itself, which must be whole."""
    with closing(sqlite3.connect(library / "library.db")) as database:
        assert database.execute("PRAGMA quick_check").fetchall() == [("ok",)]
        rows = database.execute("SELECT notes FROM calls").fetchall()
    assert len(rows) == 1
    return str(rows[0][0])
