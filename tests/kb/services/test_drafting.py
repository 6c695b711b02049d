from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kb.domain.stored_draft import NO_WINDOW
from kb.identifiers import new_id
from kb.library import open_library
from tests.kb.storage.samples import start_program
from tests.kb.support import START, make_script

if TYPE_CHECKING:
    from collections.abc import Iterator
    from uuid import UUID

    from kb.library import Library, LibraryPaths
    from tests.kb.support import PlayedClock

CRASHING = """
import os, sys
from pathlib import Path
from uuid import UUID
from kb.clock import SystemClock
from kb.library import LibraryPaths, open_library
library = open_library(LibraryPaths(Path(sys.argv[1])), clock=SystemClock(), repair="later")
library.drafts.save(UUID(sys.argv[2]), "書きかけ: [閉じていない", editor="編集者", base_number=3)
print("typed", flush=True)
sys.stdin.readline()
os._exit(9)
"""
FALSE_FRONT = "---\nkind: [閉じていない\n---\n半角の\ud83d\r\n\x00"


@pytest.fixture
def second(blank: Library, blank_paths: LibraryPaths, clock: PlayedClock) -> Iterator[Library]:
    """Another program that has the same library open."""
    with open_library(blank_paths, clock=clock, repair="later") as opened:
        yield opened


def text_of(library: Library, article_id: UUID) -> str | None:
    draft = library.drafts.own(article_id, editor="編集者")
    return draft.text if draft else None


def test_a_draft_is_kept_as_typed_until_the_article_is_saved(blank: Library) -> None:
    article = make_script("訪問を求められたとき")
    blank.drafts.save(article.id, FALSE_FRONT, editor="編集者", base_number=1)
    draft = blank.drafts.own(article.id, editor="編集者")
    assert draft is not None
    assert (draft.text, draft.base_number, draft.saved_at) == (FALSE_FRONT.replace("\ud83d", "\ufffd"), 1, START)
    assert blank.drafts.of_editor(editor="編集者") == (draft,)
    assert blank.drafts.of_editor(editor="ほか") == ()
    blank.editing.save(article, editor="編集者")
    assert blank.drafts.own(article.id, editor="編集者") is None


def test_one_person_in_two_windows_never_writes_over_their_own_text(blank: Library, second: Library) -> None:
    article = make_script("訪問を求められたとき")
    blank.editing.save(article)
    blank.drafts.save(article.id, "一つ目の画面", editor="編集者")
    second.drafts.save(article.id, "二つ目の画面", editor="編集者")
    assert (text_of(blank, article.id), text_of(second, article.id)) == ("一つ目の画面", "二つ目の画面")
    blank.drafts.discard(article.id, editor="編集者")
    assert (text_of(blank, article.id), text_of(second, article.id)) == (None, "二つ目の画面")


def test_who_else_writes_is_known_while_their_window_is_open(
    blank: Library, second: Library, clock: PlayedClock
) -> None:
    article_id = new_id()
    second.drafts.save(article_id, "書きかけ", editor="ほかの人")
    clock.pass_minutes(5)
    blank.drafts.save(article_id, "私の文", editor="編集者")
    (other,) = blank.drafts.others_editing(article_id)
    assert (other.editor, other.typed_at) == ("ほかの人", START)
    assert [writer.editor for writer in second.drafts.others_editing(article_id)] == ["編集者"]
    assert blank.drafts.recoverable(editor="ほかの人") == ()
    second.close()
    assert blank.drafts.others_editing(article_id) == ()
    assert [draft.text for draft in blank.drafts.recoverable(editor="ほかの人")] == ["書きかけ"]


def test_what_a_crash_cut_off_is_offered_and_taken_over(blank: Library, blank_paths: LibraryPaths) -> None:
    article_id = new_id()
    with start_program(CRASHING, blank_paths.root, article_id) as program:
        assert program.stdout is not None
        assert program.stdout.readline().strip() == "typed"
        (writer,) = blank.drafts.others_editing(article_id)
        (held,) = blank.drafts.drafts_of(article_id)
        assert writer.window == held.window
        assert blank.drafts.recoverable(editor="編集者") == ()
        assert blank.drafts.adopt(held, editor="編集者") is None  # somebody is typing in it
        program.communicate("\n")
    (draft,) = blank.drafts.recoverable(editor="編集者")
    adopted = blank.drafts.adopt(draft, editor="編集者")
    assert adopted is not None
    assert blank.drafts.own(article_id, editor="編集者") == adopted
    assert (adopted.text, adopted.base_number) == ("書きかけ: [閉じていない", 3)
    assert blank.drafts.recoverable(editor="編集者") == ()
    assert blank.drafts.adopt(draft, editor="編集者") is None  # only one window gets it


def test_taking_over_loses_nothing_that_was_typed_here(blank: Library, second: Library) -> None:
    article_id = new_id()
    second.drafts.save(article_id, "前の画面", editor="編集者")
    second.close()
    blank.drafts.save(article_id, "この画面", editor="編集者")
    (draft,) = blank.drafts.recoverable(editor="編集者")
    blank.drafts.adopt(draft, editor="編集者")
    assert text_of(blank, article_id) == "前の画面"
    assert [left.text for left in blank.drafts.recoverable(editor="編集者")] == ["この画面"]


def test_a_draft_of_a_call_waits_for_whoever_takes_it_over(blank: Library) -> None:
    call = blank.calls.start(agent="鈴木")
    article_id = new_id()
    blank.drafts.leave(article_id, "通話からの下書き", editor="鈴木", call_id=call.id)
    assert blank.drafts.recoverable(editor="鈴木") == ()
    (draft,) = blank.drafts.drafts_of(article_id)
    assert draft.window == NO_WINDOW
    blank.drafts.adopt(draft, editor="編集者")
    saved = blank.drafts.save(article_id, "直した下書き", editor="編集者")
    assert saved.call_id == call.id
    assert blank.drafts.of_editor(editor="鈴木") == ()


def test_drafts_are_offered_newest_first(blank: Library, second: Library, clock: PlayedClock) -> None:
    first, later = new_id(), new_id()
    second.drafts.save(first, "先", editor="編集者")
    clock.pass_minutes(1)
    second.drafts.save(later, "後", editor="編集者")
    second.close()
    assert [draft.text for draft in blank.drafts.recoverable(editor="編集者")] == ["後", "先"]
