"""Posting lists as Whoosh's codec wants them, read back by the product and by Whoosh."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from whoosh.codec.whoosh3 import W3LeafMatcher, W3TermInfo
from whoosh.filedb.structfile import BufferFile
from whoosh.formats import Frequency
from whoosh.util.numeric import length_to_byte

from kb.search.blocks import decode_blocks
from kb.search.encoding import PostingWriter, length_bytes
from kb.search.inversion import FieldPostings

if TYPE_CHECKING:
    from collections.abc import Sequence

    #: Documents and frequencies of one term.
    List = list[tuple[int, int]]

SIZE = 20_000
LENGTHS = length_bytes(np.arange(SIZE) % 700)

lists = st.lists(
    st.dictionaries(st.integers(0, SIZE - 1), st.integers(1, 70), min_size=1, max_size=12).map(
        lambda found: sorted(found.items())
    ),
    min_size=1,
    max_size=6,
)


def written(wanted: Sequence[List]) -> tuple[bytes, list[tuple[bytes, W3TermInfo]]]:
    postings = FieldPostings(
        [f"{number:03}".encode() for number in range(len(wanted))],
        np.array([len(found) for found in wanted]),
        np.array([document for found in wanted for document, _ in found], np.uint32),
        np.array([frequency for found in wanted for _, frequency in found], np.uint16),
    )
    file = BytesIO()
    entries = list(PostingWriter(file).write(postings, LENGTHS, b""))
    return file.getvalue(), [(term, W3TermInfo.from_bytes(info)) for term, info in entries]


def check(wanted: Sequence[List]) -> None:
    content, entries = written(wanted)
    assert [term for term, _ in entries] == sorted(term for term, _ in entries)
    for found, (_, info) in zip(wanted, entries, strict=True):
        offset, (size,) = info.extent()
        ids, frequencies = decode_blocks(content[offset : offset + size])
        assert list(zip(ids.tolist(), frequencies.tolist(), strict=True)) == found
        matcher = W3LeafMatcher(BufferFile(content), offset, size, Frequency())
        theirs = []
        while matcher.is_active():
            theirs.append((matcher.id(), matcher.weight()))
            assert matcher.weight() <= matcher.block_max_weight()
            matcher.next()
        assert theirs == found
        assert (info.doc_frequency(), info.weight()) == (len(found), sum(frequency for _, frequency in found))
        assert (info.min_id(), info.max_id()) == (found[0][0], found[-1][0])
        assert info.max_weight() == max(frequency for _, frequency in found)
        shortest, longest = (length_to_byte(length) for length in (info.min_length(), info.max_length()))
        of_term = LENGTHS[[document for document, _ in found]]
        assert (shortest, longest) == (of_term.min(), of_term.max())


@given(lists)
def test_what_is_written_is_read_back(wanted: list[List]) -> None:
    check(wanted)


@pytest.mark.parametrize("count", [4096, 4097, 8192, 9000])
def test_long_lists_are_cut_into_blocks(count: int) -> None:
    even = [(2 * number, 1) for number in range(count)]
    varied = [(document, 1 + document % 3) for document, _ in even]
    check([[(5, 2)], even, [(0, 1), (SIZE - 1, 1)], varied])


def test_lengths_are_whooshs() -> None:
    lengths = [*range(2_000), 50_000, 106_373, 106_374, 10**9]
    assert length_bytes(np.array(lengths)).tolist() == [length_to_byte(length) for length in lengths]
