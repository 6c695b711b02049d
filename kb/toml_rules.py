"""Reads a rule file that is written in TOML: the same checks as of the YAML ones, and the line of what is wrong."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kb.domain.rule_problem import RuleProblem
from kb.errors import MachinePolicyInvalidError
from kb.rule_entries import RuleSource

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.domain.rule_problem import Trail

#: Before Python 3.14 the place of a slip stands only in the words of the exception.
_LINE = re.compile(r"at line (\d+)")

#: A path of Windows in the quotes in which a backslash means something else.
_PATH_IN_QUOTES = re.compile(r'"(?:[A-Za-z]:|\\)\\')

#: Characters of a line that cannot be read which are shown.
_SHOWN = 40

#: What to write instead is another sentence in TOML than in YAML.
_IN_TOML = {
    RuleProblem.NOT_A_MAPPING: RuleProblem.NOT_A_TOML_TABLE,
    RuleProblem.NOT_A_LIST: RuleProblem.NOT_A_TOML_LIST,
    RuleProblem.NOT_A_TEXT: RuleProblem.NOT_A_TOML_TEXT,
}


@dataclass(frozen=True, slots=True)
class TomlSource(RuleSource):
    """The text of a TOML file; what is wrong in it raises MachinePolicyInvalidError."""

    def content(self) -> dict[str, Any]:
        """Return what the text says, as builtins; raises MachinePolicyInvalidError for what is no TOML."""
        try:
            return tomllib.loads(self.text)
        except tomllib.TOMLDecodeError as error:
            found = _LINE.search(str(error))
            line = int(found[1]) if found else max(1, len(self.text.splitlines()))
            raise self._no_toml(line) from error
        except RecursionError as error:
            raise self._no_toml(1) from error

    def line_of(self, trail: Trail) -> int:
        """Return the line, from 1, where the statement begins that says what stands at ``trail``.

        The parser itself tells: the shortest beginning of the file that is whole and has the place ends with that
        statement. So no second reading of TOML's grammar can disagree with the first. Each beginning is parsed, which
        a policy of a hundred lines bears, and only where something is wrong. 1 where only the whole file can be meant.
        """
        line = 1
        for step in range(1, len(trail) + 1):
            found = next((start for start, content in _beginnings(self.text) if _has(content, trail[:step])), 0)
            if not found:
                break
            line = found
        return line

    def _no_toml(self, line: int) -> MachinePolicyInvalidError:
        """Show the line itself: there is no place yet that it could be called by."""
        (written,) = self.text.splitlines()[line - 1 : line] or [""]
        problem = RuleProblem.BACKSLASH if _PATH_IN_QUOTES.search(written) else RuleProblem.NOT_TOML
        shown = "".join(character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in written)
        return self._error(line, shown.strip()[:_SHOWN], (), problem, "")

    def _error(
        self, line: object, key: str, trail: Trail, problem: RuleProblem, detail: str
    ) -> MachinePolicyInvalidError:
        told = _IN_TOML.get(problem, problem)
        return MachinePolicyInvalidError(
            path=str(self.path), line=line, key=key, trail=trail, problem=told, detail=detail
        )


def _beginnings(text: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield, for each statement of a file, the line where it begins and what the file says up to its end."""
    lines = text.splitlines(keepends=True)
    start = 0
    for end in range(1, len(lines) + 1):
        try:
            content = tomllib.loads("".join(lines[:end]))
        except tomllib.TOMLDecodeError:
            continue  # the statement goes on in the next line
        if all(not line.strip() or line.lstrip().startswith("#") for line in lines[start:end]):
            start = end
            continue
        yield start + 1, content
        start = end


def _has(content: Any, trail: Trail) -> bool:  # noqa: ANN401 - whatever the file holds
    for step in trail:
        try:
            content = content[step]
        except (KeyError, IndexError, TypeError):
            return False
    return True
