"""What a failure becomes: a sentence on standard error and an exit code."""

from __future__ import annotations

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
#: Typer has no class of its own for this mistake.
_EXTRA = re.compile(r"unexpected extra argument\S* \((.*)\)")


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
    key, name = kind, getattr(error, "option_name", None)
    param: Any = getattr(error, "param", None)
    if param is not None:
        name = param.metavar if param.param_type_name == "argument" else param.opts[0]
    if extra := _EXTRA.search(error.message):
        key, name = "extra", extra[1]
    if key not in USAGE or not name:
        key = "UsageError"
    terminal.complain(terminal.pick(USAGE[key]).format(name=name, message=error.message))
    ctx: Any = getattr(error, "ctx", None)
    terminal.complain(terminal.pick(USAGE["hint"]).format(command=ctx.command_path if ctx else "kb"))


def complain_of_system(terminal: Terminal, error: OSError) -> None:
    """Say what the system refused, and for what."""
    reason = error.strerror or type(error).__name__
    if error.filename is None:
        # Streams have no name; what is left in them would be complained of once more at the end.
        let_go_of_output()
        sentence = terminal.say("system_refused_unnamed", reason=reason)
    else:
        sentence = terminal.say("system_refused", path=os.fsdecode(error.filename), reason=reason)
    with suppress(OSError):  # where even the error stream is refused nothing can be said; the exit code remains
        terminal.complain(sentence)


def let_go_of_output() -> None:
    """Send what is still to be printed nowhere: Python would complain once more while it closes the stream."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
