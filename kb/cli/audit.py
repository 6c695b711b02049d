"""``kb audit``: what left the library, was put back into it or changed who may do what, and whether that is all."""

from __future__ import annotations

import re
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kb.cli.audit_texts import EVENTS, PROBLEMS, STEPS
from kb.cli.failures import INPUT, OK
from kb.cli.help import LocalCommand, LocalGroup
from kb.cli.terminal import Terminal
from kb.errors import LibraryMissingError

if TYPE_CHECKING:
    from kb.domain.audit import AuditHead, AuditRecord, Detail
    from kb.domain.audit_check import AuditReport
    from kb.services.audit.trail import AuditTrail

audit = typer.Typer(name="audit", cls=LocalGroup, rich_markup_mode=None, no_args_is_help=True)

_SHOWN = 50
#: SHA-256 in writing: a head that was copied in part must not be taken for tampering.
_HASH = re.compile("[0-9a-f]{64}")


@audit.callback()
def audit_of_the_library() -> None:
    """Look at the audit trail of a library."""


@audit.command("list", cls=LocalCommand)
def list_records(
    ctx: typer.Context,
    *,
    event: Annotated[list[str] | None, typer.Option("--event", metavar="EVENT")] = None,
    user: Annotated[str, typer.Option("--user", metavar="NAME")] = "",
    since: Annotated[datetime | None, typer.Option("--since", metavar="YYYY-MM-DD", formats=["%Y-%m-%d"])] = None,
    last: Annotated[int, typer.Option("--last", metavar="N", min=0)] = _SHOWN,
) -> int:
    """List records, the oldest of the newest ``last`` first."""
    from kb.domain.audit import AuditEvent  # noqa: PLC0415 - help must not wait for it

    terminal: Terminal = ctx.obj
    for name in event or ():
        if name not in set(AuditEvent):
            raise typer.BadParameter(", ".join(AuditEvent), param_hint="--event", ctx=ctx)
    start = None if since is None else since.astimezone()
    matching = (
        record
        for record in _trail(terminal).newest_first()
        if (not event or record.event.value in event)
        and (not user or record.user == user)
        and (start is None or record.at >= start)
    )
    shown = list(islice(matching, last or None))
    for record in reversed(shown):
        _print_record(terminal, record)
    if not shown:
        terminal.complain(terminal.say("audit_no_match"))
    return OK


@audit.command("verify", cls=LocalCommand)
def verify(
    ctx: typer.Context,
    *,
    head: Annotated[list[str] | None, typer.Option("--head", metavar="N:HASH")] = None,
    against: Annotated[Path | None, typer.Option("--against", metavar="FILE")] = None,
) -> int:
    """Check that every record is there as it was written; ``head`` and ``against`` are what somebody kept elsewhere."""
    terminal: Terminal = ctx.obj
    known = [_head(ctx, text) for text in head or ()]
    report = _trail(terminal).check(known, against)
    _print_report(terminal, report)
    return OK if report.finding is None else INPUT


@audit.command("head", cls=LocalCommand)
def head(ctx: typer.Context) -> int:
    """Print what stands for all records so far, to be kept elsewhere and given to ``verify`` later."""
    terminal: Terminal = ctx.obj
    found = _trail(terminal).head()
    if terminal.json:
        terminal.print_json({"number": found.number if found else 0, "hash": found.hash if found else ""})
    elif found is None:
        terminal.complain(terminal.say("audit_nothing"))
    else:
        terminal.print(f"{found.number}:{found.hash}")
    return OK


@audit.command("accept", cls=LocalCommand)
def accept(ctx: typer.Context) -> int:
    """Record that it is known why the trail was lost; for those who may change rules."""
    from kb.domain.permission import Permission  # noqa: PLC0415 - help must not wait for it

    terminal: Terminal = ctx.obj
    with terminal.open_library("later") as library:
        library.permissions.require((Permission.RULES,))
        accepted = library.audit.trail.accept_loss()
    if terminal.json:
        terminal.print_json({"accepted": accepted})
    else:
        terminal.print(terminal.say("audit_accepted" if accepted else "audit_nothing_lost"))
    return OK


def _trail(terminal: Terminal) -> AuditTrail:
    """Return the trail; the library itself need not open for it."""
    from kb.library.care import LibraryCare  # noqa: PLC0415 - see Terminal.open_library

    paths = terminal.paths
    if not (paths.database.is_file() or paths.audit.is_file()):
        raise LibraryMissingError(path=str(paths.root))
    return LibraryCare(paths, clock=terminal.clock, machine=terminal.machine).audit()


def _head(ctx: typer.Context, text: str) -> AuditHead:
    from kb.domain.audit import AuditHead  # noqa: PLC0415 - help must not wait for it

    number, _, hashed = text.strip().partition(":")
    if not (number.isdecimal() and _HASH.fullmatch(hashed)):
        raise typer.BadParameter("N:HASH", param_hint="--head", ctx=ctx)
    return AuditHead(int(number), hashed)


def _print_record(terminal: Terminal, record: AuditRecord) -> None:
    if terminal.json:
        terminal.print_json(
            {
                "number": record.number,
                "at": record.at.isoformat(),
                "user": record.user,
                "machine": record.machine,
                "version": record.version,
                "event": record.event.value,
                "step": record.step.value,
                "details": dict(record.details),
                "hash": record.hash,
                "sealed": bool(record.seal),
            }
        )
        return
    what = terminal.pick(EVENTS[record.event.value])
    if record.step.value in STEPS:
        what = f"{what} ({terminal.pick(STEPS[record.step.value])})"
    details = " ".join(f"{name}={_shown(value)}" for name, value in record.details.items())
    when = f"{record.at.astimezone():%Y-%m-%d %H:%M:%S}"
    terminal.print(terminal.facts(str(record.number), when, f"{record.user}@{record.machine}", what, details))


def _shown(value: Detail) -> str:
    return (",".join(value) if isinstance(value, tuple) else str(value)) or "-"


def _print_report(terminal: Terminal, report: AuditReport) -> None:
    finding = report.finding
    sentence = "" if finding is None else terminal.pick(PROBLEMS[finding.problem.value]).format(number=finding.number)
    if terminal.json:
        terminal.print_json(
            {
                "sound": finding is None,
                "records": report.records,
                "head": f"{report.head.number}:{report.head.hash}" if report.head else "",
                "first_wrong": finding.number if finding else None,
                "problem": finding.problem.value if finding else None,
                "message": sentence,
                "seals": report.seals,
                "strange_seals": report.strange_seals,
                "copied": report.copied,
                "torn": report.torn,
                "clock_set_back": list(report.clock_set_back),
            }
        )
        return
    if finding is None:
        terminal.print(terminal.say("audit_sound", count=report.records))
        if report.head is not None:
            terminal.print(terminal.say("audit_head", head=f"{report.head.number}:{report.head.hash}"))
    else:
        terminal.complain(sentence)
    if report.seals:
        terminal.print(terminal.say("audit_seals", count=report.seals))
    elif report.strange_seals:
        terminal.print(terminal.say("audit_strange_seals", count=report.strange_seals))
    else:
        terminal.print(terminal.say("audit_no_seals"))
    if report.copied is not None:
        terminal.print(terminal.say("audit_copied", count=report.copied))
    if report.torn:
        terminal.print(terminal.say("audit_torn"))
    if report.clock_set_back:
        numbers = ", ".join(map(str, report.clock_set_back))
        terminal.print(terminal.say("audit_clock", numbers=numbers))
