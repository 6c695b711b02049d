"""What fields and values are called in the search field; the words are data that an editor may extend."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kb.resources import resource_path
from kb.rule_files import rule_source
from kb.search import japanese
from kb.search.schema import CAUSE, DEMAND, KIND, PRACTICE, PRODUCT, STATE, TAG

if TYPE_CHECKING:
    from pathlib import Path

    from kb.rule_entries import RuleEntry

#: Attributes that can be asked for by name; named as the index fields that hold them.
VALUE_NAMES = (KIND, STATE, PRODUCT, CAUSE, DEMAND, PRACTICE, TAG)
#: Attributes whose values are free text: a part of the text is enough.
FREE_NAMES = (PRODUCT, TAG, CAUSE)


@dataclass(frozen=True, slots=True)
class QueryWords:
    """``field_names``: other names by field; ``codes``: (field, folded label) to the code that is indexed."""

    field_names: dict[str, tuple[str, ...]]
    codes: dict[tuple[str, str], str]

    def code(self, field: str, text: str) -> str:
        """Return the code that a label stands for, or the text itself."""
        return self.codes.get((field, japanese.fold(text)), text)


@cache
def default_query_words() -> QueryWords:
    """Return the words that come with the product."""
    return load_query_words(resource_path("rules", "query_words.yaml"))


def load_query_words(source: Path) -> QueryWords:
    """Read the words from a file.

    Raises:
        FileUnreadableError: the file is not what it should be.
    """
    return read_query_words(rule_source(source).root())


def read_query_words(file: RuleEntry) -> QueryWords:
    """Return what a file like ``rules/query_words.yaml`` says; raises RuleInvalidError."""
    names, values = file.entry("fields"), file.entry("values")
    file.finish()
    fields = {field: names.texts(field, optional=True) for field in names.names()}
    codes = {
        (field, japanese.fold(label)): code
        for field in values.names()
        for code, labels in _labels(values.entry(field)).items()
        for label in labels
    }
    return QueryWords(fields, codes)


def _labels(entry: RuleEntry) -> dict[str, tuple[str, ...]]:
    return {code: entry.texts(code, optional=True) for code in entry.names()}
