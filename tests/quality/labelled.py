"""What measuring on labelled lines has in common: reading, options, what may be looked at, printing."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

#: Halves whose lines nobody looks at while changing rules; only their totals are shown (README.md beside this file).
UNSEEN = ("check", "last", "last_fragments")


def read_lines(path: Path) -> list[dict[str, Any]]:
    """Read a file of JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def may_be_seen(line: dict[str, Any]) -> bool:
    """Tell whether whoever changes rules may look at a line; one without a half belongs to nobody's check."""
    return line.get("half") not in UNSEEN


def parser(description: str, option: str, lines: Path) -> argparse.ArgumentParser:
    """Return a parser with the options that every measurement has; ``option`` names the file of labelled lines."""
    made = argparse.ArgumentParser(description=description)
    made.add_argument(option, type=Path, default=lines)
    made.add_argument("--json", action="store_true", help="one JSON object instead of a table")
    unseen = ", ".join(UNSEEN)
    made.add_argument("--misses", action="store_true", help=f"list what is wrong, but not of the halves {unseen}")
    return made


def print_measured(result: dict[str, Any], table: Callable[[Any], str], options: argparse.Namespace) -> None:
    """Print ``result`` without its "misses", lines of text, and after it these where they are asked for."""
    misses = result.pop("misses")
    sys.stdout.write(json.dumps(result, ensure_ascii=False) + "\n" if options.json else table(result["halves"]))
    if options.misses:
        sys.stdout.writelines(f"{miss}\n" for miss in misses)
