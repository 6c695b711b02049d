"""Which articles match a question's tree, as masks: first as asked, then more and more leniently.

A stretch of words matches where all its words stand (in any inflection), or all its pairs of letters; failing that
where the centre's term for it stands, where the synonyms know one; failing that where most of its pairs do, which
forgives typing errors; at last where any of its words stands.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from functools import reduce
from typing import TYPE_CHECKING

import numpy as np

from kb.search import japanese
from kb.search.filters import mask_any
from kb.search.query import TITLE, All, Not, Prefix, Quoted, Some, Value, Words, leaves
from kb.search.query_words import FREE_NAMES
from kb.search.quotes import quoted_mask
from kb.search.schema import BIGRAM, CUE, CUE_BIGRAM, PRACTICE, PRODUCT, READING, TAG, TITLE_WORD, WORD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from numpy.typing import NDArray

    from kb.cancellation import CancelToken
    from kb.search.query import Leaf, Node
    from kb.search.query_words import QueryWords
    from kb.search.snapshot import Snapshot

    Mask = NDArray[np.bool_]

#: The part of a text's bigrams that must stand in an article for it to match in spite of a typing error.
PARTIAL_BIGRAMS = 0.6
#: Kana of this length are also looked for by their reading; shorter ones only when nothing else was found.
READING_LETTERS = 6
SHORT_READING_LETTERS = 4
#: Words that a prefix may stand for.
_MAX_PREFIXED = 500


class Leniency(IntEnum):
    """How much is forgiven."""

    FULL = 0
    MEANING = 1
    PARTIAL = 2
    ANY = 3


@dataclass(frozen=True, slots=True)
class AnalysedWords:
    """A leaf's text as the index knows it, each token once; ``readings`` are its hiragana runs, by reading bigrams."""

    words: tuple[str, ...]
    bigrams: tuple[str, ...]
    readings: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, text: str) -> AnalysedWords:
        """Analyse a leaf's text."""
        folded = japanese.fold(text)
        return cls(
            tuple(dict.fromkeys(word.form for word in japanese.words(folded))),
            tuple(dict.fromkeys(gram for gram, _ in japanese.bigrams(folded))),
            tuple(
                tuple(japanese.reading_bigrams(run))
                for run, _ in japanese.hiragana_runs(folded)
                if len(run) >= SHORT_READING_LETTERS
            ),
        )

    @property
    def long_readings(self) -> tuple[tuple[str, ...], ...]:
        """The runs that are long enough to be kana typed before conversion."""
        return tuple(run for run in self.readings if len(run) >= READING_LETTERS - 1)


class Matcher:
    """Evaluates trees on one snapshot; used by one search and thrown away."""

    def __init__(
        self,
        snapshot: Snapshot,
        words: QueryWords,
        token: CancelToken | None = None,
        meanings: Callable[[str], tuple[str, ...]] | None = None,
    ) -> None:
        """``meanings`` returns the centre's terms for what a customer says."""
        self._snapshot = snapshot
        self._words = words
        self._token = token
        self._meanings = meanings
        self._analysed: dict[str, AnalysedWords] = {}

    def analysed(self, text: str) -> AnalysedWords:
        """Return the analysis of a leaf's text, made once."""
        found = self._analysed.get(text)
        if found is None:
            found = self._analysed[text] = AnalysedWords.of(text)
        return found

    def meant(self, node: Node) -> tuple[str, ...]:
        """Return the centre's terms that stand for what was found nowhere as it was typed."""
        found: dict[str, None] = {}
        for leaf in leaves(node):
            if isinstance(leaf, Words) and leaf.field != TITLE and not self._full_mask(leaf).any():
                found.update(dict.fromkeys(self._meanings(leaf.text) if self._meanings else ()))
        return tuple(found)

    def mask(self, node: Node, leniency: Leniency = Leniency.FULL) -> Mask:
        """Return a new mask of the documents that match.

        Raises:
            OperationCancelledError: the token was cancelled.
            IndexUnavailableError: the index is damaged.
        """
        if self._token is not None:
            self._token.check()
        match node:
            case Not():
                # What is not wanted is never widened.
                return self._snapshot.alive & ~self.mask(node.child)
            case Some():
                return reduce(np.logical_or, (self.mask(child, leniency) for child in node.children))
            case All():
                return self._all_mask(node, leniency)
            case _:
                return self._leaf_mask(node, leniency)

    def _leaf_mask(self, node: Leaf, leniency: Leniency) -> Mask:
        match node:
            case Words():
                return self._words_mask(node, leniency)
            case Quoted():
                return quoted_mask(self._snapshot, node.text, title_only=node.field == TITLE, token=self._token)
            case Prefix():
                return self._prefix_mask(node)
            case Value():
                return self._value_mask(node)

    def _all_mask(self, node: All, leniency: Leniency) -> Mask:
        if leniency < Leniency.ANY:
            return reduce(np.logical_and, (self.mask(child, leniency) for child in node.children))
        firm, loose = divided(node)
        masks = [self.mask(child) for child in firm]
        if loose:
            masks.append(reduce(np.logical_or, (self.mask(child, leniency) for child in loose)))
        return reduce(np.logical_and, masks)

    def matched_count(self, node: Node) -> NDArray[np.uint16]:
        """Return how many of the parts that were not insisted on each document has: the order of a widened search."""
        counts = np.zeros(self._snapshot.size, np.uint16)
        for child in divided(node)[1] if isinstance(node, All) else ():
            counts += self.mask(child, Leniency.PARTIAL)
        return counts

    def _words_mask(self, node: Words, leniency: Leniency) -> Mask:
        analysed = self.analysed(node.text)
        if node.field == TITLE:
            return self._title_mask(node, analysed, leniency)
        full = self._full_mask(node)
        if leniency is Leniency.FULL or full.any():
            return full
        for means in self._meanings(node.text) if self._meanings else ():
            full |= self._full_mask(Words(means))
        if leniency is Leniency.MEANING or full.any():
            return full
        for readings in analysed.readings:
            full |= self._having_all(READING, readings)
        full |= self._having_most(BIGRAM, analysed.bigrams) | self._having_most(CUE_BIGRAM, analysed.bigrams)
        for readings in analysed.long_readings:
            full |= self._having_most(READING, tuple(dict.fromkeys(readings)))
        if leniency is Leniency.PARTIAL or full.any():
            return full
        telling = [word for word in analysed.words if _tells(word)]
        return full | mask_any(self._snapshot, WORD, telling) | mask_any(self._snapshot, CUE, telling)

    def _full_mask(self, node: Words) -> Mask:
        analysed = self.analysed(node.text)
        full = self._having_all(WORD, analysed.words) | self._having_all(CUE, analysed.words)
        full |= self._having_all(BIGRAM, analysed.bigrams) | self._having_all(CUE_BIGRAM, analysed.bigrams)
        for readings in analysed.long_readings:
            full |= self._having_all(READING, readings)
        full |= self._with_value(node.text)
        if len(node.text) == 1:
            full |= quoted_mask(self._snapshot, node.text, token=self._token)
        return full

    def _title_mask(self, node: Words, analysed: AnalysedWords, leniency: Leniency) -> Mask:
        full = self._having_all(TITLE_WORD, analysed.words)
        full |= quoted_mask(self._snapshot, node.text, title_only=True, token=self._token)
        if leniency < Leniency.ANY or full.any():
            return full
        return mask_any(self._snapshot, TITLE_WORD, filter(_tells, analysed.words))

    def _having_all(self, field: str, terms: Iterable[str]) -> Mask:
        """Return the documents that have every term; none when there is no term."""
        masks = [self._snapshot.mask(field, term) for term in terms]
        return reduce(np.logical_and, masks) if masks else np.zeros(self._snapshot.size, np.bool_)

    def _having_most(self, field: str, terms: tuple[str, ...]) -> Mask:
        counts = np.zeros(self._snapshot.size, np.uint16)
        for term in terms:
            counts[self._snapshot.postings.documents(field, term)] += 1
        # Of two bigrams one alone is half a word and says nothing.
        return (counts >= max(2, PARTIAL_BIGRAMS * len(terms))) & self._snapshot.alive

    def _with_value(self, text: str) -> Mask:
        """Return the documents with the text in a product or tag, or as a practice such as P1; "K21" finds "K-21"."""
        letters = _letters(text)
        mask = np.zeros(self._snapshot.size, np.bool_)
        if len(letters) > 1:
            for field in (PRODUCT, TAG, PRACTICE):
                values = self._snapshot.postings.lexicon(field)
                same = [value for value in values if _fits(letters, _letters(value), part=field != PRACTICE)]
                mask |= mask_any(self._snapshot, field, same)
        return mask

    def _prefix_mask(self, node: Prefix) -> Mask:
        folded = japanese.fold(node.text)
        fields = (TITLE_WORD,) if node.field == TITLE else (WORD, CUE)
        # The text itself as well: a beginning that the analyser would cut in two is no beginning of any word.
        mask = quoted_mask(self._snapshot, node.text, title_only=node.field == TITLE, token=self._token)
        if node.field != TITLE:
            mask |= self._with_value(node.text)
        for field in fields:
            mask |= mask_any(self._snapshot, field, self._snapshot.postings.lexicon(field, folded)[:_MAX_PREFIXED])
        return mask

    def _value_mask(self, node: Value) -> Mask:
        wanted = self._words.code(node.field, node.text)
        folded = japanese.fold(wanted)
        part = node.field in FREE_NAMES and not node.exact and wanted == node.text
        values = [
            value
            for value in self._snapshot.postings.lexicon(node.field)
            if _fits(folded, japanese.fold(value), part=part)
        ]
        return mask_any(self._snapshot, node.field, values)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, japanese.fold(text)))


def _fits(wanted: str, value: str, *, part: bool) -> bool:
    return wanted in value if part else wanted == value


def _tells(word: str) -> bool:
    """Tell whether a word alone may stand for a question: no lone digit or letter, and no bare negation."""
    return word != japanese.NEGATION and (len(word) > 1 or not (word.isascii() or word.isnumeric()))


def divided(node: All) -> tuple[tuple[Node, ...], tuple[Node, ...]]:
    """Return the parts of a conjunction that are insisted on (values, quotes, what is not wanted) and the others."""
    firm = tuple(child for child in node.children if isinstance(child, (Value, Quoted, Not)))
    return firm, tuple(child for child in node.children if child not in firm)
