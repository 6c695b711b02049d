"""Imports by the command line that are killed or interrupted."""

from __future__ import annotations

import json
import random
import shutil
import signal
import sqlite3
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from kb.documents.article_text import write_article
from kb.library import LibraryPaths
from tests.kb.command_line import kb, start
from tests.kb.library_state import indexed, saved, saved_articles
from tests.kb.support import eventually, make_script

if TYPE_CHECKING:
    from pathlib import Path

POSIX_ONLY = pytest.mark.skipif(sys.platform == "win32", reason="made of what only POSIX has")
SOME = 60
#: So many that several processes read them.
FILES = 1_600


def article_count(paths: LibraryPaths) -> int:
    with closing(sqlite3.connect(paths.database)) as database:
        (count,) = database.execute("SELECT count(*) FROM articles").fetchone()
    return int(count)


def write_some(folder: Path) -> None:
    folder.mkdir()
    for number in range(SOME):
        text = write_article(make_script(f"{number}番目の話", f"訪問を{number}回求められた"))
        (folder / f"{number}.md").write_text(text, encoding="utf-8")


@POSIX_ONLY
def test_an_import_of_thousands_killed_anywhere_goes_on_to_what_it_would_have_been(
    blank_paths: LibraryPaths, blank_template: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "in"
    for number in range(FILES):
        text = write_article(make_script(f"{number}番目の話", f"訪問を{number}回求められた"))
        file = folder / str(number % 7) / f"{number}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        # Every other file has no id: the library gives it one, and only one.
        file.write_text(text if number % 2 else text.replace(text.split("\n")[1] + "\n", "", 1), encoding="utf-8")
    whole = LibraryPaths(shutil.copytree(blank_template, tmp_path / "whole"))
    assert kb(whole.root, "import", folder)[0] == 0
    chance = random.Random(5)  # noqa: S311 - repeatable
    saved_before = 0
    for part in range(4):
        process = start(blank_paths.root, "import", folder)
        enough = chance.randrange(part * FILES // 4, (part + 1) * FILES // 4)
        assert eventually(lambda enough=enough: article_count(blank_paths) > enough)  # type: ignore[misc] # a lambda with a default
        process.kill()
        process.communicate()
        assert process.returncode == -signal.SIGKILL
        assert article_count(blank_paths) >= saved_before
        saved_before = article_count(blank_paths)
    code, out, _ = kb(blank_paths.root, "import", folder, "--json")
    assert code == 0
    report = json.loads(out)
    assert report["changed"] == report["invalid"] == []
    assert len(report["unchanged"]) + len(report["added"]) == FILES
    expected = {article.body: article.title for article in saved_articles(whole)}
    assert len(saved_articles(blank_paths)) == len(expected) == FILES
    assert {article.body: article.title for article in saved_articles(blank_paths)} == expected
    assert indexed(blank_paths) == saved(blank_paths)


@POSIX_ONLY
@pytest.mark.parametrize("command", ["import", "reindex"])
def test_an_interrupt_stops_between_two_steps_and_says_how_to_go_on(
    blank_paths: LibraryPaths, tmp_path: Path, command: str
) -> None:
    folder = tmp_path / "in"
    write_some(folder)
    if command == "reindex":
        assert kb(blank_paths.root, "import", folder)[0] == 0
    before = saved(blank_paths)
    arguments = [folder] if command == "import" else []
    # The database is held, so that nothing ends before the interrupt.
    with closing(sqlite3.connect(blank_paths.database, isolation_level=None)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        process = start(blank_paths.root, command, *arguments)
        noted = "import-*.plan" if command == "import" else "rebuild.progress"
        assert eventually(lambda: any(blank_paths.jobs.glob(noted)))
        process.send_signal(signal.SIGINT)
        holder.execute("ROLLBACK")
    out, err = process.communicate(timeout=180)
    assert process.returncode == 130
    assert out == b""
    assert "同じコマンドで" in err.decode()
    assert len(err.decode().splitlines()) == 1
    if command == "import":
        assert not any(blank_paths.jobs.glob("import-*.json"))
        assert kb(blank_paths.root, "import", folder)[0] == 0
        assert len(saved(blank_paths)) == SOME
    else:
        assert indexed(blank_paths) == before
