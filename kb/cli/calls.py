"""``kb call``: what a telephone's or a customer system's program runs when a call comes in."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

import typer

from kb.cli.failures import OK
from kb.cli.help import LocalCommand, LocalGroup
from kb.cli.terminal import Terminal
from kb.domain.hand_off import CallHandOff, hand_off, parse_url

calls = typer.Typer(name="call", cls=LocalGroup, rich_markup_mode=None, no_args_is_help=True)

_Text = typer.Option(metavar="TEXT")


@calls.callback()
def call() -> None:
    """Hand over calls."""


@calls.command("start", cls=LocalCommand)
def start(
    ctx: typer.Context,
    *,
    caller: Annotated[str, _Text] = "",
    product: Annotated[str, _Text] = "",
    cause: Annotated[str, _Text] = "",
    matter: Annotated[str, _Text] = "",
    notes: Annotated[str, _Text] = "",
    demand: Annotated[str, _Text] = "",
) -> int:
    """Hand a call over by its parts."""
    parts = {
        "caller": caller,
        "product": product,
        "cause": cause,
        "matter": matter,
        "notes": notes,
        "demand": demand,
    }
    return _deliver(ctx.obj, hand_off(parts.items()))


@calls.command("open", cls=LocalCommand)
def open_url(ctx: typer.Context, url: Annotated[str, typer.Argument(metavar="URL")]) -> int:
    """Hand a call over by its URL."""
    return _deliver(ctx.obj, parse_url(url))


def _deliver(terminal: Terminal, incoming: CallHandOff) -> int:
    from kb.services.hand_off import deliver  # noqa: PLC0415 - help must not wait for it

    deliver(terminal.paths.root, terminal.environ, incoming)
    if terminal.json:
        unknown = [{"name": name, "value": value} for name, value in incoming.unknown]
        known = dict(replace(incoming, unknown=()).pairs())
        terminal.print_json({"delivered": True, "call": known, "unknown": unknown})
        return OK
    terminal.print(terminal.say("call_handed_over"))
    if incoming.unknown:
        names = terminal.say("words_between").join(name for name, _ in incoming.unknown)
        terminal.complain(terminal.say("call_unknown", names=names))
    return OK
