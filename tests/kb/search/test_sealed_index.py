"""The index of an encrypted library: in memory, and one sealed file on the disk."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kb.errors import DiskFullError, IndexUnavailableError
from kb.protection import KeyPurpose, LibraryKey, write_sealed
from kb.search.index import IndexState, SearchIndex
from kb.search.indexer import apply
from kb.search.sealed_index import FILE_NAME, Mark, SealedIndex
from tests.disks import fill, small_disk
from tests.kb.search.library import FINGERPRINT, articles, make

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

KEY = LibraryKey.new()
MARK = Mark(8, "witness")
MARKER = "目印の言葉"


def opened(folder: Path, key: LibraryKey = KEY) -> SearchIndex:
    return SearchIndex.open(folder, fingerprint=FINGERPRINT, key=key)


def sealed(index: SearchIndex) -> SealedIndex:
    assert index.sealed is not None
    return index.sealed


def keep(index: SearchIndex, mark: Mark = MARK, *, over_others: bool = False) -> bool:
    content = sealed(index).frozen(mark)
    assert content is not None
    return sealed(index).write(content, over_others=over_others)


@pytest.fixture
def index(tmp_path: Path) -> SearchIndex:
    made = opened(tmp_path / "index")
    made.rebuild([*articles(), make(9, MARKER, MARKER * 50)])
    return made


def titles(index: SearchIndex) -> set[str]:
    snapshot = index.snapshot()
    return {snapshot.document(number).title for number in range(snapshot.size) if snapshot.alive[number]}


def test_nothing_is_on_the_disk_until_it_is_kept(index: SearchIndex) -> None:
    assert index.state is IndexState.READY
    apply(index, [make(10, "追加")])
    assert not index.folder.exists()
    assert keep(index)
    assert sorted(path.name for path in index.folder.iterdir()) == ["LOCK", FILE_NAME]


def test_it_comes_back_as_it_was(index: SearchIndex) -> None:
    apply(index, [make(10, "追加")], [UUID(int=1)])
    keep(index)
    again = opened(index.folder)
    assert again.state is IndexState.READY
    assert sealed(again).mark == MARK
    assert titles(again) == titles(index)
    assert MARKER in titles(again)
    apply(again, [make(11, "もう一つ")])
    assert titles(again) == titles(index) | {"もう一つ"}


def test_no_word_of_it_can_be_read(index: SearchIndex) -> None:
    keep(index)
    for path in index.folder.iterdir():
        content = path.read_bytes()
        assert not any(MARKER.encode(code) in content for code in ("utf-8", "utf-16-le", "utf-16-be"))
        assert b"MAIN" not in content


def test_only_its_owner_may_read_it(index: SearchIndex) -> None:
    keep(index)
    assert (index.folder / FILE_NAME).stat().st_mode & 0o077 == 0


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "gone": lambda content: b"",
    "cut within the head": lambda content: content[:10],
    "cut": lambda content: content[: len(content) // 2],
    "last byte": lambda content: content[:-1],
    "longer": lambda content: content + b"x",
    "twice": lambda content: content + content,
    "nonsense": lambda content: bytes(range(256)) * 8,
    "as it was before it was sealed": lambda content: b"KbE1" + b"\0" * 40,
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_damage_is_an_index_to_be_made_anew(index: SearchIndex, damage: str) -> None:
    keep(index)
    file = index.folder / FILE_NAME
    file.write_bytes(DAMAGES[damage](file.read_bytes()))
    other = opened(index.folder)
    assert other.state is IndexState.UNREADABLE
    with pytest.raises(IndexUnavailableError):
        other.snapshot()
    other.rebuild(articles())
    assert keep(other)
    assert len(titles(opened(index.folder))) == 8


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(data=st.data())
def test_any_flipped_bit_is_an_index_to_be_made_anew(tmp_path: Path, data: st.DataObject) -> None:
    index = opened(tmp_path / "index")
    if not (index.folder / FILE_NAME).exists():
        index.rebuild(articles())
        keep(index)
    file = index.folder / FILE_NAME
    content = file.read_bytes()
    place = data.draw(st.integers(0, len(content) - 1))
    changed = bytearray(content)
    changed[place] ^= 1 << data.draw(st.integers(0, 7))
    file.write_bytes(changed)
    assert opened(index.folder).state is IndexState.UNREADABLE
    file.write_bytes(content)


def test_another_key_reads_nothing(index: SearchIndex) -> None:
    keep(index)
    assert opened(index.folder, LibraryKey.new()).state is IndexState.UNREADABLE


@pytest.mark.parametrize(
    "content",
    [
        b"no line",
        b"not json\n",
        b"{}\n",
        json.dumps({"format": 0, "generation": "g", "mark": {"sequence": 1, "witness": ""}, "files": []}).encode()
        + b"\n",
        json.dumps({"format": 1, "generation": "g", "mark": {"sequence": 1}, "files": []}).encode() + b"\n",
        json.dumps(
            {"format": 1, "generation": "g", "mark": {"sequence": 1, "witness": ""}, "files": [["a", 9]]}
        ).encode()
        + b"\nless",
        json.dumps(
            {"format": 1, "generation": "g", "mark": {"sequence": 1, "witness": ""}, "files": [["a", 1]]}
        ).encode()
        + b"\nmore",
        json.dumps({"format": 1, "generation": "", "mark": {"sequence": 1, "witness": ""}, "files": []}).encode()
        + b"\n",
    ],
)
def test_what_another_version_sealed_is_an_index_to_be_made_anew(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "index").mkdir()
    with (tmp_path / "index" / FILE_NAME).open("wb") as file:
        write_sealed(file, [content], KEY, KeyPurpose.INDEX)
    index = opened(tmp_path / "index")
    assert index.state is IndexState.UNREADABLE
    index.rebuild(articles())
    assert len(titles(index)) == 8


def test_what_another_analyser_sealed_answers_and_wants_a_rebuild(index: SearchIndex) -> None:
    keep(index)
    other = SearchIndex.open(index.folder, fingerprint="newer", key=KEY)
    assert other.state is IndexState.REBUILD_NEEDED
    assert MARKER in titles(other)


def test_files_of_more_than_a_part_come_back(tmp_path: Path) -> None:
    index = opened(tmp_path / "index")
    index.rebuild(articles())
    large = bytes(range(256)) * 20_000
    with index.current.file("large").create() as file:
        file.write(large)
    keep(index)
    again = opened(tmp_path / "index")
    with again.current.file("large").open() as file:
        assert file.read() == large
    assert titles(again) == titles(index)


def test_what_another_kept_meanwhile_is_not_lost(index: SearchIndex) -> None:
    keep(index)
    other = opened(index.folder)
    apply(other, [make(10, "別の窓")])
    assert sealed(other).differs
    assert keep(other, Mark(9, ""))
    assert not sealed(other).differs
    assert sealed(index).changed
    assert not keep(index)
    content = sealed(index).read()
    assert content is not None
    assert content.mark == Mark(9, "")
    before = index.snapshot()
    sealed(index).install(content)
    index.look_again()
    assert titles(index) == titles(other)
    assert not sealed(index).changed
    # What was read of a segment before is not read again.
    assert before.postings.segments[0] in index.snapshot().postings.segments
    assert keep(index)


def test_a_rebuild_stands_above_what_another_kept(index: SearchIndex) -> None:
    keep(index)
    other = opened(index.folder)
    keep(other, Mark(9, ""))
    index.rebuild(articles()[:3])
    assert not keep(index)
    assert keep(index, over_others=True)
    assert len(titles(opened(index.folder))) == 3


def test_a_search_goes_on_while_another_index_is_taken_in(index: SearchIndex) -> None:
    keep(index)
    other = opened(index.folder)
    other.rebuild(articles()[:2])
    keep(other)
    before = index.snapshot()
    content = sealed(index).read()
    assert content is not None
    sealed(index).install(content)
    assert before.document(8).title == MARKER
    assert len(titles(index)) == 2
    assert len(index.files.names()) == 2


def test_while_another_program_writes_it_is_left_for_later(index: SearchIndex) -> None:
    keep(index)
    apply(index, [make(10, "追加")])
    with sealed(index).disk.locked("LOCK"):
        assert not keep(index)
    assert keep(index)


def test_a_full_disk_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 1) as disk:
        index = opened(disk / "index")
        index.rebuild(articles())
        keep(index)
        before = (index.folder / FILE_NAME).read_bytes()
        apply(index, [make(10, "追加")])
        fill(disk)
        with pytest.raises(DiskFullError):
            keep(index)
        assert (index.folder / FILE_NAME).read_bytes() == before
        assert sorted(path.name for path in index.folder.iterdir()) == ["LOCK", FILE_NAME]
        assert "追加" in titles(index)


def test_what_is_forgotten_answers_nothing(index: SearchIndex) -> None:
    sealed(index).forget()
    index.distrust()
    assert index.refresh() is IndexState.UNREADABLE
    assert sealed(index).size == 0
    assert index.files.names() == []
