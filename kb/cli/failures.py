"""What a failure becomes: a sentence on standard error and an exit code."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from kb.cli.sentences import USAGE
from kb.errors import (
    DiskFullError,
    IndexBusyError,
    IndexUnavailableError,
    KbError,
    LibraryBusyError,
    LibraryDamagedError,
    LibraryMissingError,
    LibraryNewerError,
    LibraryOnNetworkError,
    LibraryReadOnlyError,
)

if TYPE_CHECKING:
    from typer.exceptions import TyperException

    from kb.cli.terminal import Terminal

OK, INPUT, USAGE_MISTAKE, LIBRARY, BUSY, INTERRUPTED = 0, 1, 2, 3, 4, 130
_LIBRARY_ERRORS = (
    LibraryMissingError,
    LibraryNewerError,
    LibraryOnNetworkError,
    LibraryReadOnlyError,
    LibraryDamagedError,
)
_BUSY_ERRORS = (LibraryBusyError, DiskFullError, IndexBusyError, IndexUnavailableError)
#: Typer has no class of its own for this mistake.
_EXTRA = re.compile(r"unexpected extra argument\S* \((.*)\)")


def exit_code(error: KbError) -> int:
    """Return the exit code an error leads to."""
    if isinstance(error, _LIBRARY_ERRORS):
        return LIBRARY
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
