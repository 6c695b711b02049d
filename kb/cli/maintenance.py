"""The commands that look after a library: create, import, export, rebuild."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from kb.cli.failures import INPUT, INTERRUPTED, OK, USAGE_MISTAKE
from kb.cli.progress import ProgressLine, stopped_by_interrupt
from kb.cli.protection import show_recovery_key
from kb.cli.report_output import (
    print_created,
    print_export,
    print_if_behind,
    print_import,
    print_rebuilt,
    print_records,
)
from kb.cli.sentences import USAGE
from kb.cli.tables import WRITTEN, Encoding, TableOptions, export_table, import_table, looks_like_table
from kb.cli.terminal import Terminal
from kb.domain.article import Kind
from kb.domain.importing import ConflictChoice, FileChange, ImportDecisions
from kb.domain.progress import JobKind
from kb.errors import FolderMissingError, OperationCancelledError


def init(ctx: typer.Context, *, sample: Annotated[bool, typer.Option("--sample/--empty")] = True) -> int:
    """Create a library."""
    from kb.library import create_library  # noqa: PLC0415 - see Terminal.open_library
    from kb.library.protecting import required_key  # noqa: PLC0415 - see Terminal.open_library

    terminal: Terminal = ctx.obj
    with required_key(terminal.machine) as key:
        create_library(terminal.paths, clock=terminal.clock, sample=sample, key=key)
    if key is not None:
        show_recovery_key(terminal, key)
    with terminal.open_library("later") as library:
        print_created(terminal, library)
        print_if_behind(terminal, library)
    return OK


def import_source(  # noqa: PLR0913 - a command has a parameter for each of its options
    ctx: typer.Context,
    *,
    source: Annotated[Path, typer.Argument(metavar="FOLDER|FILE")],
    dry_run: Annotated[bool, typer.Option("--dry-run")] = False,
    conflicts: Annotated[ConflictChoice, typer.Option("--conflicts", metavar="keep|take|draft")] = ConflictChoice.DRAFT,
    archive_missing: Annotated[bool, typer.Option("--archive-missing")] = False,
    text_kind: Annotated[Kind | None, typer.Option("--as", metavar="KIND")] = None,
    memory: Annotated[int | None, typer.Option("--memory", metavar="MB", min=1, max=65_536)] = None,
    calls: Annotated[bool | None, typer.Option("--calls/--articles")] = None,
    columns: Annotated[list[str] | None, typer.Option("--map", metavar="COLUMN=FIELD")] = None,
    values: Annotated[list[str] | None, typer.Option("--set", metavar="FIELD=VALUE")] = None,
    encoding: Annotated[Encoding | None, typer.Option("--encoding", metavar="utf-8|cp932|utf-16")] = None,
    sheet: Annotated[str, typer.Option("--sheet", metavar="NAME")] = "",
    bad_rows: Annotated[Path | None, typer.Option("--bad-rows", metavar="FILE")] = None,
) -> int:
    """Import a folder or a table."""
    if looks_like_table(source) or calls is not None:
        options = TableOptions(
            calls=calls,
            columns=columns or (),
            values=values or (),
            encoding=encoding,
            sheet=sheet,
            bad_rows=bad_rows,
            dry_run=dry_run,
        )
        return import_table(ctx.obj, source, options)
    decisions = ImportDecisions(conflicts=conflicts, text_kind=text_kind)
    return _import_folder(
        ctx.obj, source, decisions=decisions, dry_run=dry_run, archive_missing=archive_missing, memory=memory
    )


def _import_folder(
    terminal: Terminal,
    folder: Path,
    *,
    decisions: ImportDecisions,
    dry_run: bool,
    archive_missing: bool,
    memory: int | None,
) -> int:
    from kb.services.imports.importer import ImportSettings  # noqa: PLC0415 - see Terminal.open_library

    if not folder.exists():
        raise FolderMissingError(path=str(folder))
    if folder.is_file() and decisions.text_kind is None and not folder.name.lower().endswith(".md"):
        terminal.complain(terminal.pick(USAGE["as_needed"]))
        return USAGE_MISTAKE
    settings = ImportSettings(decisions=decisions)
    if memory is not None:
        settings = replace(settings, memory_bytes=memory * 2**20)
    line = ProgressLine(terminal)
    with terminal.open_library("later") as library, stopped_by_interrupt() as token:
        exchange = library.exchange
        if not dry_run and (before := exchange.unfinished.of(folder)) is not None:
            terminal.complain(terminal.say("import_continues", count=before.saved))
        try:
            if dry_run:
                report = exchange.preview_folder(folder, settings=settings, token=token, listener=line.show)
            else:
                if archive_missing:
                    preview = exchange.preview_folder(folder, settings=settings, token=token, listener=line.show)
                    missing = frozenset(item.article_id for item in preview.of(FileChange.MISSING))
                    settings = replace(settings, decisions=replace(decisions, archive=missing))
                report = exchange.import_folder(folder, settings=settings, token=token, listener=line.show)
        except OperationCancelledError:
            line.end()
            terminal.complain(terminal.say("import_stopped"))
            return INTERRUPTED
        line.end()
        print_import(terminal, report)
        print_if_behind(terminal, library)
    if token.cancelled:
        return INTERRUPTED
    return INPUT if report.invalid else OK


#: Whoever names such a file does not want a folder that is called so.
_OTHER_FILES = frozenset({".htm", ".html", ".json", ".md", ".ods", ".pdf", ".tsv", ".txt", ".xls", ".xml", ".zip"})


def export(ctx: typer.Context, target: Annotated[Path, typer.Argument(metavar="FOLDER|FILE")]) -> int:
    """Export every article."""
    terminal: Terminal = ctx.obj
    if target.suffix.lower() in WRITTEN and not target.is_dir():
        return export_table(terminal, target)
    if target.suffix.lower() in _OTHER_FILES and not target.is_dir():
        raise typer.BadParameter("FOLDER, *.csv, *.xlsx", param_hint="FOLDER|FILE", ctx=ctx)
    line = ProgressLine(terminal)
    with terminal.open_library("later") as library, stopped_by_interrupt() as token:
        try:
            report = library.exchange.export_folder(target, token=token, listener=line.show)
        except OperationCancelledError:
            line.end()
            terminal.complain(terminal.say("export_stopped"))
            return INTERRUPTED
        line.end()
        print_export(terminal, report)
    return INPUT if report.left else OK


def export_records(ctx: typer.Context, folder: Annotated[Path, typer.Argument(metavar="FOLDER")]) -> int:
    """Export calls and matters as tables."""
    terminal: Terminal = ctx.obj
    with terminal.open_library("later") as library:
        print_records(terminal, library.records.export_csv(folder))
    return OK


def reindex(ctx: typer.Context) -> int:
    """Rebuild the search index."""
    terminal: Terminal = ctx.obj
    line = ProgressLine(terminal)
    with terminal.open_library("later") as library, stopped_by_interrupt() as token:
        try:
            with library.board.report(JobKind.REBUILD, line.show) as progress:
                count = library.indexing.rebuild(token, progress)
        except OperationCancelledError:
            line.end()
            terminal.complain(terminal.say("rebuild_stopped"))
            return INTERRUPTED
        line.end()
        print_rebuilt(terminal, count)
    return OK
