"""Editors at work in the real program: from a call to an article that agents are shown, and nothing lost on the way."""

from __future__ import annotations

import time
from itertools import count
from typing import TYPE_CHECKING

from kb.clock import SystemClock
from kb.domain.article import Kind, State
from kb.library import LibraryPaths, open_library
from tests.e2e.edited_case import MISSING, TITLE, EditedCase, body
from tests.e2e.power_cuts import drafts_now

if TYPE_CHECKING:
    from pathlib import Path

    from kb.domain.article import ArticleRevision
    from tests.e2e.application import Application, Sight
    from tests.e2e.conftest import Kb, StartApplication, Tell

#: Times that a draft is saved before the kill, and pieces within which that has to be: a minute's worth.
_SAVES = 3
_PIECES_AT_MOST = 1_200
_ARTICLE = "「この場で答えろ」と迫られたとき"


def ready(sight: Sight) -> bool:
    return sight.says("索引は最新")


def history(library: Path, title: str) -> tuple[ArticleRevision, ...]:
    """Return the revisions of the article with this title, newest first."""
    with open_library(LibraryPaths(library), clock=SystemClock(), repair="now") as opened:
        return opened.editing.history(opened.reading.find(title).article.id)


def test_a_finished_call_becomes_an_article_that_the_next_call_is_shown(start: StartApplication, library: Path) -> None:
    window = start(library)
    window.wait_for(ready, "the library is open")
    played = EditedCase(window)
    played.play()
    row = played.take_the_next_call()
    assert "検証済" in row
    window.close()

    revisions = history(library, TITLE)
    newest = revisions[0].article
    assert (newest.title, newest.kind) == (TITLE, Kind.CASE)
    assert [revision.article.state for revision in revisions] == [State.VALIDATED, State.NOT_VALIDATED]
    assert all(revision.saved_by for revision in revisions)
    assert [text for text in MISSING.values() if text not in newest.body] == []
    assert "山田" not in newest.body
    with open_library(LibraryPaths(library), clock=SystemClock(), repair="later") as opened:
        assert opened.drafts.drafts_of(newest.id) == ()


def test_what_an_editor_types_survives_a_kill(start: StartApplication, library: Path, tell: Tell) -> None:
    window = start(library)
    open_article(window)
    window.press("Ctrl+End")
    times: list[tuple[float, str]] = []
    typed = ""
    saved: list[str] = []
    for number in count():
        piece = f"{number:02}、"
        window.type_text(piece)
        typed += piece
        times.append((time.monotonic(), typed))
        time.sleep(0.05)
        # Nobody pauses for it: what is typed is saved while typing goes on.
        saved += (text for text in drafts_now(library) if text not in saved)
        if len(saved) >= _SAVES:
            break
        assert number < _PIECES_AT_MOST
    killed = time.monotonic()
    window.kill()

    window = start(library)
    open_article(window)
    kept = window.wait_for(lambda sight: "00、" in body(sight), "the draft is back").text("本文", "MarkdownEdit")
    lost = killed - min((at for at, text in times if text not in kept), default=killed)
    *_, last_line = saved[-1].splitlines()
    assert last_line in kept
    assert typed.startswith(last_line)
    assert history(library, _ARTICLE)[0].number == 1
    window.press("Ctrl+S")
    window.wait_for(lambda sight: sight.says("版 2"), "it is saved as a revision")
    window.close()
    assert history(library, _ARTICLE)[0].article.body.rstrip("\n") == kept.rstrip("\n")
    tell(f"killed while an article was edited: the last {lost:.2f} s were lost")


def test_two_who_edit_one_article_meet_in_a_merge_and_nobody_is_written_over(
    start: StartApplication, library: Path, kb: Kb, tmp_path: Path
) -> None:
    window = start(library)
    open_article(window)
    window.press("Ctrl+End")
    window.type_text("\n- こちらで足した行")
    folder = tmp_path / "書き出し"
    kb(library, "export", str(folder))
    (file,) = [path for path in folder.rglob("*.md") if f"title: {_ARTICLE}" in path.read_text(encoding="utf-8")]
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("お急ぎのご事情がおありなら、", "よそで直した言葉、"), encoding="utf-8")
    kb(library, "import", str(folder))

    window.press("Ctrl+S")
    window.wait_for(lambda sight: any("Merg" in seen.type for seen in sight.widgets), "both texts are shown")
    window.press("Ctrl+Return")
    window.wait_for(lambda sight: sight.says("版 3"), "the merged text is saved")
    window.close()
    merged, theirs, first = history(library, _ARTICLE)
    assert "よそで直した言葉、" in merged.article.body
    assert "こちらで足した行" in merged.article.body
    assert "こちらで足した行" not in theirs.article.body
    assert first.number == 1


def open_article(window: Application) -> None:
    """Find the article by its title in the editors' list and open it."""
    window.wait_for(ready, "the library is open")
    window.press("Ctrl+3")
    window.press("Ctrl+Shift+F")
    window.wait_for(lambda sight: sight.focus == "記事をさがす", "an article can be looked for")
    window.type_text(_ARTICLE)
    window.wait_for(lambda sight: 0 < len(sight.rows("記事")) <= 4, "the list has it")
    window.press("Down")
    window.press("Return")
    window.wait_for(lambda sight: "使う場面" in body(sight), "it is in the editor")
