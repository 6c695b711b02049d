"""The posting list of a term in memory: which documents have it, and all that BM25 needs to know of each.

Two forms: a list of documents with a code each, or, for terms that many documents have, a frequency for every document.
Either takes a handful of NumPy calls to score, whatever its length.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from whoosh.util.numeric import byte_to_length

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from kb.search.cache import ByteCache

    Frequencies: TypeAlias = NDArray[np.uint8] | NDArray[np.uint16]
    Numbers: TypeAlias = NDArray[np.intp]
    Scores: TypeAlias = NDArray[np.float32]

#: What each of Whoosh's length bytes stands for.
LENGTHS: NDArray[np.float64] = np.array([byte_to_length(byte) for byte in range(256)], np.float64)
_LENGTH_BITS = 8
#: The highest frequency in a code of two bytes, and the highest number in a byte.
_HIGHEST = 255
#: The bits of a frequency where two share a byte, and the highest one of so many.
_PACKED_BITS = 4
_HIGHEST_PACKED = 15
_LEAST_NORM = 1e-30
#: A term of more than this part of the documents takes less memory with a place for every document, and adding to every
#: score in order is not slower than adding to some of them here and there.
DENSE_PART = 1 / 6
#: Lists from this length on are worth a wider copy of their document numbers, which NumPy adds by faster.
_WORTH_WIDENING = 4000
_add_at = np.add.at
#: What one unit of a rounded list stands for, so that a byte holds the idf of any term that is frequent in the index.
UNIT = (1 + log(1 / DENSE_PART)) / 255


@dataclass(frozen=True, slots=True)
class Rounded:
    """A list of a frequent term, for every document: ``idf`` times its saturation in units.

    ``error`` is the most that a document is off, ``most`` the most that any document has; neither is in units.
    """

    units: NDArray[np.uint8]
    error: float
    most: float


@dataclass(frozen=True, slots=True, eq=False)
class Saturation:
    """BM25's ``frequency / (frequency + k1 * norm(length))`` in one field of one generation of the index."""

    #: ``k1 * norm`` of every document of the generation.
    norms: Scores
    #: By code: frequency times 256, plus length byte; 0 for frequency 0.
    table: Scores
    #: The lists rounded last.
    hot: ByteCache[Rounded]

    @classmethod
    def of(
        cls, k1: float, b: float, average_length: float, lengths: NDArray[np.uint8], hot: ByteCache[Rounded]
    ) -> Saturation:
        """Prepare for a field's average length in tokens and the length bytes of all documents."""
        # Never 0, so that frequency 0 divides nothing by nothing.
        norms = np.maximum(k1 * ((1 - b) + b * LENGTHS / average_length), _LEAST_NORM).astype(np.float32)
        frequencies = np.arange(_HIGHEST + 1, dtype=np.float32)[:, np.newaxis]
        return cls(norms.take(lengths), (frequencies / (frequencies + norms)).ravel(), hot)

    def of_dense(self, postings: DensePostings, start: int) -> Scores:
        """Return the saturation in every document of a part of the index, which begins at ``start``."""
        values = postings.by_document.astype(np.float32)
        values /= values + self.norms[start : start + len(values)]
        return values

    def rounded(self, postings: DensePostings, start: int, idf: float) -> Rounded:
        """Return a term's list in a part of the index, rounded; kept while it is used."""
        key = (self, postings)
        found = self.hot.get(key)
        if found is None:
            exact = self.of_dense(postings, start)
            exact *= np.float32(idf / UNIT)
            units = np.rint(np.minimum(exact, 255.0))
            error, most = float(np.abs(exact - units).max()) * UNIT, float(units.max()) * UNIT
            found = Rounded(units.astype(np.uint8), error, most)
            self.hot.put(key, found, found.units.nbytes)
        return found


@dataclass(frozen=True, slots=True)
class SparsePostings:
    """Six bytes a posting: the document, ascending from 0, and a code (see ``Saturation``)."""

    ids: NDArray[np.int32]
    codes: NDArray[np.uint16]

    @property
    def frequencies(self) -> Frequencies:
        """How often the term stands in each of ``ids``."""
        return np.right_shift(self.codes, _LENGTH_BITS, dtype=np.uint16)

    @property
    def count(self) -> int:
        """How many documents there are."""
        return len(self.ids)

    @property
    def nbytes(self) -> int:
        """Bytes of memory held."""
        return self.ids.nbytes + self.codes.nbytes

    def frequencies_of(self, numbers: Numbers) -> Frequencies:
        """Return how often the term stands in each of these documents, given in ascending order."""
        wanted = numbers.astype(np.int32)
        places = self.ids.searchsorted(wanted)
        places[places == len(self.ids)] = 0
        codes = self.codes.take(places)
        codes[self.ids.take(places) != wanted] = 0
        codes >>= _LENGTH_BITS
        return codes

    def add_to(self, scores: Scores, start: int, saturation: Saturation, factor: np.float32) -> None:
        """Add ``factor`` times its saturation to the score of each document; they are numbered from ``start``."""
        impacts = saturation.table.take(self.codes)
        impacts *= factor
        ids = self.ids.astype(np.intp) if len(self.ids) > _WORTH_WIDENING else self.ids
        _add_at(scores[start:] if start else scores, ids, impacts)


@dataclass(frozen=True, slots=True, eq=False)
class DensePostings:
    """How often each document of a segment has the term, in order.

    Four bits a document: the first half of the documents is in the lower four of ``values``, the second half in the
    higher four. Where a frequency needs more, ``values`` has an element for each of the ``size`` documents.
    """

    values: Frequencies
    size: int
    count: int

    @property
    def is_packed(self) -> bool:
        """Whether two documents share an element."""
        return len(self.values) < self.size

    @property
    def by_document(self) -> Frequencies:
        """How often each document has the term."""
        if not self.is_packed:
            return self.values
        half = len(self.values)
        frequencies = np.empty(self.size, np.uint8)
        np.bitwise_and(self.values, _HIGHEST_PACKED, out=frequencies[:half])
        np.right_shift(self.values[: self.size - half], _PACKED_BITS, out=frequencies[half:])
        return frequencies

    @property
    def ids(self) -> NDArray[np.int32]:
        """The documents, ascending."""
        return np.flatnonzero(self.by_document).astype(np.int32)

    @property
    def frequencies(self) -> Frequencies:
        """How often the term stands in each of ``ids``."""
        found = self.by_document
        return found[found > 0]

    @property
    def nbytes(self) -> int:
        """Bytes of memory held."""
        return self.values.nbytes

    def frequencies_of(self, numbers: Numbers) -> Frequencies:
        """Return how often the term stands in each of these documents."""
        return frequencies_together([self], numbers)[0] if self.is_packed else self.values.take(numbers)


def frequencies_together(lists: Sequence[DensePostings], numbers: Numbers) -> Frequencies:
    """Return a row for each list, all of one segment and packed: how often its term stands in these documents."""
    half = len(lists[0].values)
    is_high = numbers >= half
    places = numbers - half * is_high
    rows = np.array([postings.values.take(places) for postings in lists])
    rows >>= is_high.astype(np.uint8) * np.uint8(_PACKED_BITS)
    rows &= _HIGHEST_PACKED
    return rows


Postings: TypeAlias = SparsePostings | DensePostings

NO_LENGTHS = np.empty(0, np.uint8)
NO_POSTINGS = SparsePostings(np.empty(0, np.int32), np.empty(0, np.uint16))


def make_postings(ids: NDArray[np.int32], frequencies: NDArray[np.uint16], lengths: NDArray[np.uint8]) -> Postings:
    """Put a list together in the form that suits it; ``lengths`` are the length bytes of the whole segment."""
    highest = int(frequencies.max()) if len(frequencies) else 0
    size = len(lengths)
    if len(ids) <= size * DENSE_PART and highest <= _HIGHEST:
        codes = np.left_shift(frequencies, _LENGTH_BITS, dtype=np.uint16)
        codes |= lengths.take(ids)
        return SparsePostings(ids, codes)
    dense: Frequencies = np.zeros(size, np.uint8) if highest <= _HIGHEST else np.zeros(size, np.uint16)
    dense[ids] = frequencies
    return DensePostings(dense if highest > _HIGHEST_PACKED else _packed(dense), size, len(ids))


def _packed(frequencies: Frequencies) -> Frequencies:
    half = (len(frequencies) + 1) // 2
    values = frequencies[:half].copy()
    values[: len(frequencies) - half] |= frequencies[half:] << _PACKED_BITS
    return values
