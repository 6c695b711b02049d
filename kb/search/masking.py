"""Masks personal data in call notes (P32), by patterns and with the analyser for names."""

from __future__ import annotations

from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

from kb.domain.masking import Masked, PersonalData, PersonalSpan, apart, replaced
from kb.rule_files import own_or_shipped
from kb.search.japanese import fold
from kb.search.mask_words import load_mask_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from kb.search.mask_rules import MaskRules
    from kb.search.mask_words import MaskWords


class Masker:
    """Finds personal data and replaces it by visible words; reads its word lists when it is first asked.

    The same text always gives the same answer, masking what is masked already changes nothing, and any text will do:
    of any length, with lone surrogates, control characters, emoji.
    """

    def __init__(self, library_root: Path | None = None) -> None:
        """Use ``rules/masking.yaml`` of the library where it has one, else the shipped file."""
        self._root = library_root
        self._words: MaskWords | None = None

    @classmethod
    def of(cls, words: MaskWords) -> Masker:
        """Return one that goes by other word lists than those of a library, to see what they would do."""
        made = cls()
        made._words = words
        return made

    def forget(self) -> None:
        """Read the word lists anew when they are next needed: their file was changed."""
        self.__dict__.pop("_rules", None)

    def mask(self, text: str, known: Mapping[str, PersonalData] = MappingProxyType({})) -> Masked:
        """Return the text with its personal data replaced; ``known`` words of two or more letters wherever they stand.

        Raises:
            FileUnreadableError: the word lists are not what they should be.
        """
        words = self._rules.words
        found: tuple[PersonalSpan, ...] = ()
        masked = text
        # What stands beside a placeholder may be read differently than beside the data: until nothing more is found.
        rules = self._rules
        anywhere = {fold(word): category for word, category in known.items() if len(word.strip()) > 1}
        while more := rules.spans(masked, anywhere):
            found = apart((*found, *_before_masking(more, found, words)))
            masked = replaced(text, found, words.placeholders)
        return Masked(masked, found)

    def placeholder(self, category: PersonalData) -> str:
        """Return the visible word that stands for data of this category; raises what ``mask`` raises."""
        return self._rules.words.placeholders[category]

    @cached_property
    def _rules(self) -> MaskRules:
        from kb.search.mask_rules import MaskRules  # noqa: PLC0415 - compiling its patterns would slow every start

        words = self._words or load_mask_words(own_or_shipped(self._root, "rules", "masking.yaml"))
        return MaskRules(words)


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
