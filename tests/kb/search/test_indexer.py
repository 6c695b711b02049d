"""Small changes in one commit, and segments that stay few."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from kb.search.indexer import apply
from tests.kb.search.library import articles, build, generation_path, make

if TYPE_CHECKING:
    from pathlib import Path


def test_update_add_and_delete_in_one_commit(tmp_path: Path) -> None:
    index = build(tmp_path, articles())
    apply(index, [make(2, "新しい題名"), make(9, "追加")], [UUID(int=3), UUID(int=77)])
    snapshot = index.snapshot()
    titles = {snapshot.document(int(number)).title for number in snapshot.alive.nonzero()[0]}
    assert snapshot.document_count == 8
    assert {"新しい題名", "追加"} <= titles
    assert not {"ケトルの取っ手がぐらつく", "加湿器の白い粉"} & titles


def test_the_last_of_several_versions_in_one_batch_stays(tmp_path: Path) -> None:
    index = build(tmp_path, articles())
    apply(index, [make(2, "一"), make(2, "二")])
    number = index.snapshot().docnum(UUID(int=2))
    assert number is not None
    assert index.snapshot().document(number).title == "二"
    assert index.snapshot().document_count == 8


def test_nothing_to_do_writes_nothing(tmp_path: Path) -> None:
    index = build(tmp_path, articles())
    before = index.snapshot()
    apply(index, [], [])
    apply(index, [], [UUID(int=77)])
    assert index.snapshot() is before


def test_segments_stay_few_and_the_dead_go(tmp_path: Path) -> None:
    index = build(tmp_path, articles())
    for count in range(70):
        apply(index, [make(count % 3 + 1, f"第{count}版", "本文")])
    snapshot = index.snapshot()
    assert snapshot.document_count == 8
    assert len(snapshot.postings.segments) <= 10
    assert snapshot.size < 30
    titles = [snapshot.document(int(number)).title for number in snapshot.alive.nonzero()[0]]
    assert {"第69版", "第68版", "第67版"} <= set(titles)
    assert len(list(generation_path(index).glob("*.seg"))) == len(snapshot.postings.segments)


def test_all_articles_can_go(tmp_path: Path) -> None:
    index = build(tmp_path, articles())
    apply(index, [], [UUID(int=number) for number in range(1, 9)])
    assert index.snapshot().document_count == 0
    apply(index, articles())
    assert index.snapshot().document_count == 8
