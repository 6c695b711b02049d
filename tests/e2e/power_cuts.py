"""Writing in the window while another program imports, and what is left when both are killed at once."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.e2e.application import PATIENCE, ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.e2e.application import Application


def start_import(library: Path, folder: Path) -> subprocess.Popen[bytes]:
    """Start `kb import` in a process of its own."""
    command = [sys.executable, "-m", "kb", "--library", str(library), "import", str(folder)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def write_until(
    agent: Application, before: str, enough: Callable[[], bool], *, every: float, patience: float = PATIENCE
) -> dict[str, float]:
    """Write a piece every so many seconds; return each state of the notes the program had taken in, and when."""
    times: dict[str, float] = {}
    text = before
    begun = time.monotonic()
    while not enough():
        assert time.monotonic() < begun + patience
        text += f"今すぐ家に来いと言われた、{len(times)}回目。"
        agent.type_text(text.removeprefix(max(times, key=len, default=before)))
        times[text] = time.monotonic()
        time.sleep(max(0.0, begun + len(times) * every - time.monotonic()))
    return times


@dataclass(frozen=True, slots=True, kw_only=True)
class PowerCut:
    """What was there when window and import were killed at once: ``kept`` of the notes, so many ``articles``.

    ``lost``: seconds of writing that are not among the notes; ``deaf``: the longest that the window did not answer.
    """

    kept: str
    articles: int
    lost: float
    deaf: float


def cut_import_short(
    agent: Application,
    library: Path,
    cases: Path,
    enough: int,
    *,
    every: float,
    patience: float = PATIENCE,
    last_look: Callable[[subprocess.Popen[bytes]], None] = lambda _: None,
) -> PowerCut:
    """Write in an empty call while a folder is imported, and kill both once there are ``enough`` articles.

    Notes have been saved besides the articles by then. ``last_look`` is called with the importing process before that.
    """
    agent.pulse()
    other = start_import(library, cases)

    def far_enough() -> bool:
        return article_count(library) >= enough and any(notes_now(library))

    times = write_until(agent, "", far_enough, every=every, patience=patience)
    last_look(other)
    deaf = agent.pulse()
    killed = kill_both(agent, other)
    kept = saved_notes(library)
    return PowerCut(kept=kept, articles=article_count(library), lost=seconds_lost(times, kept, killed), deaf=deaf)


def write_until_imported(
    agent: Application, library: Path, before: str, *, every: float, patience: float = PATIENCE
) -> float:
    """Write while the import goes on by itself; return the longest that the window did not answer, in seconds."""
    agent.pulse()
    write_until(agent, before, lambda: not unfinished(library), every=every, patience=patience)
    return agent.pulse()


def kill_both(agent: Application, other: subprocess.Popen[bytes]) -> float:
    """Kill the window and the other program as a power cut does, and return when."""
    other.kill()
    killed = time.monotonic()
    agent.kill()
    other.wait(PATIENCE)
    return killed


def notes_now(library: Path) -> list[str]:
    """Return the notes of each call as they are saved at this moment; the program may be at work."""
    with closing(sqlite3.connect(f"file:{library / 'library.db'}?mode=ro", uri=True)) as database:
        return [str(text) for (text,) in database.execute("SELECT notes FROM calls")]


def drafts_now(library: Path) -> list[str]:
    """Return the drafts of articles as they are saved at this moment; the program may be at work."""
    with closing(sqlite3.connect(f"file:{library / 'library.db'}?mode=ro", uri=True)) as database:
        return [str(text) for (text,) in database.execute("SELECT text FROM article_drafts")]


def saved_notes(library: Path) -> str:
    """Ask the database itself, which must be whole."""
    with closing(sqlite3.connect(library / "library.db")) as database:
        assert database.execute("PRAGMA quick_check").fetchall() == [("ok",)]
        rows = database.execute("SELECT notes FROM calls").fetchall()
    assert len(rows) == 1
    return str(rows[0][0])


def seconds_lost(times: dict[str, float], kept: str, killed: float) -> float:
    """Return how long before the kill the first piece was written that is not among what was kept."""
    whole = max(times, key=len)
    assert whole.startswith(kept)
    return max((killed - at for text, at in times.items() if len(text) > len(kept)), default=0.0)


def article_titles(library: Path) -> list[str]:
    """Return the titles of all articles, one as often as it is there."""
    with closing(sqlite3.connect(f"file:{library / 'library.db'}?mode=ro", uri=True)) as database:
        return [str(title) for (title,) in database.execute("SELECT title FROM articles")]


def article_count(library: Path) -> int:
    """Return how many articles there are."""
    with closing(sqlite3.connect(f"file:{library / 'library.db'}?mode=ro", uri=True)) as database:
        (count,) = database.execute("SELECT count(*) FROM articles").fetchone()
    return int(count)


def unfinished(library: Path) -> bool:
    """Tell whether an import waits or goes on."""
    return any((library / "jobs").glob("import-*.json"))
