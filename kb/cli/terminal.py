"""What every command needs: the chosen library and language, and where to print."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TextIO

from kb.cli.language import Language
from kb.cli.messages import MESSAGES
from kb.cli.problem_sentences import PACK_PROBLEMS, PROBLEMS, RULE_PROBLEMS
from kb.cli.sentences import ERRORS, LABELS, REASONS
from kb.clock import Clock, SystemClock
from kb.errors import PackInvalidError, RuleInvalidError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from kb.domain.suggestion import Reason
    from kb.errors import KbError, Problem
    from kb.library import Library, LibraryPaths, Repair
    from kb.machine_policy import MachinePolicy

_WIDTH = 80


@dataclass
class Terminal:
    """The state of one run; the options that every command takes are filled in while they are parsed.

    ``policy_file`` is the policy of this computer, whether there is one or not.
    """

    language: Language
    environ: Mapping[str, str]
    out: TextIO
    err: TextIO
    library: Path | None = None
    policy_file: Path | None = None
    json: bool = False
    clock: Clock = field(default_factory=SystemClock)

    @property
    def width(self) -> int:
        """Columns to print in."""
        return min(shutil.get_terminal_size((_WIDTH, 24)).columns, 100) if self.interactive else _WIDTH

    @property
    def interactive(self) -> bool:
        """Whether a person looks on."""
        return self.out.isatty()

    @property
    def paths(self) -> LibraryPaths:
        """The library to work with; raises SettingFixedError where another was named than the one there may be."""
        from kb.library import LibraryPaths, library_folder  # noqa: PLC0415 - see open_library

        return LibraryPaths(library_folder(self.library, self.environ, self.machine))

    @property
    def machine(self) -> MachinePolicy:
        """What the policy of this computer fixes; raises MachinePolicyUnreadableError, MachinePolicyInvalidError."""
        from kb.machine_policy import load_machine_policy  # noqa: PLC0415 - see open_library

        return load_machine_policy(self.policy_file)

    def open_library(self, repair: Repair = "now", paths: LibraryPaths | None = None) -> Library:
        """Open the library; imported here because help must not wait for the search engine and the database to load."""
        from kb.library import open_library  # noqa: PLC0415 - see above

        return open_library(paths or self.paths, clock=self.clock, repair=repair, machine=self.machine)

    def pick(self, pair: tuple[str, str]) -> str:
        """Return the text of the chosen language."""
        return pair[0] if self.language is Language.JA else pair[1]

    def say(self, key: str, **params: object) -> str:
        """Return a message."""
        return self.pick(MESSAGES[key]).format(**params)

    def label(self, value: str) -> str:
        """Return the name of a value of a closed list."""
        return self.pick(LABELS[value])

    def error(self, error: KbError) -> str:
        """Return the sentence of an error."""
        key = "file_unreadable_line" if error.code == "file_unreadable" and error.params.get("line") else error.code
        init = f"kb init --sample --library {self.library}" if self.library else "kb init --sample"
        # Lists are of words that stand in files: they are printed as they are written there.
        words = {name: ", ".join(map(str, value)) for name, value in error.params.items() if isinstance(value, tuple)}
        reason = self.pick(PACK_PROBLEMS[str(error.params["problem"])]) if isinstance(error, PackInvalidError) else ""
        said = f" (SQLite: {detail})" if (detail := error.params.get("detail")) else ""
        sentence = self.pick(ERRORS[key]).format(**(error.params | words), init=init, reason=reason, said=said)
        if isinstance(error, RuleInvalidError):
            sentence += ("" if self.language is Language.JA else " ") + self.rule_problem(error)
        return sentence

    def rule_problem(self, error: RuleInvalidError) -> str:
        """Return what to write instead of what a rule file or a policy says."""
        return self.pick(RULE_PROBLEMS[str(error.params["problem"])]).format(detail=error.params["detail"])

    def problem(self, problem: Problem) -> str:
        """Return the sentence of something that is wrong in a file."""
        return self.pick(PROBLEMS[problem.code]).format(detail=problem.detail).strip()

    def reason(self, reason: Reason) -> str:
        """Return why an article is suggested, as a person says it."""
        words = self.say("words_between").join(reason.words)
        return self.pick(REASONS[reason.type.value]).format(words=words, means=reason.means, count=reason.count)

    def facts(self, *facts: str) -> str:
        """Return short facts side by side on one line."""
        return " | ".join(facts)

    def print(self, text: str = "") -> None:
        """Print a line of the result."""
        print(text, file=self.out)

    def print_json(self, value: Mapping[str, Any]) -> None:
        """Print an object on one line, at once, so that a program reading along need not wait."""
        print(json.dumps(value, ensure_ascii=False), file=self.out, flush=True)

    def complain(self, sentence: str) -> None:
        """Print a sentence for the person and not for the program that reads the result."""
        self.out.flush()
        print(sentence, file=self.err, flush=True)
