"""A sentence of the notes as the alert rules see it: its words in their dictionary form, and its letters made flat.

Flat text is folded (width, case), katakana written as hiragana, spaces left out, so that 「ｼﾆ ﾀｲ」 is 「しにたい」.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.search import japanese

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.search.alert_patterns import Phrase

#: Longer stretches without a sentence end (a pasted log) are cut, so that one check stays short.
LONGEST_SENTENCE = 600
_SENTENCE = re.compile(rf"[^。｡！？!?\n\r]{{1,{LONGEST_SENTENCE}}}[。｡！？!?]*")
_KANA = re.compile(r"[ぁ-ゖー]")
_KANA_SHARE = 0.85
#: Letters of flat text that may stand between two words of one phrase: particles and endings.
_WITHIN = 7

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class View:
    """One reading of a sentence: its words with their spans in the flat text."""

    words: tuple[tuple[str, int, int], ...]
    places: dict[str, list[int]]

    def find(self, forms: tuple[str, ...]) -> Iterator[Span]:
        """Yield the spans where these forms stand one after the other."""
        for first in self.places.get(forms[0], ()):
            last = first + len(forms) - 1
            if last >= len(self.words):
                return
            run = self.words[first : last + 1]
            if all(word[0] == form for word, form in zip(run, forms, strict=True)) and all(
                after[1] - before[2] <= _WITHIN for before, after in zip(run, run[1:], strict=False)
            ):
                yield run[0][1], run[-1][2]


class AlertText:
    """A sentence ready for looking phrases up; not shared between threads."""

    def __init__(self, sentence: str) -> None:
        """Analyse the sentence."""
        folded, origins = japanese.fold_with_offsets(sentence)
        hiragana = japanese.to_hiragana(folded)
        kept = [position for position, letter in enumerate(hiragana) if not letter.isspace()]
        self.flat = "".join(hiragana[position] for position in kept)
        self._origins = [*(origins[position] for position in kept), len(sentence)]
        flat_of = [0] * (len(folded) + 1)
        for flat_position, position in enumerate(kept):
            flat_of[position + 1] = flat_position + 1
        for position in range(1, len(flat_of)):
            flat_of[position] = max(flat_of[position], flat_of[position - 1])
        self._views = [_view((form, flat_of[start], flat_of[end]) for form, start, end in japanese.plain_words(folded))]
        if self.flat != folded and len(_KANA.findall(self.flat)) >= _KANA_SHARE * len(self.flat):
            # Kana typed before conversion reads better without its spaces and its katakana.
            self._views.append(_view(japanese.plain_words(self.flat)))
        self._found: dict[Phrase, list[Span]] = {}

    def find(self, phrase: Phrase) -> list[Span]:
        """Return where a phrase stands, in flat text, in the order of the text."""
        found = self._found.get(phrase)
        if found is None:
            if phrase.forms:
                spans = {span for view in self._views for span in view.find(phrase.forms)}
            else:
                spans = set(_occurrences(self.flat, phrase.letters))
            found = self._found[phrase] = sorted(spans)
        return found

    def original_span(self, start: int, end: int) -> Span:
        """Translate a span of the flat text to one of the sentence as it was typed."""
        return self._origins[start], max(self._origins[end - 1] + 1, self._end_of(end))

    def _end_of(self, end: int) -> int:
        """Return where the letter before ``end`` ends: a half-width letter may have its voicing mark behind it."""
        return self._origins[end] if end == len(self.flat) else self._origins[end - 1] + 1


def sentences(notes: str) -> Iterator[tuple[str, int]]:
    """Yield the sentences of the notes with where they start."""
    for match in _SENTENCE.finditer(notes):
        if not match.group().isspace():
            yield match.group(), match.start()


def _view(words: Iterator[tuple[str, int, int]]) -> View:
    kept = tuple(words)
    places: dict[str, list[int]] = {}
    for position, (form, _, _) in enumerate(kept):
        places.setdefault(form, []).append(position)
    return View(kept, places)


def _occurrences(flat: str, letters: str) -> Iterator[Span]:
    start = flat.find(letters)
    while start >= 0:
        yield start, start + len(letters)
        start = flat.find(letters, start + 1)
