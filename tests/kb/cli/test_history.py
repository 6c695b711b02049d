from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kb.library import open_library
from tests.kb.support import PlayedClock, make_script

if TYPE_CHECKING:
    from collections.abc import Callable

    from kb.library import LibraryPaths
    from tests.kb.cli.runs import Result

TITLE = "訪問を求められたとき"


@pytest.fixture
def changed(blank_paths: LibraryPaths) -> LibraryPaths:
    """A library with an article of two revisions."""
    article = make_script(TITLE)
    with open_library(blank_paths, clock=PlayedClock(), repair="now") as library:
        library.editing.save(article, editor="編集者")
        body = article.body.replace("差し支えなければ、", "差し支えなければ今、")
        library.editing.save(replace(article, body=body, product="ケトル"), editor="別の人")
    return blank_paths


def test_a_history_is_listed(kb: Callable[..., Result], changed: LibraryPaths) -> None:
    found = kb("history", TITLE, library=changed)
    second, first = found.out.splitlines()
    assert second.startswith("  2  未検証 | ")
    assert second.endswith(" | 別の人 | 行: 追加 0、削除 0、変更 1 | product")
    assert first.endswith(" | 編集者")
    revisions = kb("history", TITLE, "--json", library=changed).json["revisions"]
    assert [(one["number"], one["changed"], one["keys"]) for one in revisions] == [(2, 1, ["product"]), (1, 0, [])]


def test_two_revisions_are_compared(kb: Callable[..., Result], changed: LibraryPaths) -> None:
    found = kb("diff", TITLE, library=changed)
    assert found.out.splitlines() == [
        "product: - → ケトル",
        "  13 - - 差し支えなければ、",
        "  13 + - 差し支えなければ今、",
    ]
    line = kb("diff", TITLE, "1", "2", "--json", library=changed).json["lines"][0]
    assert line["new"] == [["- 差し支えなければ", False], ["今", True], ["、", False]]
    same = kb("diff", TITLE, "2", "--language", "en", library=changed)
    assert same.out == "Revisions 2 and 2 do not differ.\n"
    assert kb("diff", TITLE, "0", "1", library=changed).out.startswith("kind: - → script\n")


def test_a_revision_that_is_not_there_is_said(kb: Callable[..., Result], changed: LibraryPaths) -> None:
    found = kb("diff", TITLE, "1", "9", library=changed)
    assert (found.code, found.out) == (1, "")
    assert found.err
