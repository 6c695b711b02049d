"""Another program works on the same library, or has left it broken: the window goes on answering."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from tests.e2e.application import PATIENCE, ROOT
from tests.e2e.many_cases import write_cases
from tests.e2e.reading import NOTES, notes, replies

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.e2e.application import Application
    from tests.e2e.conftest import Kb, StartApplication, Tell

PROCEDURE = "訪問要求への応対"
RENAMED = "訪問を求められたときの応対"
PIECE = "今すぐ家に来いと言われている。"
NEW_CASE = """---
kind: case
title: 蓄音機の針が飛ぶと来訪を求められた
state: not_validated
demand: [visit]
outcome: settled
happened_on: 2026-09-01
---

## 状況

蓄音機の針が飛ぶとの申し出で、家へ来て見てほしいと言われた。

## 要求

家へ来て蓄音機を見ること。

## 原因

運送中の振動でアームがずれていた。

## 対応

訪問は約束せず、お引き取りを案内した。

## 結果

引き取りで合意した。

## 学び

現物を見たいという求めには、引き取りで応えられる。
"""
_EVERY = 0.05
_MANY = 1_000
_AT_LEAST = 20
_LOOKS_AT_LEAST = 3


def test_an_import_by_another_program_shows_in_the_window(
    start: StartApplication, library: Path, kb: Kb, tmp_path: Path, tell: Tell
) -> None:
    agent = start(library)
    agent.wait_for(lambda sight: sight.focus == NOTES and sight.says("記事 92"), "the library is open")
    agent.type_text(PIECE)
    agent.wait_for(lambda sight: replies(sight)[:1] == [PROCEDURE], "suggestions")
    agent.press("Alt+1")
    agent.wait_for(lambda sight: sight.rows(PROCEDURE), "the procedure is open")

    folder = tmp_path / "changes"
    folder.mkdir()
    text = (ROOT / "resources" / "sample" / "procedure" / "visit-demand.md").read_text(encoding="utf-8")
    (folder / "visit.md").write_text(text.replace(f"title: {PROCEDURE}", f"title: {RENAMED}"), encoding="utf-8")
    (folder / "new.md").write_text(NEW_CASE, encoding="utf-8")
    kb(library, "import", str(folder))

    begun = time.monotonic()
    seen = agent.wait_for(lambda sight: sight.rows(RENAMED) and sight.says("記事 93"), "the new title and number")
    agent.wait_for(lambda sight: replies(sight)[:1] == [RENAMED], "the new title among the suggestions")
    taken = time.monotonic() - begun
    assert (seen.focus, notes(seen)) == (NOTES, PIECE)
    agent.press("Ctrl+K")
    agent.wait_for(lambda sight: sight.focus == "検索", "the search field")
    agent.type_text("蓄音機")
    agent.wait_for(lambda sight: len(rows := sight.rows("検索結果")) == 1 and "蓄音機" in rows[0], "the new case")
    agent.close()
    tell(f"changes by another program were shown after {taken:.1f} s")


def test_writing_goes_on_while_another_program_rebuilds_the_index(
    start: StartApplication, library: Path, tell: Tell
) -> None:
    agent = start(library)
    agent.wait_for(lambda sight: sight.focus == NOTES and sight.says("索引は最新"), "the library is open")
    agent.pulse()
    with held_rebuild(library) as rebuilding:
        # It cannot go on: a window that waited for it would never answer.
        agent.type_text(PIECE)
        agent.wait_for(lambda sight: notes(sight) == PIECE, "what is written is taken in")
        rebuilding.send_signal(signal.SIGCONT)
        text = PIECE + write_while(agent, lambda: rebuilding.poll() is None)
        assert rebuilding.wait(PATIENCE) == 0
    deaf = agent.pulse()
    seen = agent.wait_for(lambda sight: replies(sight)[:1] == [PROCEDURE], "suggestions")
    assert notes(seen) == text
    assert seen.message == ""
    agent.wait_for(lambda sight: sight.says("索引は最新"), "the index is up to date")
    agent.close()
    tell(f"writing while another program rebuilds the index: deaf for {deaf * 1000:.0f} ms at most")


@pytest.mark.parametrize("damage", ["everything", "words"])
def test_a_broken_index_is_rebuilt_while_one_writes(
    start: StartApplication, library: Path, damage: str, tell: Tell
) -> None:
    break_index(library, damage)
    agent = start(library)
    agent.wait_for(lambda sight: sight.focus == NOTES, "the library is open")
    agent.pulse()
    text = write_while(agent, lambda: not agent.see().message)
    deaf = agent.pulse()
    seen = agent.wait_for(lambda sight: replies(sight)[:1] == [PROCEDURE], "suggestions")
    assert notes(seen) == text
    assert seen.message == "索引を作り直しました。"
    assert "search index unreadable" in (library / "kandokoro.log").read_text(encoding="utf-8")
    agent.click("閉じる")
    agent.type_text("責任者を出せとも。")
    agent.wait_for(lambda sight: sight.says("索引は最新") and len(replies(sight)) > 1, "suggestions again")
    assert agent.see().message == ""
    agent.close()

    again = start(library)
    seen = again.wait_for(lambda sight: replies(sight) and sight.says("索引は最新"), "the next start")
    assert seen.message.startswith("終わっていない通話の続きです")
    again.close()
    tell(f"writing while the program rebuilds its index: deaf for {deaf * 1000:.0f} ms at most")


def test_the_index_of_many_articles_is_rebuilt_by_another_process_while_one_writes(
    start: StartApplication, library: Path, kb: Kb, tmp_path: Path, tell: Tell
) -> None:
    write_cases(tmp_path / "cases", _MANY)
    kb(library, "import", str(tmp_path / "cases"))
    break_index(library, "everything")
    elsewhere = library / "jobs" / "rebuild.progress"
    agent = start(library)
    agent.wait_for(lambda sight: sight.focus == NOTES, "the library is open")
    agent.pulse()
    seen_elsewhere: list[bool] = []

    def going_on() -> bool:
        seen_elsewhere.append(elsewhere.exists())
        return not agent.see().message

    text = write_while(agent, going_on)
    deaf = agent.pulse()
    seen = agent.wait_for(replies, "suggestions come back without another word")
    assert (notes(seen), seen.message) == (text, "索引を作り直しました。")
    # Looked at before each piece: at least two were written and taken in from one look to the next.
    assert seen_elsewhere.count(True) >= _LOOKS_AT_LEAST
    assert not elsewhere.exists()
    agent.close()
    tell(f"writing while a process of the window rebuilds {_MANY} articles: deaf for {deaf * 1000:.0f} ms at most")


@contextmanager
def held_rebuild(library: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Have another program rebuild the index and stand still in the middle of it."""
    command = [sys.executable, "-m", "kb", "--library", str(library), "reindex"]
    progress = library / "jobs" / "rebuild.progress"
    held = False
    while not held:
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
            while process.poll() is None and not held:
                if progress.exists():
                    process.send_signal(signal.SIGSTOP)
                    held = progress.exists()
                    if not held:
                        process.send_signal(signal.SIGCONT)
            if held:
                try:
                    yield process
                finally:
                    process.send_signal(signal.SIGCONT)


def write_while(agent: Application, going_on: Callable[[], bool]) -> str:
    """Write in pieces as long as something goes on, and return what was written."""
    text = ""
    deadline = time.monotonic() + PATIENCE
    while going_on() or len(text) < _AT_LEAST * len(PIECE):
        assert time.monotonic() < deadline
        agent.type_text(PIECE, ("いますぐ",))
        text += PIECE
        time.sleep(_EVERY)
    return text


def break_index(library: Path, damage: str) -> None:
    """Write over every file of the index, or over the end of the one with the words."""
    files = [file for file in (library / "index").rglob("*") if file.is_file() and file.stat().st_size]
    if damage == "everything":
        for file in files:
            file.write_bytes(b"\xff\x00broken" * 50)
    else:
        largest = max(files, key=lambda file: file.stat().st_size)
        with largest.open("r+b") as segment:
            segment.seek(largest.stat().st_size // 2)
            segment.write(b"\xff" * (largest.stat().st_size // 2))
