"""Two real programs at the same article."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from kb.documents.article_text import read_article, write_article
from kb.library import open_library
from tests.kb.storage.samples import start_program
from tests.kb.support import make_script

if TYPE_CHECKING:
    from kb.library import Library, LibraryPaths
    from tests.kb.support import PlayedClock

#: Writes its own title into the article, waits until the other has typed too, and saves.
EDITING = """
import json, sys
from dataclasses import replace
from pathlib import Path
from uuid import UUID
from kb.clock import SystemClock
from kb.documents.article_text import write_article
from kb.errors import ArticleChangedError
from kb.library import LibraryPaths, open_library
root, article_id, title = sys.argv[1:]
with open_library(LibraryPaths(Path(root)), clock=SystemClock(), repair="later") as library:
    before = library.editing.get(UUID(article_id))
    article = replace(before.article, title=title)
    library.drafts.save(article.id, write_article(article), editor="編集者", base_number=before.number)
    print("typed", flush=True)
    sys.stdin.readline()
    try:
        library.editing.save(article, editor="編集者", base_number=before.number)
        outcome = {"saved": True}
    except ArticleChangedError as error:
        outcome = {"saved": False, "code": error.code, "latest": error.params["latest"]}
    print(json.dumps(outcome), flush=True)
"""


def test_two_programs_at_one_article_end_in_a_merge_and_both_texts_are_kept(
    blank: Library, blank_paths: LibraryPaths, clock: PlayedClock
) -> None:
    article = make_script("はじめの題")
    blank.editing.save(article)
    titles = ("一人目の題", "二人目の題")
    programs = [start_program(EDITING, blank_paths.root, article.id, title) for title in titles]
    for program in programs:
        assert program.stdout is not None
        assert program.stdout.readline().strip() == "typed"
    outcomes = [json.loads(program.communicate("\n", timeout=180)[0]) for program in programs]
    assert outcomes == [{"saved": True}, {"saved": False, "code": "article_changed", "latest": 2}]
    with open_library(blank_paths, clock=clock, repair="later") as library:
        history = library.editing.history(article.id)
        assert [revision.article.title for revision in history] == ["一人目の題", "はじめの題"]
        (draft,) = library.drafts.recoverable(editor="編集者")
    assert draft.base_number == 1
    assert read_article(draft.text).title == "二人目の題"
    assert write_article(history[0].article) != draft.text
