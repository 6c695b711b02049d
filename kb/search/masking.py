"""Masks personal data in call notes (P32), by patterns and with the analyser for names."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from kb.domain.addresses import addresses
from kb.domain.masking import Masked, PersonalSpan, apart, replaced
from kb.domain.number_patterns import hide
from kb.domain.personal_numbers import labelled_numbers, personal_numbers
from kb.resources import resource_path
from kb.search.japanese import fold, fold_with_offsets
from kb.search.mask_words import load_mask_words
from kb.search.names import NameFinder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kb.search.mask_words import MaskWords

#: Text is read in blocks of about so many characters, cut where a line or a sentence ends.
_BLOCK = 4_000
_CUTS = ("\n", "。", "、", " ")


class Masker:
    """Finds personal data and replaces it by visible words; reads its word lists when it is first asked.

    The same text always gives the same answer, masking what is masked already changes nothing, and any text will do:
    of any length, with lone surrogates, control characters, emoji.
    """

    def __init__(self, path: Path | None = None) -> None:
        """``path``: the word lists, by default the shipped ones."""
        self._path = path

    def mask(self, text: str) -> Masked:
        """Return the text with its personal data replaced.

        Raises:
            FileUnreadableError: the word lists are not what they should be.
        """
        words = self._rules.words
        found: tuple[PersonalSpan, ...] = ()
        masked = text
        # What stands beside a placeholder may be read differently than beside the data: until nothing more is found.
        while more := self._rules.spans(masked):
            found = apart((*found, *_before_masking(more, found, words)))
            masked = replaced(text, found, words.placeholders)
        return Masked(masked, found)

    @cached_property
    def _rules(self) -> _Rules:
        return _Rules(load_mask_words(self._path or resource_path("rules", "masking.yaml")))


class _Rules:
    """The compiled word lists."""

    def __init__(self, words: MaskWords) -> None:
        self.words = words
        self._labelled = labelled_numbers(words.numbered)
        self._names = NameFinder(words)
        placeholders = map(re.escape, map(fold, words.placeholders.values()))
        self._placeholder = re.compile("|".join(placeholders))

    def spans(self, text: str) -> tuple[PersonalSpan, ...]:
        """Return what is found in one reading of a text, never inside of or across a placeholder."""
        found: list[PersonalSpan] = []
        for start, block in _blocks(text):
            folded, offsets = fold_with_offsets(block)
            for span in self._folded_spans(folded):
                first, last = offsets[span.start], offsets[span.end - 1]
                after = next((offset for offset in offsets[span.end :] if offset > last), len(block))
                found.append(PersonalSpan(start + first, start + after, span.category))
        return apart(found)

    def _folded_spans(self, folded: str) -> Iterator[PersonalSpan]:
        for match in self._placeholder.finditer(folded):
            folded = hide(folded, *match.span())
        for rule in (lambda text: personal_numbers(text, self._labelled), addresses):
            spans = apart(rule(folded))
            for span in spans:
                folded = hide(folded, span.start, span.end)
            yield from spans
        yield from self._names.names(folded)


def _before_masking(
    spans: tuple[PersonalSpan, ...], earlier: tuple[PersonalSpan, ...], words: MaskWords
) -> Iterator[PersonalSpan]:
    """Move spans of a masked text to where they are in the text before; ``earlier`` are the spans masked in it."""
    shift = place = 0
    for span in spans:
        while place < len(earlier) and earlier[place].start + shift < span.start:
            before = earlier[place]
            shift += len(words.placeholders[before.category]) - (before.end - before.start)
            place += 1
        yield PersonalSpan(span.start - shift, span.end - shift, span.category)


def _blocks(text: str) -> Iterator[tuple[int, str]]:
    """Cut a long text where a line, a sentence, a phrase ends, so that no pattern has to cope with any length."""
    start = 0
    while len(text) - start > _BLOCK:
        ends = (text.rfind(cut, start + 1, start + _BLOCK) + 1 for cut in _CUTS)
        end = next((end for end in ends if end), start + _BLOCK)
        yield start, text[start:end]
        start = end
    yield start, text[start:]
