"""The first second: the window is there before the library, and what is typed into it then is kept."""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from kb.clock import SystemClock
from kb.library import LibraryPaths, open_library
from tests.e2e.reading import NOTES, notes, replies

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kb.domain.call import Call
    from tests.e2e.conftest import StartApplication, Tell

PROCEDURE = "訪問要求への応対"
OPENING = "ライブラリを開いています"
SENTENCE = "今すぐ家に来いと言われている"
BEFORE = "炊飯器のふたが閉まらない。前のお客様。"


def test_what_is_typed_as_the_very_first_thing_is_kept_and_answered(
    start: StartApplication, library: Path, tell: Tell
) -> None:
    agent = start(library)
    agent.type_text("今すぐ", ("い", "いますぐ"))
    at_first = agent.see()
    agent.type_text("家に来いと言われている")
    assert at_first.focus == NOTES
    assert notes(at_first) == "今すぐ"
    seen = agent.wait_for(lambda sight: replies(sight)[:1] == [PROCEDURE] and sight.says("に保存"), "suggestions")
    assert notes(seen) == SENTENCE
    deaf = agent.pulse()
    agent.close()
    assert [call.notes for call in open_calls(library)] == [SENTENCE]
    when = "before" if at_first.says(OPENING) else "after"
    tell(f"typed {when} the library was open; deaf for {deaf * 1000:.0f} ms at most from the window to the suggestions")


def test_what_is_typed_first_is_kept_at_the_very_first_start(start: StartApplication, tmp_path: Path) -> None:
    agent = start(tmp_path / "new")
    agent.type_text(SENTENCE)
    seen = agent.wait_for(lambda sight: replies(sight)[:1] == [PROCEDURE] and sight.says("記事 92"), "the sample")
    assert notes(seen) == SENTENCE
    assert "見本のナレッジ" in seen.message
    agent.close()
    assert [call.notes for call in open_calls(tmp_path / "new")] == [SENTENCE]


def test_the_next_customer_is_not_written_into_the_notes_of_the_last(start: StartApplication, library: Path) -> None:
    with open_library(LibraryPaths(library), clock=SystemClock(), repair="later") as opened:
        opened.calls.save_notes(opened.calls.start().id, BEFORE)
    with not_to_be_opened(library):
        agent = start(library)
        agent.type_text(SENTENCE)
        assert agent.see().says(OPENING)
    seen = agent.wait_for(lambda sight: replies(sight) and sight.says("に保存"), "suggestions")
    assert notes(seen) == SENTENCE
    assert "もう一つ" in seen.message
    assert [call.notes for call in open_calls(library)] == [BEFORE, SENTENCE]
    agent.click("その通話に切り替える")
    agent.wait_for(lambda sight: notes(sight) == BEFORE, "the notes of the other call")
    agent.press("Alt+R")
    agent.wait_for(lambda sight: notes(sight) == SENTENCE, "back to the present one")
    agent.close()
    assert [call.notes for call in open_calls(library)] == [BEFORE, SENTENCE]


def test_closing_at_once_keeps_what_was_typed(start: StartApplication, library: Path) -> None:
    with not_to_be_opened(library):
        agent = start(library)
        agent.type_text(SENTENCE)
        agent.close_window()
        agent.wait_for(lambda sight: "保存してから終わります" in sight.message, "it says that it waits")
    agent.wait_until_ended()
    assert [call.notes for call in open_calls(library)] == [SENTENCE]


def test_notes_written_while_the_library_cannot_be_opened_are_recorded_when_it_can(
    start: StartApplication, library: Path
) -> None:
    database = LibraryPaths(library).database
    whole = database.read_bytes()
    database.write_bytes(b"\0" * len(whole))
    agent = start(library)
    agent.wait_for(lambda sight: sight.says("もう一度試す"), "the page that says why")
    agent.press("Ctrl+1")
    agent.wait_for(lambda sight: sight.focus == NOTES, "the notes")
    agent.type_text(SENTENCE)
    seen = agent.wait_for(lambda sight: notes(sight) == SENTENCE, "the notes")
    assert seen.says("ライブラリは開いていません")
    database.write_bytes(whole)
    agent.click("くわしく")
    agent.wait_for(lambda sight: sight.says("メモをコピー"), "the page again, with the notes to copy")
    agent.click("もう一度試す")
    agent.wait_for(lambda sight: replies(sight)[:1] == [PROCEDURE] and sight.says("に保存"), "suggestions")
    agent.close()
    assert [call.notes for call in open_calls(library)] == [SENTENCE]


@contextmanager
def not_to_be_opened(library: Path) -> Iterator[None]:
    """Hold the database for a moment, as a backup program does: the program waits for it a few seconds."""
    with closing(sqlite3.connect(LibraryPaths(library).database)) as connection:
        connection.execute("PRAGMA locking_mode=EXCLUSIVE")
        connection.execute("BEGIN EXCLUSIVE")
        yield


def open_calls(library: Path) -> tuple[Call, ...]:
    with open_library(LibraryPaths(library), clock=SystemClock(), repair="later") as opened:
        return opened.calls.open_calls()
