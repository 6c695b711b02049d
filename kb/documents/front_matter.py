"""The YAML block at the top of an article: keys with a word or a list of words, read with line numbers.

It is read as a stream of events, not as Python values: nothing is guessed (``yes``, ``1:20`` and ``2026-10-02`` stay
the words that were typed), nothing is constructed, and nesting or aliases cannot make it recurse.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml

from kb.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Longest front matter in characters; a hundred customer words are 2,000.
MAX_CHARACTERS = 50_000

_LOADER: type[yaml.SafeLoader | yaml.CSafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_FENCE = re.compile(r"---[ \t]*")
#: Words that other readers of YAML take for something else than text.
_NOT_TEXT = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})
_PLAIN = re.compile(r"[0-9A-Za-z\u00a1-\U0010ffff][0-9A-Za-z _./+()\u00a1-\U0010ffff-]*")
_NULLS = frozenset({"~", "null", "Null", "NULL"})
_ASCII = re.compile(r"[\x00-\x7f]*")
#: What must not stand in a file as it is: controls, separators of lines, marks of direction, blanks nobody sees.
_ESCAPED = re.compile(
    '[\x00-\x1f\x7f-\xa0\xad\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff\ufff0-\uffff"\\\\]'
)


@dataclass(frozen=True, slots=True)
class Entry:
    """The value of one key: a word, or the words of a list; ``line`` is that of the key in the file."""

    line: int
    value: str | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stands in the block, and what is wrong with it."""

    entries: dict[str, Entry]
    problems: tuple[Problem, ...]


def split_front_matter(text: str) -> tuple[str, str, int] | Problem:
    """Return front matter, body and the line of the file at which the body begins, or why there is no front matter.

    One empty line between the two belongs to neither.
    """
    lines = text.split("\n")
    if not _FENCE.fullmatch(lines[0]):
        return Problem(1, "front_matter_missing")
    end = next((number for number, line in enumerate(lines) if number and _FENCE.fullmatch(line)), 0)
    if not end:
        return Problem(1, "front_matter_unclosed")
    start = end + 1
    if start < len(lines) - 1 and not lines[start]:
        start += 1
    return "\n".join(lines[1:end]), "\n".join(lines[start:]), start + 1


def read_front_matter(text: str, *, first_line: int = 2) -> FrontMatter:
    """Read the lines between the fences; ``first_line`` is where they begin in the file."""
    if len(text) > MAX_CHARACTERS:
        return FrontMatter({}, (Problem(first_line, "front_matter_too_long", str(MAX_CHARACTERS)),))
    reader = _Reader(first_line)
    try:
        reader.read(yaml.parse(text, Loader=_LOADER))
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line if error.problem_mark else 0
        reader.problems.append(Problem(first_line + line, "yaml_broken", error.problem or ""))
    except yaml.YAMLError as error:
        reader.problems.append(Problem(first_line, "yaml_broken", str(getattr(error, "reason", ""))))
    return FrontMatter(reader.entries, tuple(reader.problems))


def write_value(value: str | Iterable[str]) -> str:
    """Write a word, or several as a list on one line, quoted only where another reader could take it for more."""
    if isinstance(value, str):
        return value if _is_plain(value) else _quoted(value)
    return f"[{', '.join(write_value(word) for word in value)}]"


class _Reader:
    """Follows the events of one block: a mapping of words to words or flat lists, anything deeper is a problem."""

    def __init__(self, first_line: int) -> None:
        self.entries: dict[str, Entry] = {}
        self.problems: list[Problem] = []
        self._first_line = first_line
        self._depth = 0
        self._key: tuple[str, int] | None = None
        self._words: list[str] | None = None
        self._wrong = False

    def read(self, events: Iterable[yaml.Event]) -> None:
        for event in events:
            if isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
                self._enter(event)
            elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
                self._leave()
            elif isinstance(event, yaml.ScalarEvent):
                self._word(event)
            elif isinstance(event, yaml.AliasEvent):
                self._odd(event)

    def _enter(self, event: yaml.Event) -> None:
        self._depth += 1
        if self._depth == 1:
            if isinstance(event, yaml.SequenceStartEvent):
                self._problem(event, "front_matter_not_keys")
        elif self._depth == 2 and self._key and isinstance(event, yaml.SequenceStartEvent):  # noqa: PLR2004 - a list
            self._words = []
            self._wrong = event.tag is not None
        else:
            self._odd(event)

    def _leave(self) -> None:
        self._depth -= 1
        if self._depth == 1:
            self._finish(tuple(self._words or ()))
        elif self._depth == 0:
            self._key = None

    def _word(self, event: yaml.ScalarEvent) -> None:
        tagged = event.tag is not None and event.tag != "!"
        value = "" if event.implicit[0] and event.value in _NULLS else event.value
        if self._depth == 0:
            if event.value:
                self._problem(event, "front_matter_not_keys")
        elif self._depth == 1 and self._key is None:
            self._key = (event.value, self._line(event))
        elif self._depth == 1:
            self._wrong = tagged
            self._finish(value)
        elif self._words is not None:
            self._wrong = self._wrong or tagged
            self._words.append(value)

    def _odd(self, event: yaml.Event) -> None:
        """Note a value that is no word and no flat list; it is reported once, when the value ends."""
        if self._depth <= 1 and self._key is None:
            self._problem(event, "value_type")
            self._key = ("", self._line(event))
        self._wrong = True
        if self._depth == 1:
            self._finish("")

    def _finish(self, value: str | tuple[str, ...]) -> None:
        key, line = self._key or ("", 0)
        if key in self.entries:
            self.problems.append(Problem(line, "key_twice", key))
        elif self._wrong:
            self.problems.append(Problem(line, "value_type", key))
        self.entries.setdefault(key, Entry(line, value))
        self._key, self._words, self._wrong = None, None, False

    def _line(self, event: yaml.Event) -> int:
        return self._first_line + (event.start_mark.line if event.start_mark else 0)

    def _problem(self, event: yaml.Event, code: str) -> None:
        self.problems.append(Problem(self._line(event), code))


def _is_plain(word: str) -> bool:
    if not _PLAIN.fullmatch(word) or _ESCAPED.search(word) or word.endswith(" "):
        return False
    # No rule of YAML takes a word with other than ASCII characters for a number, a date or a truth value.
    return word.lower() not in _NOT_TEXT and (not word[0].isdigit() or not _ASCII.fullmatch(word))


def _quoted(word: str) -> str:
    return f'"{_ESCAPED.sub(_escape, word)}"'


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    return f"\\{character}" if character in '"\\' else f"\\u{ord(character):04X}"
