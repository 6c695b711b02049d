"""What an administrator's guide says to type, and what it says comes of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

DOCS = Path(__file__).resolve().parent.parent / "resources" / "docs"
GUIDES = {language: DOCS / f"administrator-guide.{language}.md" for language in ("ja", "en")}
#: Stands for anything: in a line for any part of it, alone on a line for any number of lines.
ANYTHING = "…"

_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_PROMPT = "$ "


@dataclass(frozen=True, slots=True)
class Command:
    """A line to type, and the lines that are shown below it; none where the guide shows nothing."""

    line: str
    shown: tuple[str, ...]

    def is_shown_by(self, printed: str) -> bool:
        """Tell whether what came is what the guide shows."""
        return not self.shown or re.fullmatch(_pattern(self.shown), printed.rstrip("\n") + "\n") is not None


def blocks(guide: Path, language: str) -> list[str]:
    """Return the fenced blocks of a language, in their order."""
    return [text for found, text in _FENCE.findall(guide.read_text(encoding="utf-8")) if found == language]


def commands(guide: Path) -> list[Command]:
    """Return everything that is to be typed in a terminal of Linux, in the order of the guide."""
    found: list[Command] = []
    for line in "".join(blocks(guide, "console")).splitlines():
        if line.startswith(_PROMPT):
            found.append(Command(line.removeprefix(_PROMPT), ()))
        else:
            found[-1] = Command(found[-1].line, (*found[-1].shown, line))
    return found


def _pattern(shown: tuple[str, ...]) -> str:
    lines = (r"(?:.*\n)*" if line == ANYTHING else rf"{_line_pattern(line)}\n" for line in shown)
    return "".join(lines)


def _line_pattern(line: str) -> str:
    # Columns are padded for a terminal; a reader does not count blanks.
    parts = (r"\s+".join(map(re.escape, part.split(" "))) for part in re.sub(" +", " ", line).split(ANYTHING))
    return ".*".join(parts)
