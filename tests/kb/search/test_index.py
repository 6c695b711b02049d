"""The index folder: rebuilt beside and swapped, damage found at any time, never an exception at opening."""

from __future__ import annotations

import errno
import gc
import json
import shutil
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kb.cancellation import CancelToken
from kb.domain.searching import SearchQuery
from kb.errors import DiskFullError, IndexBusyError, IndexUnavailableError, KbError, OperationCancelledError
from kb.search.folders import DiskFolder
from kb.search.generation import current_name, make_way
from kb.search.guard import reading_whoosh
from kb.search.index import IndexState, SearchIndex
from kb.search.indexer import apply
from kb.search.scorer import Scorer
from kb.search.searcher import search
from kb.search.terms import WeightedTerm
from tests.kb.search.library import FINGERPRINT, articles, build, generation_path, make

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kb.search.document import IndexDocument

pytestmark = pytest.mark.filterwarnings("error")


def generations(index: SearchIndex) -> list[str]:
    return sorted(path.name for path in index.folder.iterdir() if path.is_dir())


def state(index: SearchIndex) -> IndexState:
    return index.state


def reopened(index: SearchIndex) -> SearchIndex:
    return SearchIndex.open(index.folder, fingerprint=FINGERPRINT)


def test_a_missing_index_is_a_state(tmp_path: Path) -> None:
    index = SearchIndex.open(tmp_path / "none", fingerprint=FINGERPRINT)
    assert state(index) is IndexState.UNREADABLE
    assert index.needs_rebuild
    with pytest.raises(IndexUnavailableError):
        index.snapshot()
    assert not (tmp_path / "none").exists()


def test_a_rebuilt_index_is_ready_here_and_elsewhere(tmp_path: Path) -> None:
    progress: list[int] = []
    index = SearchIndex.open(tmp_path / "index")
    assert index.rebuild(articles(), progress=progress.append) == 8
    assert progress == list(range(1, 9))
    assert state(index) is IndexState.READY
    other = SearchIndex.open(tmp_path / "index")
    assert state(other) is IndexState.READY
    assert [other.snapshot().document(number) for number in range(8)] == list(articles())


def test_an_empty_index_answers(tmp_path: Path) -> None:
    index = build(tmp_path, [])
    assert index.snapshot().document_count == 0
    assert index.snapshot().docnum(UUID(int=1)) is None
    assert Scorer().top(index.snapshot(), [WeightedTerm("word", "訪問")], 5) == []


def test_another_analyser_still_answers_but_wants_a_rebuild(tmp_path: Path) -> None:
    build(tmp_path, articles())
    index = SearchIndex.open(tmp_path / "index", fingerprint="newer")
    assert state(index) is IndexState.REBUILD_NEEDED
    assert index.snapshot().document_count == 8
    index.rebuild(articles())
    assert state(index) is IndexState.READY
    assert len(generations(index)) == 1


def test_another_schema_does_not_answer(tmp_path: Path) -> None:
    index = build(tmp_path, articles())
    (generation_path(index) / "meta.json").write_text(json.dumps({"schema": 0, "fingerprint": FINGERPRINT}))
    other = reopened(index)
    assert state(other) is IndexState.UNREADABLE
    with pytest.raises(IndexUnavailableError):
        other.snapshot()
    with pytest.raises(IndexUnavailableError):
        apply(other, articles())


def test_a_reader_sees_what_another_commits_and_keeps_its_snapshot(tmp_path: Path) -> None:
    index = build(tmp_path, articles())
    other = reopened(index)
    before = other.snapshot()
    assert other.snapshot() is before
    apply(index, [make(9, "追加")], [UUID(int=1)])
    after = other.snapshot()
    assert (before.document_count, after.document_count) == (8, 8)
    assert (before.docnum(UUID(int=1)), after.docnum(UUID(int=1))) == (0, None)
    assert after.postings.segments[0] is before.postings.segments[0]
    index.rebuild(articles()[:2])
    assert other.snapshot().document_count == 2
    assert before.document(3).title == "加湿器の水漏れ"
    assert len(generations(index)) == 1


def broken_documents() -> Iterator[IndexDocument]:
    yield from articles()
    raise KeyError("the source broke")


def test_a_rebuild_that_fails_leaves_the_old_index_and_nothing_else(tmp_path: Path) -> None:
    index = build(tmp_path, articles())
    name = current_name(index.files)
    with pytest.raises(IndexUnavailableError) as raised:
        index.rebuild(broken_documents())
    assert isinstance(raised.value.__cause__, KeyError)
    token = CancelToken()
    with pytest.raises(OperationCancelledError):
        index.rebuild(articles(), token=token, progress=lambda done: token.cancel() if done == 3 else None)
    assert generations(index) == [name]
    assert state(index) is IndexState.READY
    assert index.snapshot().document_count == 8


def test_what_a_killed_rebuild_left_is_removed_by_the_next(tmp_path: Path) -> None:
    index = build(tmp_path, articles())
    left = index.folder / f"g{'0' * 32}"
    shutil.copytree(generation_path(index), left)
    assert reopened(index).state is IndexState.READY
    index.rebuild(articles())
    assert not left.exists()
    assert len(generations(index)) == 1


def test_only_one_writes(tmp_path: Path) -> None:
    index = build(tmp_path, articles())
    with index.files.locked("LOCK"):
        with pytest.raises(IndexBusyError):
            index.rebuild(articles())
        with pytest.raises(IndexBusyError):
            apply(index, articles())
        assert index.snapshot().document_count == 8
    apply(index, [make(9, "追加")])
    assert index.snapshot().document_count == 9


@contextmanager
def small_disk(size: int) -> Iterator[None]:
    """No file may grow over the size: to a program that is a full disk."""
    resource = pytest.importorskip("resource", reason="limits of file sizes are a matter of POSIX")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def many() -> list[IndexDocument]:
    texts = (f"{chr(0x4E00 + number)}{chr(0x5E00 + number)}" * 40 for number in range(1, 400))
    return [make(number, f"第{number}号", text) for number, text in enumerate(texts, 1)]


@pytest.mark.parametrize("size", [2_000, 20_000, 60_000, 150_000])
def test_a_full_disk_changes_nothing_and_leaves_nothing(tmp_path: Path, size: int) -> None:
    index = build(tmp_path, articles())
    files = sorted(path.name for path in generation_path(index).iterdir())
    with small_disk(size), pytest.raises(DiskFullError):
        index.rebuild(many())
    with small_disk(size), pytest.raises(DiskFullError):
        apply(index, many())
    gc.collect()
    assert sorted(path.name for path in generation_path(index).iterdir()) == files
    assert len(generations(index)) == 1
    assert index.snapshot().document_count == 8
    apply(index, [make(9, "追加")])
    assert index.snapshot().document_count == 9


def ask(index: SearchIndex) -> None:
    """Use everything that reads files."""
    snapshot = index.snapshot()
    for text in ("訪問 謝罪", "「求められた」", "訪門", "", "製品:加湿器"):
        search(snapshot, SearchQuery(text=text))


DAMAGES = {
    "empty": lambda file: file.write_bytes(b""),
    "cut": lambda file: file.write_bytes(file.read_bytes()[: file.stat().st_size // 2]),
    "gone": lambda file: file.unlink(),
    "nonsense": lambda file: file.write_bytes(bytes(range(256)) * 8),
}


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("pattern", ["*.toc", "*.seg", "meta.json", "../CURRENT"])
def test_damage_is_a_state_and_a_rebuild_repairs_it(tmp_path: Path, pattern: str, damage: str) -> None:
    index = build(tmp_path, articles())
    for file in [index.folder / "CURRENT"] if pattern == "../CURRENT" else list(generation_path(index).glob(pattern)):
        DAMAGES[damage](file)
    other = reopened(index)
    if state(other) is IndexState.READY:
        with pytest.raises(IndexUnavailableError):
            ask(other)
    assert state(other) is IndexState.UNREADABLE
    other.rebuild(articles())
    assert state(other) is IndexState.READY
    ask(other)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.data())
def test_any_damaged_bytes_are_an_unavailable_index_at_worst(tmp_path: Path, data: st.DataObject) -> None:
    shutil.rmtree(tmp_path / "index", ignore_errors=True)
    index = build(tmp_path, articles())
    (file,) = generation_path(index).glob("*.seg")
    content = bytearray(file.read_bytes())
    for position in data.draw(st.lists(st.integers(0, len(content) - 1), min_size=1, max_size=20)):
        content[position] = data.draw(st.integers(0, 255))
    file.write_bytes(content)
    other = reopened(index)
    try:
        ask(other)
    except KbError as error:
        assert isinstance(error, IndexUnavailableError)  # noqa: PT017 - it may also not be raised
        assert other.needs_rebuild


def test_many_threads_search_while_one_writes(tmp_path: Path) -> None:
    index = build(tmp_path, articles())

    def reader(_: int) -> int:
        return sum(search(index.snapshot(), SearchQuery(text="訪問")).total for _ in range(20))

    with ThreadPoolExecutor(4) as pool:
        counts = pool.map(reader, range(4))
        for number in range(20, 40):
            apply(index, [make(number, "お知らせ")])
        assert list(counts) == [40] * 4
    assert index.snapshot().document_count == 28


def test_a_library_that_was_taken_away_is_not_made_again_by_its_index(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        make_way(DiskFolder(tmp_path / "gone" / "index"))
    assert not (tmp_path / "gone").exists()


def test_a_disk_that_does_not_answer_has_damaged_nothing() -> None:
    heard: list[str] = []
    for error in (OSError(errno.EIO, "gone"), OSError(errno.ESTALE, "gone")):
        with pytest.raises(IndexUnavailableError), reading_whoosh("index", lambda: heard.append("damaged")):
            raise error
    assert heard == []
    with pytest.raises(IndexUnavailableError), reading_whoosh("index", lambda: heard.append("damaged")):
        raise ValueError
    assert heard == ["damaged"]


def test_what_is_open_answers_while_the_whole_library_is_gone(tmp_path: Path) -> None:
    root = tmp_path / "library"
    root.mkdir()
    index = build(root, articles())
    before = index.snapshot()
    root.rename(tmp_path / "away")
    assert index.refresh() is IndexState.READY
    with pytest.raises(IndexUnavailableError):
        _ = index.current
    assert index.snapshot() is before
    (tmp_path / "away").rename(root)
    assert index.snapshot() is before
    shutil.rmtree(index.folder)  # this is damage: the rest of the library is there
    assert index.refresh() is IndexState.UNREADABLE
