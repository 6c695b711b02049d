"""What fields and values are called in the search field; the words are data that an editor may extend."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kb.data_files import read_data_file
from kb.errors import FileUnreadableError
from kb.resources import resource_path
from kb.search import japanese
from kb.search.schema import CAUSE, DEMAND, KIND, PRACTICE, PRODUCT, STATE, TAG

if TYPE_CHECKING:
    from pathlib import Path

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
    data = read_data_file(source)
    try:
        fields = {str(field): tuple(map(str, names)) for field, names in data["fields"].items()}
        codes = {
            (str(field), japanese.fold(str(label))): str(code)
            for field, values in data["values"].items()
            for code, labels in values.items()
            for label in labels
        }
    except (KeyError, TypeError, AttributeError) as error:
        raise FileUnreadableError(path=str(source), line=0) from error
    return QueryWords(fields, codes)
