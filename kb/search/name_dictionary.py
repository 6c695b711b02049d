"""Asks the dictionary whether a word may be a person's name; its surnames are the list that masking goes by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.search.morphemes import parts_in_dictionary

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

#: How the dictionary's parts of speech name people, surnames, places.
PERSON, SURNAME, PLACE = "固有名詞-人名", "固有名詞-人名-姓", "固有名詞-地名"
LONGEST_NAME = 12


class NameDictionary:
    """The dictionary with the surnames a centre added; words longer than ``LONGEST_NAME`` are no names."""

    def __init__(self, more_surnames: AbstractSet[str]) -> None:
        self._more_surnames = more_surnames

    def is_surname(self, word: str) -> bool:
        """Tell whether a word is a surname, whatever else it may mean."""
        return word in self._more_surnames or any(SURNAME in part for part in _parts(word))

    def is_person(self, word: str) -> bool:
        """Tell whether a word is a surname or a given name, whatever else it may mean."""
        return word in self._more_surnames or any(PERSON in part for part in _parts(word))

    def may_be_name(self, word: str, *, places: bool = False) -> bool:
        """Tell whether a word is a name or unknown; with ``places`` a place will do, as most are surnames too."""
        parts = _parts(word)
        return not parts or any(PERSON in part or (places and PLACE in part) for part in parts)


def _parts(word: str) -> frozenset[str]:
    return parts_in_dictionary(word) if len(word) <= LONGEST_NAME else frozenset()
