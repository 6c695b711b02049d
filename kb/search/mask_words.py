"""The words masking goes by, from ``resources/rules/masking.yaml``: a centre's editor may change them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.data_files import read_data_file
from kb.domain.masking import PersonalData
from kb.errors import FileUnreadableError
from kb.search.japanese import fold

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_LISTS = (
    "numbered products titles positions labels roles not_people not_people_endings companies brands more_surnames "
    "variants"
).split()
_PAIR = 2


@dataclass(frozen=True, slots=True)
class MaskWords:
    """The lists of the file, folded; ``variants`` maps the code of a character to the usual character."""

    placeholders: Mapping[PersonalData, str]
    numbered: frozenset[str]
    products: frozenset[str]
    titles: frozenset[str]
    positions: frozenset[str]
    labels: frozenset[str]
    roles: frozenset[str]
    not_people: frozenset[str]
    not_people_endings: tuple[str, ...]
    companies: frozenset[str]
    brands: frozenset[str]
    more_surnames: frozenset[str]
    variants: Mapping[int, str]


def load_mask_words(path: Path) -> MaskWords:
    """Read the lists.

    Raises:
        FileUnreadableError: the file is not what it should be; nothing may stay unmasked because of a slip in it.
    """
    content = read_data_file(path)
    if not isinstance(content, dict) or set(content) != {"placeholders", *_LISTS}:
        raise FileUnreadableError(path=str(path), line=1)
    placeholders, lists = content.pop("placeholders"), {}
    for name, words in content.items():
        if not isinstance(words, list) or not all(isinstance(word, str) and word for word in words):
            raise FileUnreadableError(path=str(path), line=0)
        lists[name] = words
    pairs = lists.pop("variants")
    if not _are_placeholders(placeholders) or any(len(pair) != _PAIR for pair in pairs):
        raise FileUnreadableError(path=str(path), line=0)
    folded = {name: frozenset(map(fold, words)) for name, words in lists.items()}
    endings = tuple(sorted(folded.pop("not_people_endings")))
    return MaskWords(
        placeholders={category: placeholders[category.value] for category in PersonalData},
        not_people_endings=endings,
        variants={ord(pair[0]): pair[1] for pair in pairs},
        **folded,
    )


def _are_placeholders(value: object) -> bool:
    """Tell whether there is one for each category, in brackets that nothing else on the screen uses."""
    return (
        isinstance(value, dict)
        and set(value) == set(PersonalData)
        and all(
            isinstance(word, str) and word.startswith("〔") and word.endswith("〕") and "\n" not in word
            for word in value.values()
        )
    )
