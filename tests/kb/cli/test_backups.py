from __future__ import annotations

from typing import TYPE_CHECKING

from kb.library import open_library
from tests.kb.support import PlayedClock, make_script

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kb.library import LibraryPaths
    from tests.kb.cli.runs import Result


def add(paths: LibraryPaths, title: str) -> None:
    with open_library(paths, clock=PlayedClock(), repair="later") as library:
        library.editing.save(make_script(title))


def test_backup_verify_preview_and_restore(kb: Callable[..., Result], few_paths: LibraryPaths) -> None:
    made = kb("backup", "--json", library=few_paths).json
    assert made["sound"]
    assert made["counts"]["articles"] == 12
    assert kb("backup", "--list", "--json", library=few_paths).json["backups"][0]["path"] == made["path"]
    add(few_paths, "あとから書いた記事")

    looked = kb("restore", made["path"], library=few_paths)
    assert looked.code == 0
    assert "控えにない記事 1 件\n  あとから書いた記事\n" in looked.out
    assert "何も変えていません" in looked.out
    assert kb("search", "あとから", "--json", library=few_paths).json["total"] == 1

    done = kb("restore", made["path"], "--replace", "--json", library=few_paths).json
    assert (done["replaced"], done["lost"]) == (True, ["あとから書いた記事"])
    assert kb("search", "あとから", "--json", library=few_paths).json["total"] == 0
    back = kb("restore", done["aside"], "--replace", library=few_paths)
    assert f"{few_paths.backups}" in back.out
    assert kb("search", "あとから", "--json", library=few_paths).json["total"] == 1


def test_verify_names_what_cannot_be_read(kb: Callable[..., Result], few_paths: LibraryPaths) -> None:
    path = kb("backup", "--json", library=few_paths).json["path"]
    good = kb("verify", library=few_paths)
    assert good.code == 0
    assert good.out.count("終わりまで読めます") == 2
    with open(path, "r+b") as file:  # noqa: PTH123 - a path from JSON
        file.truncate(20_000)
    bad = kb("verify", path, library=few_paths)
    assert bad.code == 1
    assert "終わりまで読める控えではありません" in bad.err
    assert kb("restore", path, library=few_paths).code == 1


def test_nothing_to_back_up_says_so(kb: Callable[..., Result], tmp_path: Path) -> None:
    assert kb("--library", str(tmp_path / "ない"), "backup").code == 3


def test_a_list_without_a_backup_says_how_to_make_one(kb: Callable[..., Result], few_paths: LibraryPaths) -> None:
    found = kb("backup", "--list", library=few_paths)
    assert (found.code, found.out, "「kb backup」" in found.err) == (0, "", True)
