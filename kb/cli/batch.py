"""Many notes at once: one JSON object a line in, one JSON object a line out, in the same order."""

from __future__ import annotations

import json
import math
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, BinaryIO

from kb.cli.suggestion_output import alerts_as_json, suggestions_as_json
from kb.domain.suggestion import SuggestionQuery
from kb.errors import FileUnreadableError, IndexUnavailableError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from kb.cli.terminal import Terminal
    from kb.library import Library


class _BadLineError(Exception):
    """A line that is no question; ``code`` goes into the answer, ``line_id`` is its id where it has one."""

    def __init__(self, code: str, line_id: object = None) -> None:
        super().__init__(code)
        self.code = code
        self.line_id = line_id


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """Open the file, or standard input for ``-``; raises FileUnreadableError."""
    if str(path) == "-":
        # None where the program was started with its input closed.
        if sys.stdin is None:
            raise FileUnreadableError(path="-", line=0)
        yield sys.stdin.buffer
        return
    try:
        file = path.open("rb")
    except OSError as error:
        raise FileUnreadableError(path=str(path), line=0) from error
    with file:
        yield file


def numbered_lines(path: Path, file: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Yield the lines, counted from 1; raises FileUnreadableError with the line where reading fails."""
    number = 0
    try:
        for number, line in enumerate(file, 1):
            yield number, line
    except OSError as error:
        raise FileUnreadableError(path=str(path), line=number + 1) from error


def answer_lines(
    terminal: Terminal, library: Library, lines: Iterable[tuple[int, bytes]], limits: Mapping[str, Any]
) -> bool:
    """Answer each line as soon as it is read, and tell whether all of them were questions.

    A line that is none is answered with its id, where it has one, and the code of what is wrong; the sentence goes to
    standard error. Without a readable index a line is answered with its alerts and that code; the error is raised at
    the end.

    Raises:
        IndexUnavailableError: there was no readable index for at least one line.
    """
    all_good, unavailable = True, None
    for number, line in lines:
        try:
            line_id, note = _question(line, first=number == 1)
        except _BadLineError as error:
            all_good = False
            terminal.complain(terminal.say(f"batch_{error.code}", line=number))
            terminal.print_json({"id": error.line_id, "error": error.code})
            continue
        alerts = library.triage.check(note)
        try:
            found = library.suggestions.suggest(SuggestionQuery(notes=note, **limits))
        except IndexUnavailableError as error:
            unavailable = error
            terminal.print_json({"id": line_id, "error": error.code, "alerts": alerts_as_json(terminal, alerts)})
            continue
        terminal.print_json({"id": line_id, **suggestions_as_json(terminal, found, alerts)})
    if unavailable is not None:
        raise unavailable
    return all_good


def _question(line: bytes, *, first: bool) -> tuple[object, str]:
    """Return the id, a string, number or nothing, and the note of a line."""
    try:
        text = line.decode("utf-8-sig" if first else "utf-8")
    except UnicodeDecodeError:
        raise _BadLineError("not_utf8") from None
    try:
        value = json.loads(text, parse_constant=_refuse)
    except (ValueError, RecursionError):
        raise _BadLineError("not_json") from None
    if not isinstance(value, dict):
        raise _BadLineError("not_json")
    line_id, note = value.get("id"), value.get("note")
    if isinstance(line_id, dict | list) or (isinstance(line_id, float) and not math.isfinite(line_id)):
        raise _BadLineError("bad_id")
    if not isinstance(note, str):
        raise _BadLineError("no_note", line_id)
    return line_id, note


def _refuse(constant: str) -> object:
    """Stand in for NaN and Infinity, which Python reads and no other JSON reader would take back."""
    raise ValueError(constant)
