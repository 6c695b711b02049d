"""Posting lists of many sources become one, whatever the memory."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from kb.search.inversion import Inverted, Prepared, in_parts, invert
from kb.search.merging import merged

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kb.search.inversion import FieldPostings

tokens = st.lists(st.sampled_from(["訪問", "謝罪", "電気", "ケトル", "a", "b", "ab", "𠮟"]), max_size=12)
sources = st.lists(st.lists(tokens, max_size=8), max_size=6)


def source(documents: list[list[str]]) -> Inverted:
    return invert(Prepared(f"id{number}", {}, {"word": tuple(words)}) for number, words in enumerate(documents))


def as_dict(parts: Iterable[FieldPostings]) -> dict[bytes, list[tuple[int, int]]]:
    """Return documents and frequencies by term; the terms must come once and in order."""
    found: dict[bytes, list[tuple[int, int]]] = {}
    for part in parts:
        start = 0
        for term, count in zip(part.terms, part.counts.tolist(), strict=True):
            assert not found or term > next(reversed(found))
            end = start + count
            found[term] = list(zip(part.ids[start:end].tolist(), part.frequencies[start:end].tolist(), strict=True))
            start = end
        assert start == len(part.ids)
    return found


def expected(documents: list[list[str]]) -> dict[bytes, list[tuple[int, int]]]:
    found: defaultdict[bytes, list[tuple[int, int]]] = defaultdict(list)
    for number, words in enumerate(documents):
        for word, count in Counter(words).items():
            found[word.encode()].append((number, count))
    return dict(sorted(found.items()))


@given(sources, st.sampled_from([0, 300, 2**20]))
def test_merging_is_inverting_all_at_once(parts: list[list[list[str]]], memory_bytes: int) -> None:
    together = [words for documents in parts for words in documents]
    found = as_dict(merged([source(documents) for documents in parts], "word", memory_bytes))
    assert found == expected(together)


def test_parts_keep_terms_whole() -> None:
    documents = [[f"{number % 7000}", "häufig"] for number in range(9_000)]
    postings = source(documents).fields["word"]
    parts = list(in_parts(postings))
    assert len(parts) > 4
    assert as_dict(parts) == expected(documents)
    assert as_dict([postings.cut(0, 10), postings.cut(10, len(postings.terms))]) == as_dict(parts)
