"""The words masking goes by, from ``resources/rules/masking.yaml``: a centre's editor may change them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.domain.masking import PersonalData
from kb.domain.rule_problem import RuleProblem
from kb.rule_files import rule_source
from kb.search.japanese import fold

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from kb.rule_entries import RuleEntry

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
    return read_mask_words(rule_source(path).root())


def read_mask_words(file: RuleEntry) -> MaskWords:
    """Return what a file like ``rules/masking.yaml`` says; raises RuleInvalidError."""
    lists = {}
    for name in _LISTS:
        if not file.has(name):
            file.fail(RuleProblem.KEY_MISSING, detail=name)
        lists[name] = file.texts(name, optional=True)
    placeholders = _placeholders(file.entry("placeholders"))
    file.finish()
    pairs = lists.pop("variants")
    for number, pair in enumerate(pairs):
        if len(pair) != _PAIR:
            file.fail(RuleProblem.COUNT_WRONG, "variants", number, detail=str(_PAIR))
    folded = {name: frozenset(map(fold, words)) for name, words in lists.items()}
    endings = tuple(sorted(folded.pop("not_people_endings")))
    return MaskWords(
        placeholders=placeholders,
        not_people_endings=endings,
        variants={ord(pair[0]): pair[1] for pair in pairs},
        **folded,
    )


def _placeholders(entry: RuleEntry) -> dict[PersonalData, str]:
    """Return one for each category, in brackets that nothing else on the screen uses."""
    found = {category: entry.text(category.value) for category in PersonalData}
    entry.finish()
    for category, word in found.items():
        if not word.startswith("〔") or not word.endswith("〕") or "\n" in word:
            entry.fail(RuleProblem.BRACKETS_MISSING, category.value)
    return found
