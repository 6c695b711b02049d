"""The command that erases what was kept long enough, and shows before what that would be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from kb.cli.failures import BUSY, OK

if TYPE_CHECKING:
    from kb.cli.terminal import Terminal
    from kb.domain.retention import RetentionReport


def retention(
    ctx: typer.Context,
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run")] = False,
    anyway: Annotated[bool, typer.Option("--anyway")] = False,
) -> int:
    """Erase what the rule says, or only count it; numbers are printed, never what was written."""
    terminal: Terminal = ctx.obj
    with terminal.open_library("later") as library:
        rule = library.retention.rule
        report = library.retention.preview() if dry_run else library.retention.erase(anyway=anyway)
    if terminal.json:
        terminal.print_json(
            {
                "dry_run": dry_run,
                "days": {name: getattr(rule, name) for name in ("calls", "drafts", "revisions", "backups")},
                "agents": rule.agents,
                "erased": dict(report.counts),
                "index_rebuilt": report.index_rebuilt,
                "traces_gone": report.traces_gone,
            }
        )
    elif rule.keeps_all:
        terminal.print(terminal.say("retention_keeps_all"))
    else:
        _print(terminal, report, dry_run=dry_run)
    return OK if report.traces_gone else BUSY


def _print(terminal: Terminal, report: RetentionReport, *, dry_run: bool) -> None:
    if not report.counts:
        terminal.print(terminal.say("retention_nothing"))
    else:
        terminal.print(terminal.say("retention_would" if dry_run else "retention_done"))
    for name, count in report.counts.items():
        terminal.print(f"  {terminal.say(f'erased_{name}', count=count)}")
    if report.index_rebuilt:
        terminal.print(terminal.say("retention_rebuilt"))
    if not report.traces_gone:
        terminal.complain(terminal.say("retention_traces"))
