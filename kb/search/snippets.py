"""Where a result matches: hits in its title, and the stretch of its text that shows most of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.domain.searching import Snippet
from kb.search import japanese
from kb.search.spans import merged

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

#: Letters of an excerpt, and how many of them stand before its first hit.
EXCERPT_LETTERS = 90
_LETTERS_BEFORE = 24
#: How far a text is read word by word for a hit that is not spelt as in the question.
_MAX_ANALYSED_LETTERS = 3_000
#: Shorter stretches of kana are endings, particles and parts of other words, which stand everywhere.
_SHORTEST_KANA = 4
_ELLIPSIS = "…"
_KANA = re.compile(r"[ぁ-ゖァ-ヺー]+")
_HIRAGANA = re.compile(r"[ぁ-ゖー]+")
_RUN = re.compile(r"[^\W_]{2,}")
_NOT_FIRST = "、。，．,.)」』）】 \u3000ー"
_SENTENCE_END = re.compile(r"[。!?！？\n]")


@dataclass(frozen=True, slots=True)
class Needles:
    """What to show in a text: words by normalised form, pairs of letters, exact folded texts, katakana readings."""

    forms: frozenset[str] = frozenset()
    bigrams: frozenset[str] = frozenset()
    exact: tuple[str, ...] = ()
    readings: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.forms or self.bigrams or self.exact or self.readings)


def letter_runs(text: str) -> list[str]:
    """Return the runs of letters and digits of a question, folded: shown wherever they stand as typed."""
    return _RUN.findall(japanese.fold(text))


def highlight(text: str, needles: Needles) -> Snippet:
    """Return the whole text with its hits."""
    return Snippet(text, hits_in(text, needles))


def excerpt(paragraphs: Sequence[str], needles: Needles) -> Snippet:
    """Return about ninety letters that show as many different hits as possible, or the beginning when there is none."""
    text = " ".join(" ".join(paragraphs).split())
    if len(text) <= EXCERPT_LETTERS:
        return highlight(text, needles)
    start = _best_start(text, needles)
    end = min(len(text), start + EXCERPT_LETTERS)
    start = max(0, min(start, end - EXCERPT_LETTERS))
    while start < end and text[start] in _NOT_FIRST:
        start += 1
    before = _ELLIPSIS if start else ""
    after = _ELLIPSIS if end < len(text) else ""
    return highlight(before + text[start:end] + after, needles)


def hits_in(text: str, needles: Needles) -> tuple[tuple[int, int], ...]:
    """Return the hits as (start, end) in code points of the text as it is written, in order and apart."""
    if not needles:
        return ()
    folded, offsets = japanese.fold_with_offsets(text)
    spans = [*_exact_spans(folded, needles), *_bigram_spans(folded, needles)]
    if needles.forms:
        spans.extend((word.start, word.tail) for word in japanese.words(folded) if word.form in needles.forms)
    if needles.readings:
        spans.extend(_reading_spans(folded, needles))
    return merged(_original(span, offsets) for span in spans)


def _original(span: tuple[int, int], offsets: list[int]) -> tuple[int, int]:
    """Map a span of the folded text to the text; a letter that folds to several is covered whole."""
    start, end = span
    while end < len(offsets) - 1 and offsets[end] == offsets[end - 1]:
        end += 1
    return offsets[start], offsets[end]


def _exact_spans(folded: str, needles: Needles) -> Iterator[tuple[int, int]]:
    for text in needles.exact:
        pattern = r"\s+".join(re.escape(part) for part in text.split())
        yield from (match.span() for match in re.finditer(pattern, folded) if match.end() > match.start())


def _bigram_spans(folded: str, needles: Needles) -> Iterator[tuple[int, int]]:
    """Yield the stretches of two and more letters whose every pair of neighbours is in the question."""
    if not needles.bigrams:
        return
    start = end = -1
    for position in range(len(folded) - 1):
        if folded[position : position + 2] not in needles.bigrams:
            continue
        if position > end - 1:
            if end > start and _tells(folded[start:end]):
                yield start, end
            start = position
        end = position + 2
    if end > start and _tells(folded[start:end]):
        yield start, end


def _tells(stretch: str) -> bool:
    return len(stretch) >= _SHORTEST_KANA or not _KANA.fullmatch(stretch)


def _reading_spans(folded: str, needles: Needles) -> Iterator[tuple[int, int]]:
    reading, spans = japanese.reading_with_spans(folded)
    for wanted in needles.readings:
        position = reading.find(wanted)
        while position >= 0:
            start, end = spans[position][0], spans[position + len(wanted) - 1][1]
            if end > start:
                yield start, end
            position = reading.find(wanted, position + len(wanted))


def _best_start(text: str, needles: Needles) -> int:
    """Return where the excerpt begins: shortly before the densest hits, at the start of a sentence if one is near."""
    if not needles:
        return 0
    folded = japanese.fold(text)
    hits = _read_hits(folded, needles) or _rough_hits(folded, needles) or _analysed_hits(folded, needles)
    if not hits:
        return 0
    position = _densest(hits)
    if len(folded) != len(text):
        folded, offsets = japanese.fold_with_offsets(text)
        position = offsets[min(position, len(offsets) - 1)]
    start = max(0, position - _LETTERS_BEFORE)
    ends = [match.end() for match in _SENTENCE_END.finditer(text, start, position)]
    if ends:
        return ends[0]
    return start


def _rough_hits(folded: str, needles: Needles) -> list[tuple[int, str]]:
    """Return where the question's letters stand as they are written: cheap, and nearly always enough."""
    grams = [gram for gram in needles.bigrams if not _HIRAGANA.fullmatch(gram)]
    texts = sorted({*needles.exact, *needles.forms, *grams} - {""}, key=len, reverse=True)
    if not texts:
        return []
    pattern = re.compile("|".join(map(re.escape, texts)))
    return [(match.start(), match.group()) for match in pattern.finditer(folded)]


def _analysed_hits(folded: str, needles: Needles) -> list[tuple[int, str]]:
    part = folded[:_MAX_ANALYSED_LETTERS]
    return [(word.start, word.form) for word in japanese.words(part) if word.form in needles.forms]


def _read_hits(folded: str, needles: Needles) -> list[tuple[int, str]]:
    part = folded[:_MAX_ANALYSED_LETTERS] if needles.readings else ""
    return [(start, part[start:end]) for start, end in _reading_spans(part, needles)] if part else []


def _densest(hits: list[tuple[int, str]]) -> int:
    """Return the position of the hit from which an excerpt shows most: different hits first, then long ones."""
    best, best_value = hits[0][0], 0
    reach = EXCERPT_LETTERS - _LETTERS_BEFORE
    last = 0
    for first, (position, _) in enumerate(hits):
        while last < len(hits) and hits[last][0] < position + reach:
            last += 1
        value = sum(map(len, {text for _, text in hits[first:last]}))
        if value > best_value:
            best, best_value = position, value
    return best
