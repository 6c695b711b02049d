"""What a failure becomes: a sentence on standard error and an exit code."""

from __future__ import annotations

import errno
import os
import re
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from kb.cli.sentences import USAGE
from kb.errors import (
    AuditUnwritableError,
    DiskFailingError,
    DiskFullError,
    IndexBusyError,
    IndexUnavailableError,
    KbError,
    KeyFileUnsafeError,
    KeyStoreUnavailableError,
    LibraryBusyError,
    LibraryDamagedError,
    LibraryLockedError,
    LibraryMissingError,
    LibraryNewerError,
    LibraryOnNetworkError,
    LibraryReadOnlyError,
    MachinePolicyInvalidError,
    MachinePolicyUnreadableError,
    WindowNotAnsweringError,
    WindowNotRunningError,
)
from kb.system_errors import FULL

if TYPE_CHECKING:
    from typer.exceptions import TyperException

    from kb.cli.terminal import Terminal

OK, INPUT, USAGE_MISTAKE, LIBRARY, BUSY, NO_WINDOW, INTERRUPTED = 0, 1, 2, 3, 4, 5, 130
_LIBRARY_ERRORS = (
    LibraryMissingError,
    LibraryNewerError,
    LibraryOnNetworkError,
    LibraryReadOnlyError,
    LibraryDamagedError,
    LibraryLockedError,
    KeyFileUnsafeError,
    KeyStoreUnavailableError,
    MachinePolicyInvalidError,
    MachinePolicyUnreadableError,
)
_BUSY_ERRORS = (
    AuditUnwritableError,
    LibraryBusyError,
    DiskFullError,
    DiskFailingError,
    IndexBusyError,
    IndexUnavailableError,
    WindowNotAnsweringError,
)
#: What the system says in its own language most often, by the end of the key of our sentence.
_KINDS = {
    "_missing": (errno.ENOENT, errno.ENOTDIR),
    "_rights": (errno.EACCES, errno.EPERM, errno.EROFS),
    "_folder": (errno.EISDIR,),
    "_full": tuple(FULL),
}
#: Typer has no class of its own for this mistake.
_EXTRA = re.compile(r"unexpected extra argument\S* \((.*)\)")
#: What may stand there is told in its words only.
_CHOICES = re.compile(r"is not one of (.+)")
_QUOTED = re.compile(r"'([^']*)'")
_NUMBERS = frozenset({"N", "MB", "BEFORE", "AFTER"})


def exit_code(error: KbError) -> int:
    """Return the exit code an error leads to."""
    if isinstance(error, _LIBRARY_ERRORS):
        return LIBRARY
    if isinstance(error, WindowNotRunningError):
        return NO_WINDOW
    return BUSY if isinstance(error, _BUSY_ERRORS) else INPUT


def complain_of_usage(terminal: Terminal, error: TyperException) -> None:
    """Say what is wrong with the arguments, and where help is."""
    kind = type(error).__name__
    if kind == "NoArgsIsHelpError":
        terminal.complain(error.format_message())
        return
    key, name, allowed = kind, getattr(error, "option_name", None), ""
    param: Any = getattr(error, "param", None)
    if param is not None:
        name = param.metavar if param.param_type_name == "argument" else param.opts[0]
        allowed = _allowed(terminal, param, error.message)
    elif hint := getattr(error, "param_hint", None):
        name, allowed = hint, error.message  # what the command itself refused
    if extra := _EXTRA.search(error.message):
        key, name = "extra", extra[1]
    if key not in USAGE or not name:
        key = "UsageError"
    terminal.complain(terminal.pick(USAGE[key]).format(name=name, message=error.message))
    if key == "BadParameter" and allowed:
        terminal.complain(terminal.pick(USAGE["allowed"]).format(allowed=allowed))
    ctx: Any = getattr(error, "ctx", None)
    terminal.complain(terminal.pick(USAGE["hint"]).format(command=ctx.command_path if ctx else "kb"))


def _allowed(terminal: Terminal, param: Any, message: str) -> str:  # noqa: ANN401 - Typer keeps these types to itself
    """Return what the value of a parameter may be: a word of a list, a number, or a form such as YYYY-MM-DD."""
    if choices := _CHOICES.search(message):
        return ", ".join(_QUOTED.findall(choices[1]))
    if param.metavar in _NUMBERS:
        return terminal.pick(USAGE["whole_number"])
    return str(param.metavar or "")


def complain_of_system(terminal: Terminal, error: OSError) -> None:
    """Say what the system refused, and for what."""
    kind = next((name for name, numbers in _KINDS.items() if error.errno in numbers), "")
    reason = error.strerror or type(error).__name__
    if error.filename is None:
        # Streams have no name; what is left in them would be complained of once more at the end.
        let_go_of_output()
        sentence = terminal.say("output_full" if kind == "_full" else "system_refused_unnamed", reason=reason)
    else:
        sentence = terminal.say(f"system_refused{kind}", path=os.fsdecode(error.filename), reason=reason)
    with suppress(OSError):  # where even the error stream is refused nothing can be said; the exit code remains
        terminal.complain(sentence)


def let_go_of_output() -> None:
    """Send what is still to be printed nowhere: Python would complain once more while it closes the stream."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
