"""Reads rule files: the library's own copy where it has one, else the one that is shipped."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

from kb.data_files import read_data_file
from kb.domain.bilingual import Bilingual
from kb.errors import FileUnreadableError
from kb.resources import resource_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from enum import StrEnum
    from pathlib import Path

    Word = TypeVar("Word", bound=StrEnum)


class RuleEntry:
    """A mapping of a rule file, read key by key; whatever is not what it should be raises FileUnreadableError.

    A key nobody asked for is a slip of the editor's: ``finish`` refuses it.
    """

    def __init__(self, path: Path, values: object) -> None:
        """Take what YAML gave; raises FileUnreadableError when it is no mapping with names for keys."""
        self.path = path
        if not isinstance(values, dict) or not all(isinstance(key, str) for key in values):
            self.fail()
        self._values: Mapping[str, Any] = values
        self._asked: set[str] = set()

    def fail(self) -> NoReturn:
        """Say that the file is not what it should be."""
        raise FileUnreadableError(path=str(self.path), line=0)

    def has(self, key: str) -> bool:
        """Tell whether there is such a key."""
        self._asked.add(key)
        return key in self._values

    def text(self, key: str, default: str | None = None) -> str:
        """Return a text that is not blank, or ``default`` where there is none."""
        value = self._get(key, default)
        if not isinstance(value, str) or (value != default and not value.strip()):
            self.fail()
        return value.strip()

    def texts(self, key: str, *, optional: bool = False) -> tuple[str, ...]:
        """Return a list of texts, none of them blank; at least one unless ``optional``."""
        value = self._get(key, [] if optional else None)
        if not isinstance(value, list) or not (value or optional):
            self.fail()
        if not all(isinstance(text, str) and text.strip() for text in value):
            self.fail()
        return tuple(text.strip() for text in value)

    def both(self, key: str) -> Bilingual:
        """Return a text in both languages, written ``{ja: …, en: …}``."""
        entry = self.entry(key)
        text = Bilingual(entry.text("ja"), entry.text("en"))
        entry.finish()
        return text

    def number(self, key: str, default: int | None = None, *, least: int = 0, most: int | None = None) -> int:
        """Return a whole number, ``default`` where there is none."""
        value = self._get(key, default)
        if type(value) is not int or value < least or (most is not None and value > most):
            self.fail()
        return value

    def yes(self, key: str) -> bool:
        """Return whether something is true; it is not unless the file says so."""
        value = self._get(key, default=False)
        if not isinstance(value, bool):
            self.fail()
        return value

    def word(self, key: str, words: type[Word]) -> Word:
        """Return a word of a closed list."""
        return self._word(self.text(key), words)

    def words(self, key: str, words: type[Word], *, optional: bool = False) -> tuple[Word, ...]:
        """Return words of a closed list."""
        return tuple(self._word(text, words) for text in self.texts(key, optional=optional))

    def entry(self, key: str) -> RuleEntry:
        """Return the mapping under a key."""
        return RuleEntry(self.path, self._get(key, None))

    def entries(self, key: str) -> tuple[RuleEntry, ...]:
        """Return a list of mappings, at least one."""
        value = self._get(key, None)
        if not isinstance(value, list) or not value:
            self.fail()
        return tuple(RuleEntry(self.path, values) for values in value)

    def value(self, key: str) -> Any:  # noqa: ANN401 - whatever the file holds; the caller checks it
        """Return what stands under a key, None where there is none, for a check of the caller's own."""
        return self._get(key, None)

    def names(self) -> tuple[str, ...]:
        """Return the names of all values, for a mapping whose keys are the editor's."""
        return tuple(self._values)

    def finish(self) -> None:
        """Refuse keys that were not asked for."""
        if not self._values.keys() <= self._asked:
            self.fail()

    def _get(self, key: str, default: object) -> Any:  # noqa: ANN401 - whatever the file holds; the caller checks it
        self._asked.add(key)
        return self._values.get(key, default)

    def _word(self, text: str, words: type[Word]) -> Word:
        if text not in {word.value for word in words}:
            self.fail()
        return words(text)


def own_or_shipped(library_root: Path | None, *parts: str) -> Path:
    """Return the library's own data file where it has one, which replaces the shipped one, else the shipped one."""
    own = None if library_root is None else library_root.joinpath(*parts)
    return own if own is not None and own.is_file() else resource_path(*parts)


def rule_file(library_root: Path | None, name: str) -> RuleEntry:
    """Read ``rules/<name>.yaml``: the library's own copy, which replaces the shipped one, or the shipped one.

    Raises:
        FileUnreadableError: the file cannot be read, is no YAML or holds no mapping.
    """
    path = own_or_shipped(library_root, "rules", f"{name}.yaml")
    return RuleEntry(path, read_data_file(path))


def rule_layers(library_root: Path, name: str) -> tuple[RuleEntry, ...]:
    """Read ``rules/<name>.yaml`` as shipped and, after it, the library's own where it has one.

    For files of which a centre writes down only what it changes.

    Raises:
        FileUnreadableError: a file cannot be read, is no YAML or holds no mapping.
    """
    shipped = rule_file(None, name)
    own = rule_file(library_root, name)
    return (shipped,) if own.path == shipped.path else (shipped, own)


def alternation(entry: RuleEntry, patterns: Iterable[str]) -> re.Pattern[str]:
    """Join patterns into one that matches what any of them does.

    Raises:
        FileUnreadableError: one is no pattern, or would match where nothing stands.
    """
    try:
        joined = re.compile("|".join(f"(?:{pattern})" for pattern in patterns))
    except re.error:
        entry.fail()
    if joined.match(""):
        entry.fail()
    return joined


def refuse_repetitions(entry: RuleEntry, ids: tuple[str, ...]) -> None:
    """Refuse a file in which two entries have one id."""
    if len(set(ids)) != len(ids):
        entry.fail()
