"""A sentence of the notes as the alert rules see it: its words in their dictionary form, and its letters made flat.

A sentence ends with its mark or with its line. But who types during a call writes fragments, the product on one line
and what happened to it on the next: short lines without a mark are read as one sentence, so that what denies something
(「けが」, then 「なし」) is found as well.

Flat text is folded (width, case), katakana written as hiragana, spaces left out, so that 「ｼﾆ ﾀｲ」 is 「しにたい」.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kb.search import japanese

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Longer stretches without a sentence end (a pasted log) are cut, so that one check stays short.
LONGEST_SENTENCE = 600
#: A line of up to so many characters, without a mark at its end, goes on in the next one; up to so many at a time.
LONGEST_FRAGMENT = 20
_LONGEST_RUN = 120
_SENTENCE = re.compile(rf"[^。｡！？!?\n\r]{{1,{LONGEST_SENTENCE}}}[。｡！？!?]*")
_MARKS = "。｡！？!?」』)）"
_KANA = re.compile(r"[ぁ-ゖー]")
#: From this share of kana on, a sentence was probably typed before conversion.
_KANA_SHARE = 0.85

Span = tuple[int, int]
Words = tuple[tuple[str, int, int], ...]


class AlertText:
    """A sentence ready for looking phrases up."""

    def __init__(self, sentence: str) -> None:
        """Analyse the sentence."""
        folded, origins = japanese.fold_with_offsets(sentence)
        hiragana = japanese.to_hiragana(folded)
        kept = [position for position, letter in enumerate(hiragana) if not letter.isspace()]
        #: The letters that phrases are looked up in.
        self.flat = "".join(hiragana[position] for position in kept)
        self._starts = [origins[position] for position in kept]
        self._ends = [_after(origins, position) for position in kept]
        flat_of = [0] * (len(folded) + 1)
        for flat_position, position in enumerate(kept, 1):
            flat_of[position + 1] = flat_position
        for position in range(1, len(flat_of)):
            flat_of[position] = max(flat_of[position], flat_of[position - 1])
        #: Ways to read the sentence, each as (dictionary form, start, end) of its words in flat text.
        self.views: list[Words] = [
            tuple((form, flat_of[start], flat_of[end]) for form, start, end in japanese.plain_words(folded))
        ]
        if self.flat != folded and len(_KANA.findall(self.flat)) >= _KANA_SHARE * len(self.flat):
            # Kana typed before conversion reads better without its spaces and its katakana.
            self.views.append(tuple(japanese.plain_words(self.flat)))

    def original_span(self, start: int, end: int) -> Span:
        """Translate a span of the flat text to one of the sentence as it was typed."""
        return self._starts[start], self._ends[end - 1]


def sentences(notes: str) -> Iterator[tuple[str, int]]:
    """Yield the sentences of the notes with where they start; fragments on neighbouring lines are one."""
    start = end = 0
    for match in _SENTENCE.finditer(notes):
        if match.group().isspace():
            continue
        if start < end and (
            match.end() - start > _LONGEST_RUN or not _goes_on(notes[start:end], notes[end : match.start()])
        ):
            yield notes[start:end], start
            start = match.start()
        elif start == end:
            start = match.start()
        end = match.end()
    if start < end:
        yield notes[start:end], start


def _goes_on(before: str, between: str) -> bool:
    """Tell whether the last line before is a fragment that the next one may complete; an empty line parts them."""
    line = before.rsplit("\n", 1)[-1].strip()
    return between.strip(" \t　\r") == "\n" and len(line) <= LONGEST_FRAGMENT and not line.endswith(tuple(_MARKS))


def flat_letters(text: str) -> str:
    """Return a text as flat text shows it."""
    return "".join(japanese.to_hiragana(japanese.fold(text)).split())


def _after(origins: list[int], position: int) -> int:
    """Return where the typed character ends that a folded letter came from, with its voicing mark."""
    origin = origins[position]
    return next(after for after in origins[position:] if after > origin)
