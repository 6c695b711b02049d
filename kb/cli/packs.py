"""``kb pack``: knowledge that editors sign and send out, and what agents say of it on its way back."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kb.cli.failures import INPUT, OK, USAGE_MISTAKE
from kb.cli.help import LocalCommand, LocalGroup
from kb.cli.sentences import USAGE
from kb.cli.terminal import Terminal

if TYPE_CHECKING:
    from kb.domain.pack import PackReport

packs = typer.Typer(name="pack", cls=LocalGroup, rich_markup_mode=None, no_args_is_help=True)

#: Where the password of a key is taken from, so that a scheduled job need not type it.
PASSWORD_VARIABLE = "KANDOKORO_PACK_PASSWORD"  # noqa: S105 - the name of the variable

_Folder = Annotated[Path, typer.Argument(metavar="FOLDER")]
_File = Annotated[Path, typer.Argument(metavar="FILE")]


@packs.callback()
def pack() -> None:
    """Make and take in knowledge packs."""


@packs.command("key", cls=LocalCommand)
def key(ctx: typer.Context, file: _File) -> int:
    """Make a key to sign packs with."""
    from kb.services.packs.keys import create_key  # noqa: PLC0415 - help must not wait for it

    terminal: Terminal = ctx.obj
    public = create_key(file, _password(terminal, confirm=True))
    if terminal.json:
        terminal.print_json({"file": str(file), "public": public})
    else:
        terminal.print(terminal.say("pack_key_made", path=file))
        terminal.print(public)
    return OK


@packs.command("make", cls=LocalCommand)
def make(
    ctx: typer.Context,
    *,
    folder: _Folder,
    key_file: Annotated[Path, typer.Option("--key", metavar="FILE")],
    whole: Annotated[bool, typer.Option("--whole")] = False,
) -> int:
    """Write a signed pack of what changed."""
    from kb.services.packs.keys import load_key  # noqa: PLC0415 - help must not wait for it

    terminal: Terminal = ctx.obj
    private = load_key(key_file, _password(terminal))
    with terminal.open_library("later") as library:
        files = library.packs.maker.make(folder, private, whole=whole)
    if terminal.json:
        terminal.print_json(
            {
                "packs": [
                    {"file": str(one.path), "version": one.header.version, "articles": one.header.articles}
                    for one in files
                ]
            }
        )
        return OK
    for one in files:
        terminal.print(terminal.say("pack_made", path=one.path, version=one.header.version, count=one.header.articles))
    if not files:
        terminal.print(terminal.say("pack_nothing_new"))
    return OK


@packs.command("take", cls=LocalCommand)
def take(ctx: typer.Context, file: _File) -> int:
    """Take in one pack."""
    from kb.documents.pack_file import read_header  # noqa: PLC0415 - help must not wait for it

    terminal: Terminal = ctx.obj
    with terminal.open_library("now") as library:
        report = library.packs.take(read_header(file, library.packs.keys))
        library.indexing.catch_up()
    _print_taken(terminal, report)
    return OK


@packs.command("look", cls=LocalCommand)
def look(ctx: typer.Context) -> int:
    """Look for new packs where the library is told to, and take them in."""
    terminal: Terminal = ctx.obj
    with terminal.open_library("now") as library:
        where, keys = library.packs.where, library.packs.keys
        report = library.packs.look()
        library.indexing.catch_up()
    if terminal.json:
        refused = [terminal.error(error) for error in report.refused]
        taken = [one.version for one in report.taken]
        terminal.print_json({"reached": report.reached, "taken": taken, "refused": refused})
    else:
        if not where:
            terminal.complain(terminal.say("pack_place_unknown"))
            return OK
        if not keys:
            terminal.complain(terminal.say("pack_no_keys"))
        for one in report.taken:
            _print_taken(terminal, one)
        for error in report.refused:
            terminal.complain(terminal.error(error))
        if not report.reached:
            terminal.complain(terminal.say("pack_place_gone"))
        elif not report.taken and not report.refused:
            terminal.print(terminal.say("pack_nothing_new"))
    return INPUT if report.refused else OK


@packs.command("feedback", cls=LocalCommand)
def feedback(ctx: typer.Context, folder: _Folder) -> int:
    """Write what was said of articles here, for the editors."""
    terminal: Terminal = ctx.obj
    with terminal.open_library("later") as library:
        path, count = library.packs.feedback.write(folder)
    if terminal.json:
        terminal.print_json({"file": str(path), "statements": count})
    else:
        terminal.print(terminal.say("feedback_written", path=path, count=count))
    return OK


@packs.command("gather", cls=LocalCommand)
def gather(ctx: typer.Context, files: Annotated[list[Path], typer.Argument(metavar="FILE…")]) -> int:
    """Take in what was said of articles on other computers."""
    terminal: Terminal = ctx.obj
    with terminal.open_library("later") as library:
        for file in files:
            report = library.packs.feedback.read(file)
            numbers = {"added": report.added, "known": report.known, "strange": report.strange}
            if terminal.json:
                terminal.print_json({"file": str(file), **numbers})
            else:
                terminal.print(terminal.say("feedback_gathered", path=file, **numbers))
    return OK


def _print_taken(terminal: Terminal, report: PackReport) -> None:
    numbers = {
        "version": report.version,
        "added": len(report.added),
        "changed": len(report.changed),
        "unchanged": report.unchanged,
        "overruled": len(report.overruled),
    }
    if terminal.json:
        terminal.print_json(numbers)
        return
    terminal.print(terminal.say("pack_taken", **numbers))
    if report.overruled:
        terminal.print(terminal.say("pack_overruled", count=len(report.overruled)))


def _password(terminal: Terminal, *, confirm: bool = False) -> str:
    given = terminal.environ.get(PASSWORD_VARIABLE)
    if given:
        return given
    if not sys.stdin.isatty():  # a job has nobody to ask, and getpass would only warn of that
        terminal.complain(terminal.pick(USAGE["password_needed"]).format(name=PASSWORD_VARIABLE))
        raise typer.Exit(USAGE_MISTAKE)
    typed: str = typer.prompt(terminal.say("pack_password"), hide_input=True, confirmation_prompt=confirm, err=True)
    return typed
