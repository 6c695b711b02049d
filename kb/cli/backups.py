"""The commands that keep a library safe: back up, look through, restore."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kb.cli.failures import INPUT, OK
from kb.cli.protection import ask_recovery_key
from kb.cli.terminal import Terminal
from kb.errors import BackupLockedError, BackupUnsoundError, LibraryMissingError
from kb.machine_policy import Section

if TYPE_CHECKING:
    from kb.domain.backup import Backup, BackupCheck, RestorePreview
    from kb.protection import KnownKeys

_RecoveryKey = Annotated[bool, typer.Option("--recovery-key")]
#: Titles printed of each kind of difference; JSON has all.
_SHOWN = 10


def backup(ctx: typer.Context, *, listed: Annotated[bool, typer.Option("--list")] = False) -> int:
    """Make a backup, or list those there are."""
    terminal: Terminal = ctx.obj
    backups = _service(terminal, _keys(terminal))
    if listed:
        found = backups.all()
        if terminal.json:
            terminal.print_json({"backups": [_backup(one) for one in found]})
        elif not found:
            terminal.complain(terminal.say("backups_none"))
        for one in () if terminal.json else found:
            terminal.print(f"{_when(one.made_at)}  {terminal.label(one.reason.value)}  {one.size:>12,}  {one.path}")
        return OK
    report = backups.make()
    if terminal.json:
        removed = [str(path) for path in report.removed]
        terminal.print_json({**_backup(report.backup), **_check(report.check), "removed": removed})
        return OK
    terminal.print(terminal.say("backup_made", path=report.backup.path))
    terminal.print(_counts(terminal, report.check))
    if report.removed:
        terminal.print(terminal.say("backups_removed", count=len(report.removed)))
    return OK


def verify(
    ctx: typer.Context,
    *,
    file: Annotated[Path | None, typer.Argument(metavar="FILE", show_default=False)] = None,
    recovery_key: _RecoveryKey = False,
) -> int:
    """Read a backup from its first page to its last; without a file the library and all its backups."""
    terminal: Terminal = ctx.obj
    backups = _service(terminal, _keys(terminal, ask=recovery_key))
    if file is not None:
        _require_file(file)
    if file is None:
        checks = [backups.check_library(), *(backups.check(one.path) for one in backups.all())]
    else:
        checks = [backups.check(file)]
    for check in checks:
        if terminal.json:
            terminal.print_json(_check(check))
        elif check.sound:
            terminal.print(terminal.say("file_sound", path=check.path))
            terminal.print(_counts(terminal, check))
        elif check.locked:
            terminal.complain(terminal.error(BackupLockedError(path=str(check.path))))
        else:
            detail = check.problems[0] if check.problems else ""
            terminal.complain(terminal.error(BackupUnsoundError(path=str(check.path), detail=detail)))
    return OK if all(check.sound for check in checks) else INPUT


def restore(
    ctx: typer.Context,
    *,
    file: Annotated[Path, typer.Argument(metavar="FILE")],
    replace: Annotated[bool, typer.Option("--replace")] = False,
    recovery_key: _RecoveryKey = False,
) -> int:
    """Show what a backup would bring back and, with ``--replace``, put it in the place of the library."""
    from kb.library.restoring import prepared  # noqa: PLC0415 - see Terminal.open_library

    terminal: Terminal = ctx.obj
    aside: Backup | None = None
    _require_file(file)
    keys = _keys(terminal, ask=recovery_key)
    with prepared(terminal.paths, file, clock=terminal.clock, keys=keys) as restoration:
        preview = restoration.preview()
        if replace:
            aside = restoration.replace()
    if replace:
        terminal.open_library("now").close()
    _print_preview(terminal, preview, replaced=replace, aside=aside)
    return OK


def _require_file(path: Path) -> None:
    """Raise OSError where there is no such file: SQLite only says that it could not open one."""
    if not path.exists():
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path))
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))


def _service(terminal: Terminal, keys: KnownKeys) -> Any:  # noqa: ANN401 - its class is imported with the database, see Terminal
    from kb.services.backups import BackupService, load_backup_rule  # noqa: PLC0415 - see Terminal.open_library

    paths = terminal.paths
    if not paths.database.is_file():
        raise LibraryMissingError(path=str(paths.root))
    fixed = terminal.machine.layers(Section.BACKUPS)
    rule = load_backup_rule(paths.root, fixed)
    return BackupService(paths.database, paths.backups, rule, terminal.clock, keys)


def _keys(terminal: Terminal, *, ask: bool = False) -> KnownKeys:
    """Return the keys that this user has and, where it is wished, the one that is asked for."""
    from kb.library.key_store import known_keys  # noqa: PLC0415 - see Terminal.open_library
    from kb.protection import KnownKeys, LibraryKey  # noqa: PLC0415 - see Terminal.open_library

    keys = known_keys(terminal.paths, terminal.machine)
    if not ask:
        return keys
    given = LibraryKey.from_written(ask_recovery_key(terminal))
    return KnownKeys(keys.present, lambda: (given, *keys.earlier()))


def _print_preview(terminal: Terminal, preview: RestorePreview, *, replaced: bool, aside: Backup | None) -> None:
    groups = {"lost": preview.lost, "back": preview.back, "different": preview.different}
    if terminal.json:
        terminal.print_json(
            {
                "replaced": replaced,
                "aside": str(aside.path) if aside else None,
                "now": _check(preview.now),
                "then": _check(preview.then),
                **{name: list(titles) for name, titles in groups.items()},
                "calls_lost": preview.calls_lost,
            }
        )
        return
    terminal.print(f"{terminal.say('restore_now')} {_counts(terminal, preview.now)}")
    terminal.print(f"{terminal.say('restore_then')} {_counts(terminal, preview.then)}")
    for name, titles in groups.items():
        terminal.print(terminal.say(f"restore_{name}", count=len(titles)))
        for title in titles[:_SHOWN]:
            terminal.print(f"  {title}")
    terminal.print(terminal.say("restore_calls_lost", count=preview.calls_lost))
    if not replaced:
        terminal.print(terminal.say("restore_only_looked"))
    elif aside is None:
        terminal.print(terminal.say("restored_over_damage"))
    else:
        terminal.print(terminal.say("restored", path=aside.path))


def _counts(terminal: Terminal, check: BackupCheck) -> str:
    if not check.sound:
        return terminal.say("counts_unreadable")
    facts = [
        terminal.say(f"count_{name}", count=check.counts.get(name, 0))
        for name in ("articles", "calls", "promises", "matters")
    ]
    if check.last_change is not None:
        facts.append(terminal.say("last_change", when=_when(check.last_change)))
    return terminal.facts(*facts)


def _when(moment: Any) -> str:  # noqa: ANN401 - a datetime, which Typer would want to import here
    return f"{moment.astimezone():%Y-%m-%d %H:%M}"


def _backup(one: Backup) -> dict[str, object]:
    return {"path": str(one.path), "made_at": one.made_at.isoformat(), "size": one.size, "reason": one.reason.value}


def _check(check: BackupCheck) -> dict[str, object]:
    return {
        "path": str(check.path),
        "sound": check.sound,
        "locked": check.locked,
        "schema": check.schema,
        "problems": list(check.problems),
        "counts": dict(check.counts),
        "last_change": check.last_change.isoformat() if check.last_change else None,
    }
