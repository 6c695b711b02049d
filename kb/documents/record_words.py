"""The words in which calls are written down for people: memo, interaction history, tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kb.data_files import read_data_file
from kb.domain.handover import MemoField
from kb.errors import FileUnreadableError
from kb.resources import resource_path

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_FILE = ("rules", "records.yaml")


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordWords:
    """What ``rules/records.yaml`` says; ``values`` are by field and by the stored value, ``why`` by code."""

    none: str
    memo: Mapping[MemoField, str]
    why: Mapping[str, str]
    values: Mapping[str, Mapping[str, str]]

    def value(self, name: str, code: str) -> str:
        """Return what a stored value is called; a centre's own word stays as it is."""
        return self.values[name].get(code, code)


def load_record_words(library_root: Path) -> RecordWords:
    """Read the library's own file where it has one; a part it leaves out is as in the shipped one.

    Raises:
        FileUnreadableError: a file is not what it should be.
    """
    shipped, own = resource_path(*_FILE), library_root.joinpath(*_FILE)
    data = _read(shipped)
    if own.is_file():
        data |= _read(own)
    try:
        return RecordWords(
            none=str(data["none"]),
            memo={MemoField(name): str(word) for name, word in data["memo"].items()},
            why={str(code): str(word) for code, word in data["why"].items()},
            values={str(name): dict(words) for name, words in data["values"].items()},
        )
    except (AttributeError, TypeError, ValueError) as error:
        raise FileUnreadableError(path=str(own if own.is_file() else shipped), line=0) from error


def _read(path: Path) -> dict[str, Any]:
    data = read_data_file(path)
    if not isinstance(data, dict) or not data.keys() <= {"none", "memo", "why", "values"}:
        raise FileUnreadableError(path=str(path), line=0)
    return data
