"""Read a call note: which terms it asks for, how much each counts, what is negated, and where everything stands.

What dropping fillers and weighing routine sentences down is worth stands in resources/docs/quality.md. Readings are
asked for only where kana was typed before conversion, so that ordinary text stays as precise as without them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.search import japanese
from kb.search.japanese import NEGATION, Word
from kb.search.past_notes import PastNotes
from kb.search.terms import WeightedTerm

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kb.search.note_frames import NoteFrames

#: Only the end of a very long note takes part: later lines say more, and a pasted log must not stop the typing.
LONGEST_NOTE = 4_000
BIGRAM_WEIGHT = 0.5
#: Reading bigrams: for a sentence that is all kana, and for hiragana stretches within converted text.
KANA_SENTENCE_WEIGHT = 0.8
KANA_RUN_WEIGHT = 0.3
KANA_SENTENCE_SHARE = 0.9
SHORTEST_KANA_RUN = 6
#: A kana stretch counts as unconverted only when this many of its letters belong to content words.
CONTENT_LETTERS = 5
ROUTINE_WEIGHT = 0.2
#: How much larger the share of routine words must be than in the note's most telling sentence.
ROUTINE_MARGIN = 0.4
#: Each line further back counts less, down to a quarter: what is said now matters most.
LINE_DECAY = 0.15
OLDEST_LINE_WEIGHT = 0.25

_SENTENCE_END = re.compile(r"(?<=[。！？!?\n])")
_CLAUSE_END = re.compile(r"[、。！？!?\n,「」]")
_NEGATIVE_WORDS = frozenset({NEGATION, "不要", "無用", "無し"})


@dataclass(frozen=True, slots=True)
class NoteReading:
    """A note as the suggester sees it; all positions are offsets in ``text`` (folded).

    ``enquiry``, ``denial`` and ``ordinary_topic`` tell which part (0-1) of what the note says reads so.
    """

    text: str
    offsets: tuple[int, ...]
    words: tuple[Word, ...]
    negated: tuple[bool, ...]
    weights: dict[tuple[str, str], float]
    enquiry: float
    denial: float
    ordinary_topic: float

    def terms(self, *, word_weight: float = 1.0, fields: dict[str, str] | None = None) -> list[WeightedTerm]:
        """Return the weighted terms, with field names replaced through ``fields`` (missing ones are left out)."""
        chosen = fields or {"word": "word", "bigram": "bigram", "reading": "reading"}
        return [
            WeightedTerm(chosen[field], term, weight * word_weight)
            for (field, term), weight in self.weights.items()
            if field in chosen
        ]

    @property
    def affirmed_forms(self) -> frozenset[str]:
        """Normalised forms that stand somewhere without a negation after them."""
        return frozenset(word.form for word, negated in zip(self.words, self.negated, strict=True) if not negated)

    @property
    def bigrams(self) -> frozenset[str]:
        """The bigrams asked for."""
        return frozenset(term for field, term in self.weights if field == "bigram")

    @property
    def forms(self) -> frozenset[str]:
        """All normalised forms."""
        return frozenset(word.form for word in self.words)

    def recency(self, position: int) -> float:
        """Return how much the line at a position of the text counts, compared with the last one."""
        return _line_weight(sum(1 for line in self.text[position:].split("\n")[1:] if line.strip()))

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """Translate a span of the folded text to one of the note as it was typed."""
        return self.offsets[start], max(self.offsets[end], self.offsets[end - 1] + 1)


@dataclass(frozen=True, slots=True)
class _Sentence:
    text: str
    words: tuple[Word, ...]

    def routine_share(self, frames: NoteFrames) -> float:
        if not self.words:
            return 1.0
        return sum(word.form in frames.routine_words for word in self.words) / len(self.words)


def read_note(notes: str, frames: NoteFrames, past: PastNotes | None = None) -> NoteReading:
    """Analyse a note; never raises, whatever was typed or pasted."""
    skipped = max(0, len(notes) - LONGEST_NOTE)
    text, relative = japanese.fold_with_offsets(notes[skipped:])
    words = tuple(japanese.words(text))
    sentences = _weighted_sentences(frames.reporting.sub("。", frames.fillers.sub("", text)), frames)
    return NoteReading(
        text=text,
        offsets=tuple(skipped + offset for offset in relative),
        words=words,
        negated=tuple(_negated(text, words)),
        weights=_term_weights(sentences, past or PastNotes()),
        enquiry=_part(sentences, lambda sentence: frames.enquiry.search(sentence) is not None),
        denial=_part(sentences, lambda sentence: frames.denial.search(sentence) is not None),
        ordinary_topic=_part(sentences, frames.names_ordinary_topic),
    )


def negation_positions(text: str, words: tuple[Word, ...]) -> tuple[list[int], dict[int, int]]:
    """Return where clauses end, and for each clause with a negation where its last one starts."""
    ends = [match.start() for match in _CLAUSE_END.finditer(text)]
    negations: dict[int, int] = {}
    for word in words:
        if word.form in _NEGATIVE_WORDS:
            negations[bisect_right(ends, word.start)] = word.start
    return ends, negations


def is_negative(form: str) -> bool:
    """Tell whether a normalised form is itself a negation."""
    return form in _NEGATIVE_WORDS


def _negated(text: str, words: tuple[Word, ...]) -> Iterator[bool]:
    ends, negations = negation_positions(text, words)
    for word in words:
        yield word.start < negations.get(bisect_right(ends, word.start), -1)


def _part(sentences: list[tuple[_Sentence, float]], reads_so: Callable[[str], bool]) -> float:
    """Return the weight of the sentences that read so, as a part of the weight of all."""
    whole = sum(weight for _, weight in sentences)
    return sum(weight for sentence, weight in sentences if reads_so(sentence.text)) / whole if whole else 0.0


def _term_weights(sentences: list[tuple[_Sentence, float]], past: PastNotes) -> dict[tuple[str, str], float]:
    """Collect each term once, with the largest weight any of its places gives it."""
    weights: dict[tuple[str, str], float] = {}
    for sentence, weight in sentences:
        for field, term, term_weight in _sentence_terms(sentence):
            key = (field, term)
            weights[key] = max(weights.get(key, 0.0), term_weight * weight)
    return {term: weight * past.weight(term) for term, weight in weights.items()}


def _weighted_sentences(content: str, frames: NoteFrames) -> list[tuple[_Sentence, float]]:
    lines = [line for line in content.split("\n") if line.strip()]
    found: list[tuple[_Sentence, float, float]] = []
    for age, line in enumerate(reversed(lines)):
        line_weight = _line_weight(age)
        for text in filter(_has_letters, _SENTENCE_END.split(line)):
            sentence = _Sentence(text, tuple(japanese.words(text)))
            found.append((sentence, line_weight, sentence.routine_share(frames)))
    least = min((routine for _, _, routine in found), default=0.0)
    return [
        (sentence, weight * (ROUTINE_WEIGHT if routine - least >= ROUTINE_MARGIN else 1.0))
        for sentence, weight, routine in found
    ]


def _line_weight(age: int) -> float:
    return max(OLDEST_LINE_WEIGHT, 1.0 - LINE_DECAY * age)


def _sentence_terms(sentence: _Sentence) -> Iterator[tuple[str, str, float]]:
    for word in sentence.words:
        yield "word", word.form, 1.0
    for bigram, _ in japanese.bigrams(sentence.text):
        yield "bigram", bigram, BIGRAM_WEIGHT
    runs, weight = _unconverted_runs(sentence.text)
    for run in runs:
        for bigram in japanese.reading_bigrams(run):
            yield "reading", bigram, weight


def _has_letters(text: str) -> bool:
    return any(map(str.isalnum, text))


def _unconverted_runs(sentence: str) -> tuple[list[str], float]:
    """Return the stretches of kana that were probably meant to be converted, and the weight of their readings."""
    kana = list(japanese.kana_runs(sentence))
    letters = sum(map(str.isalnum, sentence))
    if sum(map(len, kana)) >= KANA_SENTENCE_SHARE * letters:
        return [run for run in kana if len(run) >= SHORTEST_KANA_RUN], KANA_SENTENCE_WEIGHT
    hiragana = (run for run, _ in japanese.hiragana_runs(sentence) if len(run) >= SHORTEST_KANA_RUN)
    return [run for run in hiragana if _content_letters(run) >= CONTENT_LETTERS], KANA_RUN_WEIGHT


def _content_letters(run: str) -> int:
    return sum(word.end - word.start for word in japanese.words(run))
