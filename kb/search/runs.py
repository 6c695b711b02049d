"""Runs: a thousand or two of documents inverted and put aside, to be merged into one segment afterwards.

Writing the runs takes memory for one of them at a time, and several processes can write runs at once. A run is a
temporary file of this program and this machine: it is neither checked nor kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING, BinaryIO

import numpy as np

from kb.search.inversion import FieldPostings, in_parts, invert

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

    from kb.search.folders import Folder, StoredFile
    from kb.search.inversion import Inverted, Prepared

#: A run ends at so many documents or tokens: some 100 MB of memory while it is written.
RUN_DOCUMENTS = 1_000
RUN_TOKENS = 1_000_000
#: Bytes of stored rows read at a time.
_ROW_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class _Parts:
    """Where a field's parts lie in the file: of each, its offset and how many terms, postings and bytes of terms."""

    offsets: NDArray[np.int64]
    sizes: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Run:
    """A run (see ``merging.Source``); it may be sent to another process."""

    file: StoredFile
    lengths: dict[str, NDArray[np.int64]]
    posting_counts: dict[str, int]
    _row_sizes: NDArray[np.int64]
    _parts: dict[str, _Parts]

    @property
    def size(self) -> int:
        """How many documents it has."""
        return len(self._row_sizes)

    def rows(self) -> Iterator[bytes]:
        """Yield what is stored of each document, as the codec stores it."""
        ends = np.cumsum(self._row_sizes)
        first = 0
        while first < self.size:
            start = int(ends[first] - self._row_sizes[first])
            last = max(int(np.searchsorted(ends, start + _ROW_BYTES, "right")), first + 1)
            with self.file.open() as file:
                file.seek(start)
                content = file.read(int(ends[last - 1]) - start)
            for end, size in zip(ends[first:last].tolist(), self._row_sizes[first:last].tolist(), strict=True):
                yield content[end - size - start : end - start]
            first = last

    def postings(self, field: str) -> Iterator[FieldPostings]:
        """Yield the posting lists of a field in parts, in the order of the terms."""
        parts = self._parts.get(field)
        if parts is None:
            return
        for offset, (terms, postings, term_bytes) in zip(parts.offsets.tolist(), parts.sizes.tolist(), strict=True):
            # Opened for each part: so many runs may be merged at once that the system would not let all be open.
            with self.file.open() as file:
                file.seek(offset)
                yield _read_part(file, terms, postings, term_bytes)


def write_runs(folder: Folder, documents: Iterable[Prepared]) -> Iterator[Run]:
    """Invert documents and write them to temporary files of a folder, a bounded number at a time.

    Raises:
        OSError: a file cannot be written.
    """
    remaining = iter(documents)
    for first in remaining:
        # One by one, so that tokens are forgotten once they are numbered.
        yield write_run(folder.temporary(), _some(chain((first,), remaining)))


def _some(documents: Iterable[Prepared]) -> Iterator[Prepared]:
    """Yield as many documents as a run may hold."""
    tokens = 0
    for document in islice(documents, RUN_DOCUMENTS):
        yield document
        tokens += sum(map(len, document.tokens.values()))
        if tokens >= RUN_TOKENS:
            return


def write_run(file: StoredFile, documents: Iterable[Prepared]) -> Run:
    """Invert documents that are analysed and write them to a new file.

    Raises:
        OSError: the file cannot be written.
    """
    inverted = invert(documents)
    with file.create() as content:
        sizes = [content.write(row) for row in inverted.rows()]
        parts = {field: _write_field(content, inverted, field) for field in inverted.fields}
    return Run(file, inverted.lengths, inverted.posting_counts, np.array(sizes, np.int64), parts)


def _write_field(file: BinaryIO, inverted: Inverted, field: str) -> _Parts:
    offsets: list[int] = []
    sizes: list[tuple[int, int, int]] = []
    for part in in_parts(inverted.fields[field]):
        terms = b"".join(part.terms)
        offsets.append(file.tell())
        sizes.append((len(part.terms), len(part.ids), len(terms)))
        file.write(np.fromiter(map(len, part.terms), np.uint32, len(part.terms)).tobytes())
        file.write(part.counts.astype(np.uint32).tobytes())
        file.write(part.ids.tobytes())
        file.write(part.frequencies.tobytes())
        file.write(terms)
    return _Parts(np.array(offsets, np.int64), np.array(sizes, np.int64).reshape(-1, 3))


def _read_part(file: BinaryIO, terms: int, postings: int, term_bytes: int) -> FieldPostings:
    content = file.read(terms * 8 + postings * 6 + term_bytes)
    sizes, counts = np.frombuffer(content, np.uint32, 2 * terms).reshape(2, terms)
    ids = np.frombuffer(content, np.uint32, postings, terms * 8)
    frequencies = np.frombuffer(content, np.uint16, postings, terms * 8 + postings * 4)
    start = terms * 8 + postings * 6
    texts: list[bytes] = []
    for size in sizes.tolist():
        texts.append(content[start : start + size])
        start += size
    return FieldPostings(texts, counts.astype(np.int64), ids, frequencies)
