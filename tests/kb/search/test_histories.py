"""Whatever is added, changed, removed and merged in whatever order: all is there once, scored as Whoosh does."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kb.errors import IndexUnavailableError
from kb.search.additions import Addition
from kb.search.folders import DiskFolder
from kb.search.indexer import apply
from kb.search.inversion import prepare
from kb.search.runs import write_runs
from kb.search.terms import WeightedTerm
from kb.search.tidying import Merge
from tests.kb.search.library import articles, build, make
from tests.kb.search.test_scorer import check_parity

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kb.search.document import IndexDocument
    from kb.search.index import SearchIndex

WORDS = ("訪問", "謝罪", "返品", "交換", "遅延", "電気ケトル")
TERMS = [WeightedTerm("word", word) for word in WORDS] + [WeightedTerm("bigram", "訪問", 0.5)]


def add(index: SearchIndex, documents: Sequence[IndexDocument], folder: Path, outdated: Sequence[UUID] = ()) -> None:
    """Add as an import does."""
    folder.mkdir()
    aside = DiskFolder(folder)
    addition = Addition(index, aside)
    addition.write(list(write_runs(aside, map(prepare, documents))), memory_bytes=1)
    addition.finish([document.article_id for document in documents], outdated)
    shutil.rmtree(folder)


def tidy(index: SearchIndex, folder: Path) -> bool:
    merge = Merge.begin(index)
    if merge is None:
        return False
    folder.mkdir()
    merge.write(DiskFolder(folder), memory_bytes=1)
    done = merge.finish(index, DiskFolder(folder))
    shutil.rmtree(folder)
    return done


def titles(index: SearchIndex) -> dict[UUID, str]:
    snapshot = index.snapshot()
    found = [snapshot.document(int(number)) for number in snapshot.alive.nonzero()[0]]
    assert len({document.article_id for document in found}) == len(found)
    return {document.article_id: document.title for document in found}


def segments(index: SearchIndex) -> int:
    return len(index.snapshot().postings.segments)


numbers = st.integers(1, 9)
batches = st.lists(st.tuples(numbers, st.sampled_from(WORDS)), max_size=6)
steps = st.lists(
    st.one_of(
        st.tuples(st.just("apply"), batches, st.sets(numbers, max_size=3)),
        st.tuples(st.just("add"), batches, st.just(frozenset[int]())),
        st.tuples(st.just("tidy"), st.just([]), st.just(frozenset[int]())),
    ),
    max_size=14,
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(steps)
def test_any_history(tmp_path: Path, history: list[tuple[str, list[tuple[int, str]], set[int]]]) -> None:
    shutil.rmtree(tmp_path / "index", ignore_errors=True)
    index = build(tmp_path, [])
    expected: dict[UUID, str] = {}
    for step, (kind, batch, gone) in enumerate(history):
        latest = {number: make(number, f"{word}{step}", word * (number % 3)) for number, word in batch}
        documents = list(latest.values())
        removed = [UUID(int=number) for number in gone - latest.keys()]
        if kind == "apply":
            apply(index, documents, removed)
        elif kind == "add":
            add(index, documents, tmp_path / "aside")
        else:
            tidy(index, tmp_path / "aside")
            removed = []
        expected = {key: title for key, title in expected.items() if key not in removed}
        expected |= {document.article_id: document.title for document in documents}
        assert titles(index) == expected
    check_parity(index, TERMS, 9)


def test_what_changes_during_a_merge_is_not_lost(tmp_path: Path) -> None:
    index = build(tmp_path, articles())
    for number in range(20, 25):
        apply(index, [make(number, "第1版")])
    merge = Merge.begin(index)
    assert merge is not None
    apply(index, [make(21, "第2版"), make(30, "追加")], [UUID(int=23)])
    (tmp_path / "aside").mkdir()
    merge.write(DiskFolder(tmp_path / "aside"))
    apply(index, [], [UUID(int=24)])
    before = segments(index)
    assert merge.finish(index, DiskFolder(tmp_path / "aside"))
    assert segments(index) < before
    assert {key.int: title for key, title in titles(index).items() if key.int > 8} == {
        20: "第1版",
        21: "第2版",
        22: "第1版",
        30: "追加",
    }
    check_parity(index, TERMS, 9)


def test_a_merge_that_comes_too_late_changes_nothing(tmp_path: Path) -> None:
    index = build(tmp_path, articles())
    for number in range(20, 25):
        apply(index, [make(number, "お知らせ")])
    late, rebuilt = Merge.begin(index), Merge.begin(index)
    assert late is not None
    assert rebuilt is not None
    for folder, merge in ((tmp_path / "late", late), (tmp_path / "rebuilt", rebuilt)):
        folder.mkdir()
        merge.write(DiskFolder(folder))
    assert tidy(index, tmp_path / "aside")
    assert not late.finish(index, DiskFolder(tmp_path / "late"))
    index.rebuild(articles())
    assert not rebuilt.finish(index, DiskFolder(tmp_path / "rebuilt"))
    assert len(titles(index)) == 8


def test_an_addition_leaves_out_what_others_have_indexed_meanwhile(tmp_path: Path) -> None:
    index = build(tmp_path, articles())
    apply(index, [make(1, "新しい"), make(9, "新しい")])
    add(index, [make(number, "輸入") for number in (1, 2, 9, 10)], tmp_path / "aside", [UUID(int=1), UUID(int=9)])
    found = {key.int: title for key, title in titles(index).items()}
    assert (found[1], found[2], found[9], found[10]) == ("新しい", "輸入", "新しい", "輸入")
    assert len(found) == 10


def test_an_addition_to_an_index_that_was_rebuilt_changes_nothing(tmp_path: Path) -> None:
    index = build(tmp_path, articles())
    (tmp_path / "aside").mkdir()
    addition = Addition(index, DiskFolder(tmp_path / "aside"))
    addition.write([])
    index.rebuild(articles()[:3])
    with pytest.raises(IndexUnavailableError):
        addition.finish([UUID(int=1)], [])
    assert len(titles(index)) == 3
