"""From documents to posting lists in memory: tokens are numbered as they come and sorted once, in arrays."""

from __future__ import annotations

import pickle
import zlib
from array import array
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from kb.search.document import to_row
from kb.search.schema import ID_FIELD, ROW, TEXT_FIELDS, tokens_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from kb.search.document import IndexDocument

#: Postings of a part that a posting stream gives out at a time, or one term's where that has more.
PART_POSTINGS = 2048
#: Whoosh's level for stored rows.
_ROW_COMPRESSION = 3
_MOST = np.iinfo(np.uint16).max


@dataclass(frozen=True, slots=True)
class FieldPostings:
    """Posting lists of one field, one after another in the order of their terms.

    ``counts`` says how many documents each term has; ``ids`` ascend within a term; ``frequencies`` belong to ``ids``.
    """

    terms: list[bytes]
    counts: NDArray[np.int64]
    ids: NDArray[np.uint32]
    frequencies: NDArray[np.uint16]

    def cut(self, start: int, end: int) -> FieldPostings:
        """Return the lists of the terms from position ``start`` to before ``end``."""
        first = int(self.counts[:start].sum())
        last = first + int(self.counts[start:end].sum())
        return FieldPostings(
            self.terms[start:end], self.counts[start:end], self.ids[first:last], self.frequencies[first:last]
        )


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document analysed: its id, its stored row and its tokens by field."""

    article_id: str
    row: dict[str, Any]
    tokens: dict[str, tuple[str, ...]]


def prepare(document: IndexDocument) -> Prepared:
    """Analyse a document."""
    return Prepared(str(document.article_id), to_row(document), tokens_of(document))


class Inverted:
    """Documents numbered from 0, by document and by term: what a segment is written from, in memory."""

    def __init__(
        self, rows: list[bytes], lengths: dict[str, NDArray[np.int64]], fields: dict[str, FieldPostings]
    ) -> None:
        self._rows = rows
        self.size = len(rows)
        self.lengths = lengths
        self.fields = fields
        self.posting_counts = {field: len(postings.ids) for field, postings in fields.items()}

    def rows(self) -> Iterator[bytes]:
        """Yield what is stored of each document, as the codec stores it."""
        return iter(self._rows)

    def postings(self, field: str) -> Iterator[FieldPostings]:
        """Yield the posting lists of a field in parts, in the order of the terms."""
        postings = self.fields.get(field)
        if postings is not None:
            yield from in_parts(postings)


def in_parts(postings: FieldPostings) -> Iterator[FieldPostings]:
    """Cut posting lists into parts of about ``PART_POSTINGS``, never within a term."""
    ends = np.cumsum(postings.counts)
    start, base = 0, 0
    while start < len(ends):
        end = max(int(np.searchsorted(ends, base + PART_POSTINGS, "right")), start + 1)
        last = int(ends[end - 1])
        part = slice(base, last)
        yield FieldPostings(
            postings.terms[start:end], postings.counts[start:end], postings.ids[part], postings.frequencies[part]
        )
        start, base = end, last


def invert(documents: Iterable[Prepared]) -> Inverted:
    """Invert documents, numbered in their order."""
    rows: list[bytes] = []
    lengths = {field: array("q") for field in TEXT_FIELDS}
    buffers: defaultdict[str, _Buffer] = defaultdict(_Buffer)
    for number, document in enumerate(documents):
        rows.append(stored_row(document.article_id, document.row))
        buffers[ID_FIELD].add((document.article_id,), number)
        for field, tokens in document.tokens.items():
            buffers[field].add(tokens, number)
        for field, counts in lengths.items():
            counts.append(len(document.tokens.get(field, ())))
    return Inverted(
        rows,
        {field: np.frombuffer(counts, np.int64) for field, counts in lengths.items()},
        {field: buffer.postings(len(rows)) for field, buffer in sorted(buffers.items())},
    )


def stored_row(article_id: str, row: dict[str, Any]) -> bytes:
    """Return the stored fields of a document as Whoosh's column keeps them."""
    return zlib.compress(pickle.dumps({ID_FIELD: article_id, ROW: row}, 2), _ROW_COMPRESSION)


class _Buffer:
    """The tokens of one field so far: every occurrence with its document."""

    def __init__(self) -> None:
        self._vocabulary: defaultdict[str, int] = defaultdict()
        self._vocabulary.default_factory = self._vocabulary.__len__
        self._terms = array("I")
        self._documents = array("I")
        self._counts = array("I")

    def add(self, tokens: Sequence[str], document: int) -> None:
        self._terms.extend(map(self._vocabulary.__getitem__, tokens))
        self._documents.append(document)
        self._counts.append(len(tokens))

    def postings(self, size: int) -> FieldPostings:
        """Sort the occurrences by term and document; ``size`` is the number of documents."""
        # Code points sort as their UTF-8 does, and that is the order of Whoosh's terms.
        ordered = sorted(self._vocabulary)
        rank = np.empty(len(ordered), np.int64)
        rank[[self._vocabulary[term] for term in ordered]] = np.arange(len(ordered))
        documents = np.repeat(np.frombuffer(self._documents, np.uint32), np.frombuffer(self._counts, np.uint32))
        keys = rank[np.frombuffer(self._terms, np.uint32)] * size + documents
        keys, frequencies = np.unique(keys, return_counts=True)
        ranks, ids = np.divmod(keys, size)
        return FieldPostings(
            [term.encode() for term in ordered],
            np.bincount(ranks, minlength=len(ordered)),
            ids.astype(np.uint32),
            np.minimum(frequencies, _MOST).astype(np.uint16),
        )
