"""``kb protection``: whether the library is encrypted, and changing that."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from kb.cli.failures import INPUT, INTERRUPTED, OK
from kb.cli.help import LocalCommand, LocalGroup
from kb.cli.progress import stopped_by_interrupt
from kb.cli.terminal import Terminal
from kb.errors import SettingFixedError

if TYPE_CHECKING:
    from kb.domain.protection import ProtectionReport
    from kb.library.protecting import ProtectionDesk
    from kb.protection import LibraryKey

protection = typer.Typer(name="protection", cls=LocalGroup, rich_markup_mode=None)

_Yes = Annotated[bool, typer.Option("--yes")]
#: So often somebody may mistype the end of the key before it counts as not written down.
_ATTEMPTS = 3


@protection.callback(invoke_without_command=True)
def state(ctx: typer.Context) -> None:
    """Tell how the library is protected."""
    if ctx.invoked_subcommand is not None:
        return
    terminal: Terminal = ctx.obj
    found = _desk(terminal).state()
    if terminal.json:
        terminal.print_json(
            {
                "encrypted": found.encrypted,
                "key": found.key_id,
                "key_here": found.key_here,
                "earlier_keys": found.earlier,
                "required": found.required,
                "key_file": found.key_file,
            }
        )
        return
    terminal.print(terminal.say("protection_on" if found.encrypted else "protection_off", name=found.key_id))
    if found.encrypted:
        store = "protection_key_file" if found.key_file else "protection_key_system"
        terminal.print(terminal.say(store if found.key_here else "protection_key_missing", path=found.key_file))
    elif found.required:
        terminal.print(terminal.say("protection_required"))


@protection.command("on", cls=LocalCommand)
def on(ctx: typer.Context, *, yes: _Yes = False) -> int:
    """Encrypt the library and its backups."""
    return _change(ctx.obj, encrypted=False, yes=yes)


@protection.command("rekey", cls=LocalCommand)
def rekey(ctx: typer.Context, *, yes: _Yes = False) -> int:
    """Put the library and its backups under a new key."""
    return _change(ctx.obj, encrypted=True, yes=yes)


@protection.command("off", cls=LocalCommand)
def off(ctx: typer.Context, *, yes: _Yes = False) -> int:
    """Make the library and its backups readable for everybody who has the files."""
    terminal: Terminal = ctx.obj
    desk = _desk(terminal)
    if not _is_in_state(terminal, desk, encrypted=True):
        return INPUT
    if terminal.machine.encryption_required:
        raise SettingFixedError(key="protection.required", path=terminal.machine.path)
    if not yes and not typer.confirm(terminal.say("protection_ask_off"), err=True):
        return INPUT
    with stopped_by_interrupt() as token:
        report = desk.change(None, token)
    _print_report(terminal, report, "protection_turned_off")
    return OK


@protection.command("unlock", cls=LocalCommand)
def unlock(ctx: typer.Context) -> int:
    """Take the recovery key, so that the library opens for this user from now on."""
    terminal: Terminal = ctx.obj
    opens = _desk(terminal).unlock(ask_recovery_key(terminal))
    if terminal.json:
        terminal.print_json({"unlocked": opens})
    else:
        terminal.print(terminal.say("protection_unlocked" if opens else "protection_earlier_key"))
    return OK


def ask_recovery_key(terminal: Terminal) -> str:
    """Return what somebody types or a program sends; never an argument, which other users of the computer can see."""
    typed: str = typer.prompt(terminal.say("protection_ask_key"), err=True)
    return typed


def _desk(terminal: Terminal) -> ProtectionDesk:
    from kb.library.protecting import ProtectionDesk  # noqa: PLC0415 - see Terminal.open_library

    return ProtectionDesk(terminal.paths, clock=terminal.clock, machine=terminal.machine)


def _change(terminal: Terminal, *, encrypted: bool, yes: bool) -> int:
    desk = _desk(terminal)
    if not _is_in_state(terminal, desk, encrypted=encrypted):
        return INPUT
    key = desk.new_key()
    try:
        show_recovery_key(terminal, key)
        if not yes and not _written_down(terminal, key):
            terminal.complain(terminal.say("protection_not_written"))
            return INPUT
        with stopped_by_interrupt() as token:
            report = desk.change(key, token)
    except (typer.Abort, KeyboardInterrupt):
        terminal.complain(f"\n{terminal.say('protection_interrupted')}")
        return INTERRUPTED
    finally:
        if desk.state().key_id != key.id:
            desk.give_up(key)
    _print_report(terminal, report, "protection_changed" if encrypted else "protection_turned_on")
    return OK


def _is_in_state(terminal: Terminal, desk: ProtectionDesk, *, encrypted: bool) -> bool:
    """Tell whether the library is as a change takes it, and say where it is not; raises as ``require``."""
    if desk.state().encrypted is not encrypted:
        terminal.complain(terminal.say("protection_off_already" if encrypted else "protection_on_already"))
        return False
    desk.require(encrypted=encrypted)
    return True


def show_recovery_key(terminal: Terminal, key: LibraryKey) -> None:
    """Print the recovery key in two lines of seven groups, as it is copied more easily."""
    if terminal.json:
        terminal.print_json({"recovery_key": key.written(), "key": key.id})
        return
    groups = key.written().split("-")
    half = (len(groups) + 1) // 2
    terminal.print(terminal.say("protection_write_down"))
    terminal.print(terminal.say("protection_without_it"))
    terminal.print()
    for part in (groups[:half], groups[half:]):
        terminal.print(f"    {'-'.join(part)}")
    terminal.print()
    terminal.out.flush()


def _written_down(terminal: Terminal, key: LibraryKey) -> bool:
    last = key.written().split("-")[-1]
    for _ in range(_ATTEMPTS):
        typed: str = typer.prompt(terminal.say("protection_ask_last"), err=True)
        if typed.strip().upper() == last:
            return True
    return False


def _print_report(terminal: Terminal, report: ProtectionReport, key: str) -> None:
    if terminal.json:
        terminal.print_json({"backups": report.backups, "left": [str(path) for path in report.left]})
        return
    terminal.print(terminal.say(key, count=report.backups))
    for path in report.left:
        terminal.complain(terminal.say("protection_left", path=path))
