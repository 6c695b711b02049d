"""The customer's words and what the centre calls them: an editable file, matched against the note as it is typed.

The format is documented in ``resources/synonyms/customer_words.yaml``. Literal words are looked for after folding
width, case and the two kana; longer ones also by their reading, for kana typed before conversion. Phrases match content
words in their order, in any inflection.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.data_files import read_data_file
from kb.errors import FileUnreadableError
from kb.search import japanese
from kb.search.note_reading import is_negative, negation_positions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from kb.search.japanese import Word
    from kb.search.note_reading import NoteReading

#: Other content words that may stand between two words of a phrase.
PHRASE_GAP = 2
#: A phrase of one word is weaker evidence than one of several; a negated match is weaker still.
SINGLE_WORD_STRENGTH = 0.6
NEGATED_STRENGTH = 0.3
#: Readings shorter than this occur by chance across word borders.
SHORTEST_READING = 5


@dataclass(frozen=True, slots=True)
class SynonymEntry:
    """A term of the centre and the words that stand for it, prepared for matching."""

    means: str
    literals: tuple[str, ...]
    readings: tuple[str, ...]
    phrases: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Match:
    """A term of the centre found in a note: how surely (0-1), and where the words stand in the folded text."""

    means: str
    strength: float
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SpokenNote:
    """A note as words are looked for in it: in hiragana, by its reading, with where clauses are denied."""

    note: NoteReading
    text: str
    kana: str
    kana_spans: list[tuple[int, int]]
    clause_ends: list[int]
    negations: dict[int, int]

    @classmethod
    def of(cls, note: NoteReading) -> SpokenNote:
        """Prepare a note."""
        kana, spans = japanese.reading_with_spans(note.text)
        return cls(note, japanese.to_hiragana(note.text), kana, spans, *negation_positions(note.text, note.words))


@dataclass(frozen=True, slots=True)
class SynonymBook:
    """All entries of a file."""

    entries: tuple[SynonymEntry, ...]

    def without(self, other: SynonymBook) -> SynonymBook:
        """Return the entries that another book does not have just so."""
        known = set(other.entries)
        return SynonymBook(tuple(entry for entry in self.entries if entry not in known))

    def matches(self, note: NoteReading) -> dict[str, Match]:
        """Return the surest match of each term of the centre that the note stands for."""
        return self.matches_in(SpokenNote.of(note))

    def matches_in(self, spoken: SpokenNote) -> dict[str, Match]:
        """Return the same for a note that is prepared, because several books are compared."""
        note = spoken.note
        clause_ends, negations = spoken.clause_ends, spoken.negations
        found: dict[str, Match] = {}
        for entry in self.entries:
            for start, end, strength, negative in _candidates(entry, spoken):
                if not negative and negations.get(bisect_right(clause_ends, start), -1) >= end:
                    strength = NEGATED_STRENGTH  # noqa: PLW2901 - the strength of this very candidate
                strength *= note.recency(start)  # noqa: PLW2901 - the strength of this very candidate
                known = found.get(entry.means)
                if known is None or (strength, end - start) > (known.strength, known.end - known.start):
                    found[entry.means] = Match(entry.means, strength, start, end)
        return found


def load_synonyms(path: Path) -> SynonymBook:
    """Read a synonym file; raise FileUnreadableError with the line when it is not what it should be."""
    content = read_data_file(path)
    if not isinstance(content, list):
        raise FileUnreadableError(path=str(path), line=1)
    return SynonymBook(tuple(_entry(item, path) for item in content))


def prepared(means: str, words: Iterable[str], phrases: Iterable[str]) -> SynonymEntry:
    """Prepare what stands for a term of the centre for matching."""
    literals = [japanese.fold(word) for word in words]
    readings = [japanese.reading_with_spans(word)[0] for word in literals]
    forms = [tuple(word.form for word in japanese.words(japanese.fold(phrase))) for phrase in phrases]
    return SynonymEntry(
        means=means,
        literals=tuple(japanese.to_hiragana(word) for word in literals if word),
        readings=tuple(reading for reading in readings if len(reading) >= SHORTEST_READING),
        phrases=tuple(phrase for phrase in forms if phrase),
    )


def _entry(item: object, path: Path) -> SynonymEntry:
    if not isinstance(item, dict) or not isinstance(item.get("means"), str):
        raise FileUnreadableError(path=str(path), line=0)
    words, phrases = (map(str, item.get(key) or ()) for key in ("words", "phrases"))
    return prepared(item["means"], words, phrases)


def _candidates(entry: SynonymEntry, spoken: SpokenNote) -> Iterator[tuple[int, int, float, bool]]:
    """Yield (start, end, strength, is a negation itself) of what stands for the entry; of a literal the last place."""
    note, text, kana, kana_spans = spoken.note, spoken.text, spoken.kana, spoken.kana_spans
    for literal in entry.literals:
        start = text.rfind(literal)
        if start >= 0:
            end = start + len(literal)
            yield start, end, 1.0, _has_negation(note.words, start, end)
    for reading in entry.readings:
        position = kana.rfind(reading)
        if position >= 0:
            start, end = kana_spans[position][0], kana_spans[position + len(reading) - 1][1]
            yield start, end, 1.0, _has_negation(note.words, start, end)
    for phrase in entry.phrases:
        for start, end in _phrase_spans(phrase, note.words):
            strength = 1.0 if len(phrase) > 1 else SINGLE_WORD_STRENGTH
            yield start, end, strength, any(is_negative(form) for form in phrase)


def _has_negation(words: tuple[Word, ...], start: int, end: int) -> bool:
    return any(is_negative(word.form) for word in words if start <= word.start < end)


def _phrase_spans(phrase: tuple[str, ...], words: tuple[Word, ...]) -> Iterator[tuple[int, int]]:
    for first, word in enumerate(words):
        if word.form != phrase[0]:
            continue
        last = first
        for form in phrase[1:]:
            within = range(last + 1, min(last + 2 + PHRASE_GAP, len(words)))
            last = next((position for position in within if words[position].form == form), -1)
            if last < 0:
                break
        else:
            yield word.start, words[last].end
