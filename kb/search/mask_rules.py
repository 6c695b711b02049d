"""Finds personal data in a text (P32): the patterns of kb.domain, and names, in one reading of it.

Its patterns take a tenth of a second to compile: nothing that a start needs may import this module.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kb.domain.addresses import addresses
from kb.domain.masking import PersonalSpan, apart
from kb.domain.number_patterns import hide
from kb.domain.order_numbers import OrderNumberRules
from kb.domain.personal_numbers import personal_numbers
from kb.search.japanese import fold, fold_with_offsets
from kb.search.names import NameFinder

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kb.domain.masking import PersonalData
    from kb.search.mask_words import MaskWords

#: Text is read in blocks of about so many characters, cut where a line or a sentence ends.
_BLOCK = 4_000
_CUTS = ("\n", "。", "、", " ")


class MaskRules:
    """The word lists of a centre, compiled."""

    def __init__(self, words: MaskWords) -> None:
        self.words = words
        self._orders = OrderNumberRules(words.numbered, words.products)
        self._names = NameFinder(words)
        placeholders = map(re.escape, map(fold, words.placeholders.values()))
        self._placeholder = re.compile("|".join(placeholders))

    def spans(self, text: str, known: Mapping[str, PersonalData]) -> tuple[PersonalSpan, ...]:
        """Return what is found in one reading of a text, never inside of or across a placeholder."""
        found: list[PersonalSpan] = []
        for start, block in _blocks(text):
            folded, offsets = fold_with_offsets(block)
            for span in self._folded_spans(folded, known):
                first, last = offsets[span.start], offsets[span.end - 1]
                after = next((offset for offset in offsets[span.end :] if offset > last), len(block))
                found.append(PersonalSpan(start + first, start + after, span.category))
        return apart(found)

    def _folded_spans(self, folded: str, known: Mapping[str, PersonalData]) -> Iterator[PersonalSpan]:
        for match in self._placeholder.finditer(folded):
            folded = hide(folded, *match.span())
        for word, category in known.items():
            for match in re.finditer(re.escape(word), folded):
                yield PersonalSpan(*match.span(), category)
        for rule in (lambda text: personal_numbers(text, self._orders), addresses):
            spans = apart(rule(folded))
            for span in spans:
                folded = hide(folded, span.start, span.end)
            yield from spans
        yield from self._names.names(folded)


def _blocks(text: str) -> Iterator[tuple[int, str]]:
    """Cut a long text where a line, a sentence, a phrase ends, so that no pattern has to cope with any length."""
    start = 0
    while len(text) - start > _BLOCK:
        ends = (text.rfind(cut, start + 1, start + _BLOCK) + 1 for cut in _CUTS)
        end = next((end for end in ends if end), start + _BLOCK)
        yield start, text[start:end]
        start = end
    yield start, text[start:]
