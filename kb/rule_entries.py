"""What a rule file says, read key by key; whoever writes it is told where a slip is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import yaml

from kb.data_files import compose_data, line_of, parse_data
from kb.domain.bilingual import Bilingual
from kb.domain.rule_problem import RuleProblem
from kb.errors import FileUnreadableError, RuleInvalidError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from enum import StrEnum
    from pathlib import Path

    from kb.domain.rule_problem import Trail

    Word = TypeVar("Word", bound=StrEnum)

#: What tells entries of a list apart, for a sentence that names one.
_NAMES = ("id", "name", "means", "step", "word")


@dataclass(frozen=True, slots=True)
class RuleSource:
    """The text of a rule file and where it stands, or is to stand."""

    path: Path
    text: str

    def root(self) -> RuleEntry:
        """Return the mapping that the text is.

        Raises:
            RuleInvalidError: it is no YAML or holds no mapping.
        """
        return RuleEntry(self, self.content())

    def content(self) -> Any:  # noqa: ANN401 - whatever the file holds; the caller checks it
        """Return what the text says, as builtins; raises RuleInvalidError for what is no YAML."""
        try:
            return parse_data(self.text, self.path)
        except FileUnreadableError as error:
            line = error.params["line"]
            raise self._error(line, "", (), RuleProblem.NOT_YAML, "") from error

    def refuse_twice(self) -> None:
        """Refuse a mapping with the same key twice, of which YAML keeps the last one without a word.

        Raises:
            RuleInvalidError: there is such a key, or the text is no YAML.
        """
        self.content()
        for trail, line in _keys_twice(compose_data(self.text), ()):
            key = str(trail[-1])
            raise self._error(line, self._spoken(trail), trail, RuleProblem.KEY_TWICE, key)

    def error(self, trail: Trail, problem: RuleProblem, detail: str = "") -> RuleInvalidError:
        """Return the error that says what is wrong where ``trail`` leads to."""
        return self._error(self.line_of(trail), self._spoken(trail), trail, problem, detail)

    def line_of(self, trail: Trail) -> int:
        """Return the line, from 1, where something stands, or the last that is there of what leads to it."""
        return line_of(self.text, trail)

    def _error(self, line: object, key: str, trail: Trail, problem: RuleProblem, detail: str) -> RuleInvalidError:
        return RuleInvalidError(path=str(self.path), line=line, key=key, trail=trail, problem=problem, detail=detail)

    def _spoken(self, trail: Trail) -> str:
        """Return a trail as a person reads it: entries of lists by their names, or counted from 1."""
        value: Any = self.content()
        parts = []
        for step in trail:
            try:
                value = value[step]
            except (KeyError, IndexError, TypeError):
                value = None
            parts.append(step if isinstance(step, str) else _name_of(value) or str(step + 1))
        return " › ".join(parts)


def _keys_twice(node: yaml.Node | None, trail: Trail) -> Iterator[tuple[Trail, int]]:
    """Yield where (trail, line from 1) a key stands in a mapping that has it already."""
    if isinstance(node, yaml.MappingNode):
        known: set[str] = set()
        for key, value in node.value:
            if key.value in known:
                yield (*trail, key.value), key.start_mark.line + 1
            known.add(key.value)
            yield from _keys_twice(value, (*trail, key.value))
    elif isinstance(node, yaml.SequenceNode):
        for number, entry in enumerate(node.value):
            yield from _keys_twice(entry, (*trail, number))


def _name_of(value: object) -> str:
    """Return what an entry of a list is called in the file."""
    if not isinstance(value, dict):
        return ""
    return next((str(value[name]) for name in _NAMES if isinstance(value.get(name), str)), "")


class RuleEntry:
    """A mapping of a rule file, read key by key; whatever is not what it should be raises RuleInvalidError.

    A key nobody asked for is a slip of the editor's: ``finish`` refuses it.
    """

    def __init__(self, source: RuleSource, values: object, trail: Trail = ()) -> None:
        """Take what YAML gave at a place; raises RuleInvalidError when it is no mapping with names for keys."""
        self._source = source
        self._trail = trail
        self._asked: set[str] = set()
        self._values: Mapping[str, Any] = {}
        if not isinstance(values, dict) or not all(isinstance(key, str) for key in values):
            self.fail(RuleProblem.NOT_A_MAPPING)
        self._values = values

    @property
    def path(self) -> Path:
        """The file."""
        return self._source.path

    def place_of(self, written: str) -> Trail | None:
        """Return where exactly this text stands below, the first place of several; None if it stands nowhere."""
        return next(_places(self._values, written, ()), None)

    def fail(self, problem: RuleProblem, *below: str | int, detail: str = "") -> NoReturn:
        """Say that the file is not what it should be, here or at a place ``below``."""
        raise self._source.error((*self._trail, *below), problem, detail)

    def has(self, key: str) -> bool:
        """Tell whether there is such a key."""
        self._asked.add(key)
        return key in self._values

    def text(self, key: str, default: str | None = None) -> str:
        """Return a text that is not blank, or ``default`` where there is none."""
        value = self._get(key, default)
        if not isinstance(value, str) or (value != default and not value.strip()):
            self._fail_at(key, RuleProblem.NOT_A_TEXT)
        return value.strip()

    def texts(self, key: str, *, optional: bool = False) -> tuple[str, ...]:
        """Return a list of texts, none of them blank; at least one unless ``optional``."""
        value = self._get(key, [] if optional else None)
        if not isinstance(value, list) or not (value or optional):
            self._fail_at(key, RuleProblem.NOT_A_LIST)
        for number, text in enumerate(value):
            if not isinstance(text, str) or not text.strip():
                self.fail(RuleProblem.NOT_A_TEXT, key, number)
        return tuple(text.strip() for text in value)

    def both(self, key: str) -> Bilingual:
        """Return a text in both languages, written ``{ja: …, en: …}``."""
        return self.entry(key).whole_both()

    def whole_both(self) -> Bilingual:
        """Return this mapping as a text in both languages."""
        text = Bilingual(self.text("ja"), self.text("en"))
        self.finish()
        return text

    def number(self, key: str, default: int | None = None, *, least: int = 0, most: int | None = None) -> int:
        """Return a whole number, ``default`` where there is none."""
        value = self._get(key, default)
        if type(value) is not int or value < least or (most is not None and value > most):
            self._fail_at(key, RuleProblem.NOT_A_NUMBER, f"{least}-{'' if most is None else most}")
        return value

    def yes(self, key: str) -> bool:
        """Return whether something is true; it is not unless the file says so."""
        value = self._get(key, default=False)
        if not isinstance(value, bool):
            self.fail(RuleProblem.NOT_YES_OR_NO, key)
        return value

    def word(self, key: str, words: type[Word]) -> Word:
        """Return a word of a closed list."""
        return self._word(self.text(key), words, key)

    def words(self, key: str, words: type[Word], *, optional: bool = False) -> tuple[Word, ...]:
        """Return words of a closed list."""
        texts = self.texts(key, optional=optional)
        return tuple(self._word(text, words, key, number) for number, text in enumerate(texts))

    def entry(self, key: str) -> RuleEntry:
        """Return the mapping under a key."""
        if not self.has(key):
            self.fail(RuleProblem.KEY_MISSING, detail=key)
        return RuleEntry(self._source, self._get(key, None), (*self._trail, key))

    def entries(self, key: str, *, optional: bool = False) -> tuple[RuleEntry, ...]:
        """Return a list of mappings; at least one unless ``optional``."""
        value = self._get(key, [] if optional else None)
        if not isinstance(value, list) or not (value or optional):
            self._fail_at(key, RuleProblem.NOT_A_LIST)
        return tuple(
            RuleEntry(self._source, values, (*self._trail, key, number)) for number, values in enumerate(value)
        )

    def value(self, key: str) -> Any:  # noqa: ANN401 - whatever the file holds; the caller checks it
        """Return what stands under a key, None where there is none, for a check of the caller's own."""
        return self._get(key, None)

    def names(self) -> tuple[str, ...]:
        """Return the names of all values, for a mapping whose keys are the editor's."""
        return tuple(self._values)

    def finish(self) -> None:
        """Refuse keys that were not asked for."""
        for key in self._values:
            if key not in self._asked:
                self.fail(RuleProblem.KEY_UNKNOWN, key, detail=key)

    def _get(self, key: str, default: object) -> Any:  # noqa: ANN401 - whatever the file holds; the caller checks it
        self._asked.add(key)
        return self._values.get(key, default)

    def _fail_at(self, key: str, problem: RuleProblem, detail: str = "") -> NoReturn:
        if key not in self._values:
            self.fail(RuleProblem.KEY_MISSING, detail=key)
        self.fail(problem, key, detail=detail)

    def _word(self, text: str, words: type[Word], *below: str | int) -> Word:
        if text not in {word.value for word in words}:
            self.fail(RuleProblem.WORD_UNKNOWN, *below, detail=", ".join(word.value for word in words))
        return words(text)


def _places(value: object, written: str, trail: Trail) -> Iterator[Trail]:
    """Yield where a text stands in what YAML gave."""
    if value == written:
        yield trail
    elif isinstance(value, dict):
        for key, below in value.items():
            yield from _places(below, written, (*trail, key))
    elif isinstance(value, list):
        for number, below in enumerate(value):
            yield from _places(below, written, (*trail, number))
