"""What past call notes say of a term: boilerplate that every note carries tells nothing of this call."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from math import log
from typing import TYPE_CHECKING

from kb.search import japanese

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

#: Fewer notes than this say nothing of what is usual.
FEWEST_NOTES = 30
#: What is left of a term that stands in every past note.
LEAST_WEIGHT = 0.2
#: Only the beginning of a very long note is counted.
LONGEST_NOTE = 4_000


@dataclass(frozen=True, slots=True)
class PastNotes:
    """In how many of ``count`` past notes each term stands; terms are (field, text) as in a note's reading."""

    count: int = 0
    frequencies: Mapping[tuple[str, str], int] = field(default_factory=dict)

    def weight(self, term: tuple[str, str]) -> float:
        """Return what a term's weight is multiplied with: 1 for a term of no note, less the more notes have it.

        An inverse document frequency over the notes, scaled to the range from ``LEAST_WEIGHT`` to 1.
        """
        if self.count < FEWEST_NOTES:
            return 1.0
        notes = self.frequencies.get(term, 0)
        rarity = log((self.count + 1) / (notes + 1)) / log(self.count + 1)
        return LEAST_WEIGHT + (1 - LEAST_WEIGHT) * rarity

    @classmethod
    def gather(cls, notes: Iterable[frozenset[tuple[str, str]]]) -> PastNotes:
        """Count the terms of notes (see ``note_terms``)."""
        frequencies: Counter[tuple[str, str]] = Counter()
        count = 0
        for terms in notes:
            frequencies.update(terms)
            count += 1
        return cls(count, dict(frequencies))


def note_terms(notes: str) -> frozenset[tuple[str, str]]:
    """Return the terms of a past note that are counted: its words and bigrams."""
    folded = japanese.fold(notes[:LONGEST_NOTE])
    words = {("word", word.form) for word in japanese.words(folded)}
    return frozenset(words | {("bigram", bigram) for bigram, _ in japanese.bigrams(folded)})
