"""The program: which commands there are, the options that each takes, and what becomes of a failure."""

from __future__ import annotations

import io
import logging
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.exceptions import TyperException

from kb.cli import answers, backups, maintenance
from kb.cli.audit import audit
from kb.cli.calls import calls
from kb.cli.demo import demo
from kb.cli.doctor import doctor
from kb.cli.failures import (
    BUSY,
    INPUT,
    INTERRUPTED,
    OK,
    USAGE_MISTAKE,
    complain_of_system,
    complain_of_usage,
    exit_code,
    let_go_of_output,
)
from kb.cli.help import SHARED, LocalCommand, LocalGroup
from kb.cli.history import diff, history
from kb.cli.language import Language, choose_language
from kb.cli.lint import lint
from kb.cli.packs import packs
from kb.cli.policy import policy
from kb.cli.protection import protection
from kb.cli.queue import queues
from kb.cli.retention import retention
from kb.cli.rules import rules
from kb.cli.terminal import Terminal
from kb.errors import KbError
from kb.machine_policy import machine_policy_path
from kb.system_errors import FULL

#: In the order in which help lists them.
_COMMANDS: dict[str, Callable[..., int]] = {
    "init": maintenance.init,
    "suggest": answers.suggest,
    "search": answers.search,
    "show": answers.show,
    "history": history,
    "diff": diff,
    "check-wording": answers.check_wording,
    "lint": lint,
    "import": maintenance.import_source,
    "export": maintenance.export,
    "export-records": maintenance.export_records,
    "reindex": maintenance.reindex,
    "backup": backups.backup,
    "verify": backups.verify,
    "restore": backups.restore,
    "retention": retention,
    "doctor": doctor,
    "demo": demo,
}

app = typer.Typer(
    name="kb",
    cls=LocalGroup,
    add_completion=False,
    rich_markup_mode=None,
    no_args_is_help=True,
    context_settings={"help_option_names": ["--help", "-h"]},
)
for _name, _command in _COMMANDS.items():
    app.command(_name, cls=LocalCommand)(_command)
app.add_typer(calls)
app.add_typer(queues)
app.add_typer(packs)
app.add_typer(rules)
app.add_typer(policy)
app.add_typer(protection)
app.add_typer(audit)


def _remember(ctx: typer.Context, param: typer.CallbackParam, value: Any) -> Any:  # noqa: ANN401 - of any option
    """Keep an option that every command takes; one that was not given leaves what was given before the command."""
    if value:
        setattr(ctx.obj, str(param.name), value)
    return value


def _print_version(ctx: typer.Context, value: bool) -> None:  # noqa: FBT001 - the signature of an option's callback
    if value:
        from importlib.metadata import version  # noqa: PLC0415 - a slow import for one option

        terminal: Terminal = ctx.obj
        terminal.print(terminal.say("version", version=version("kandokoro")))
        raise typer.Exit


@app.callback()
def kb(
    *,
    library: Annotated[
        Path | None, typer.Option("--library", metavar="DIR", callback=_remember, expose_value=False)
    ] = None,
    json: Annotated[bool, typer.Option("--json", callback=_remember, expose_value=False)] = False,
    language: Annotated[
        Language | None, typer.Option("--language", metavar="ja|en", callback=_remember, expose_value=False)
    ] = None,
    version: Annotated[bool, typer.Option("--version", callback=_print_version, is_eager=True)] = False,
) -> None:
    """Take the options that every command takes; their callbacks keep them."""


def build() -> LocalGroup:
    """Return the program with its shared options on every command."""
    group = typer.main.get_command(app)
    assert isinstance(group, LocalGroup)  # noqa: S101 - it was declared with this class
    _share(group, [param for param in group.params if param.name in SHARED])
    return group


def _share(group: LocalGroup, params: list[Any]) -> None:
    for command in group.commands.values():
        command.params.extend(params)
        if isinstance(command, LocalGroup):
            _share(command, params)


def run(arguments: Sequence[str], terminal: Terminal) -> int:
    """Run one command line and return its exit code; what goes wrong becomes one sentence."""
    try:
        code = build().main(list(arguments), prog_name="kb", standalone_mode=False, obj=terminal)
        terminal.out.flush()
    except KbError as error:
        terminal.complain(terminal.error(error))
        return exit_code(error)
    except TyperException as error:
        complain_of_usage(terminal, error)
        return USAGE_MISTAKE
    except (typer.Abort, KeyboardInterrupt):
        terminal.complain(f"\n{terminal.say('interrupted')}")  # a question may stand on the line
        return INTERRUPTED
    except BrokenPipeError:
        let_go_of_output()
        return INPUT
    except OSError as error:
        # Whatever nobody foresaw about a disk, a folder or a stream; mistakes of the program are no OSErrors.
        complain_of_system(terminal, error)
        return BUSY if error.errno in FULL else INPUT
    return int(code or OK)


def main(argv: Sequence[str] | None = None) -> int:
    """Run ``kb``; everything in and out is UTF-8, whatever the console says."""
    # What the library notes for whoever looks for a fault has no place among the sentences.
    logging.getLogger("kb").addHandler(logging.NullHandler())
    # None where the program was started with a stream closed.
    sys.stdout, sys.stderr = (stream or Path(os.devnull).open("w") for stream in (sys.stdout, sys.stderr))  # noqa: SIM115 - until the end
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    arguments = sys.argv[1:] if argv is None else argv
    language = choose_language(arguments, os.environ)
    policy_file = machine_policy_path()
    terminal = Terminal(language, os.environ, sys.stdout, sys.stderr, policy_file=policy_file)
    with suppress(KbError):  # whatever is wrong with the policy is told by the commands that open a library
        terminal.language = Language(terminal.machine.language(language))
    return run(arguments, terminal)
