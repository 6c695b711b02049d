from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from kb.library import LibraryPaths, open_library
from tests.kb.support import PlayedClock, make_script

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.kb.cli.runs import Result


#: Instead of typing it.
SECRET, OTHER = {"KANDOKORO_PACK_PASSWORD": "合言葉"}, {"KANDOKORO_PACK_PASSWORD": "別の言葉"}


@pytest.fixture
def agent(kb: Callable[..., Result], tmp_path: Path) -> LibraryPaths:
    paths = LibraryPaths(tmp_path / "席")
    assert kb("--library", str(paths.root), "init", "--empty").code == 0
    return paths


def follow(paths: LibraryPaths, share: Path, *keys: str) -> None:
    rules = paths.root / "rules"
    rules.mkdir(exist_ok=True)
    text = f"from: {share}\nkeys: [{', '.join(keys)}]\nevery_minutes: 30\n"
    (rules / "packs.yaml").write_text(text, encoding="utf-8")


def test_knowledge_goes_out_signed_and_what_is_said_comes_back(
    kb: Callable[..., Result],
    few_paths: LibraryPaths,
    agent: LibraryPaths,
    tmp_path: Path,
) -> None:
    share, key = tmp_path / "share", tmp_path / "key.pem"
    share.mkdir()
    public = kb("pack", "key", str(key), "--json", library=few_paths, **SECRET).json["public"]
    assert kb("pack", "key", str(key), library=few_paths, **SECRET).code == 1
    made = kb("pack", "make", str(share), "--key", str(key), "--json", library=few_paths, **SECRET).json["packs"]
    assert [pack["articles"] for pack in made] == [12]

    follow(agent, share)
    refused = kb("pack", "look", library=agent)
    assert refused.code == 1
    assert "信頼する鍵の署名がない" in refused.err
    follow(agent, share, public)
    taken = kb("pack", "look", library=agent)
    assert (taken.code, "第 1 版を取り込みました(追加 12" in taken.out) == (0, True)
    assert kb("search", "訪問", "--json", library=agent).json["total"] == 12
    assert "新しいものはありません" in kb("pack", "look", library=agent).out
    old = kb("pack", "take", made[0]["file"], library=agent)
    assert (old.code, "第 1 版、いまは第 1 版" in old.err) == (1, True)

    with open_library(few_paths, clock=PlayedClock(), repair="later") as library:
        library.editing.save(make_script("新しい記事"))
    assert "第 2 版(1 件)" in kb("pack", "make", str(share), "--key", str(key), library=few_paths, **SECRET).out
    assert (
        "新しいものはありません" in kb("pack", "make", str(share), "--key", str(key), library=few_paths, **SECRET).out
    )
    assert kb("pack", "look", "--json", library=agent).json == {"reached": True, "taken": [2], "refused": []}

    written = kb("pack", "feedback", str(share), "--json", library=agent).json
    assert "新しい声 0" in kb("pack", "gather", written["file"], library=few_paths).out
    share.rename(tmp_path / "gone")
    assert "配布元に届きません" in kb("pack", "look", library=agent).err


def test_a_wrong_password_is_said(kb: Callable[..., Result], few_paths: LibraryPaths, tmp_path: Path) -> None:
    key = tmp_path / "key.pem"
    kb("pack", "key", str(key), library=few_paths, **SECRET)
    made = ("pack", "make", str(tmp_path), "--key", str(key))
    result = kb(*made, library=few_paths, **OTHER)
    assert (result.code, "パスワードが違います" in result.err) == (1, True)
    again = kb("pack", "key", str(key), **SECRET)
    assert (again.code, f"{key} はもうあります" in again.err) == (1, True)
    key.write_text("no key", encoding="utf-8")
    result = kb(*made, library=few_paths, **SECRET)
    assert (result.code, "署名する鍵ではありません" in result.err) == (1, True)
    key.unlink()
    result = kb(*made, library=few_paths, **SECRET)
    assert (result.code, f"{key} がありません" in result.err) == (1, True)
    result = kb("pack", "key", str(tmp_path / "gone" / "key"), **SECRET)
    assert (result.code, "フォルダー" in result.err) == (1, True)


def test_a_job_without_a_password_is_told_where_to_put_it(
    kb: Callable[..., Result], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO())
    result = kb("pack", "key", str(tmp_path / "key"))
    assert (result.code, "KANDOKORO_PACK_PASSWORD" in result.err) == (2, True)
    assert list(tmp_path.iterdir()) == []


def test_a_look_without_a_place_or_without_keys_says_so(kb: Callable[..., Result], few_paths: LibraryPaths) -> None:
    assert "配布元が決まっていません" in kb("pack", "look", library=few_paths).err
    place = few_paths.root / "rules" / "packs.yaml"
    place.parent.mkdir(exist_ok=True)
    place.write_text(f"from: {few_paths.root}\nkeys: []\nevery_minutes: 5\n", encoding="utf-8")
    assert "信頼する公開鍵がない" in kb("pack", "look", library=few_paths).err
