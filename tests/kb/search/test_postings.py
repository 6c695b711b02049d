"""Posting lists as arrays, the cache that keeps them, and the statistics of a generation."""

from __future__ import annotations

import pickle
import struct
import zlib
from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from kb.search.indexer import apply
from kb.search.postings import ByteCache, decode_blocks
from tests.kb.search.library import articles, build, make

if TYPE_CHECKING:
    from pathlib import Path


def block(ids: tuple[int, ...], weights: object, *, last: bool, compression: int = 1) -> bytes:
    """Pack a block as Whoosh's codec does."""
    deltas = tuple(number - before for before, number in zip((0, *ids), ids, strict=False))
    data = pickle.dumps((deltas, weights, None), 2)
    info = pickle.dumps((len(ids), ids[-1], 1.0, compression, 0, 0), 2)
    body = info + (zlib.compress(data) if compression else data)
    return struct.pack("!i", -len(body) if last else len(body)) + body


@pytest.mark.parametrize("compression", [0, 1])
@pytest.mark.parametrize(
    ("weights", "frequencies"),
    [(None, [1, 1, 1]), (2.0, [2, 2, 2]), ((1.0, 3.0, 2.0), [1, 3, 2]), ((1.0, 1.0, 1e9), [1, 1, 65535])],
)
def test_blocks_are_decoded(weights: object, frequencies: list[int], compression: int) -> None:
    data = b"W3Bl" + block((0, 4, 9), weights, last=False, compression=compression)
    ids, found = decode_blocks(data + block((12,), None, last=True, compression=compression))
    assert ids.tolist() == [0, 4, 9, 12]
    assert found.tolist() == [*frequencies, 1]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"XXXX",
        b"W3Bl",
        b"W3Bl" + block((0, 4), (1.0,), last=True),
        b"W3Bl" + block((0, 4), None, last=True)[:-3],
        b"W3Bl" + block((0, 4), None, last=False),
    ],
)
def test_damaged_blocks_are_refused(data: bytes) -> None:
    with pytest.raises((ValueError, EOFError, struct.error, zlib.error, pickle.UnpicklingError)):
        decode_blocks(data)


def test_the_cache_keeps_what_was_used_last_within_its_bytes() -> None:
    cache: ByteCache[str] = ByteCache(3 * (100 + ByteCache.OVERHEAD))
    for key in "abc":
        cache.put(key, key.upper(), 100)
    assert cache.get("a") == "A"
    cache.put("d", "D", 100)
    assert [cache.get(key) for key in "abcd"] == ["A", None, "C", "D"]
    cache.put("e", "E", 10_000)
    assert cache.get("e") is None


def test_lists_go_through_all_segments_and_count_the_deleted(tmp_path: Path) -> None:
    index = build(tmp_path, articles())
    apply(index, [make(9, "追加の訪問", "訪問 訪問")], [UUID(int=1)])
    snapshot = index.snapshot()
    postings = snapshot.postings.get("word", "訪問")
    assert postings.ids.tolist() == [0, 1, 4, 5, 8]
    assert postings.frequencies.tolist()[-1] == 3
    assert snapshot.mask("word", "訪問").nonzero()[0].tolist() == [1, 4, 5, 8]
    assert len(snapshot.postings.get("word", "無い").ids) == 0
    assert len(snapshot.postings.get("no_field", "無い").ids) == 0
    assert snapshot.postings.average_length("word") > 0


def test_the_lexicon_is_sorted_and_has_no_term_twice(tmp_path: Path) -> None:
    index = build(tmp_path, articles())
    apply(index, [make(9, "追加の訪問")])
    store = index.snapshot().postings
    terms = store.lexicon("word")
    assert terms == sorted(set(terms))
    assert {"訪問", "追加"} <= set(terms)
    assert store.lexicon("word", "訪") == [term for term in terms if term.startswith("訪")]
    assert store.lexicon("no_field") == []
