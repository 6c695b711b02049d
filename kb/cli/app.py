"""The commands; what they print is in ``output``, ``batch`` and ``demo``, what they say in ``sentences``."""

from __future__ import annotations

import io
import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.exceptions import TyperException

from kb.cli import batch as batches
from kb.cli import demo as demonstration
from kb.cli import output, wording
from kb.cli.calls import calls
from kb.cli.failures import (
    BUSY,
    DISK_FULL,
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
from kb.cli.language import Language, choose_language
from kb.cli.progress import ProgressLine, stopped_by_interrupt
from kb.cli.sentences import USAGE
from kb.cli.terminal import Terminal
from kb.domain.progress import JobKind
from kb.domain.suggestion import SuggestionQuery
from kb.errors import FolderMissingError, IndexUnavailableError, KbError, OperationCancelledError

app = typer.Typer(
    name="kb",
    cls=LocalGroup,
    add_completion=False,
    rich_markup_mode=None,
    no_args_is_help=True,
    context_settings={"help_option_names": ["--help", "-h"]},
)
app.add_typer(calls)


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


@app.command("init", cls=LocalCommand)
def init(ctx: typer.Context, *, sample: Annotated[bool, typer.Option("--sample/--empty")] = True) -> int:
    """Create a library."""
    from kb.library import create_library  # noqa: PLC0415 - see Terminal.open_library

    terminal: Terminal = ctx.obj
    create_library(terminal.paths, clock=terminal.clock, sample=sample)
    with terminal.open_library("later") as library:
        output.print_created(terminal, library)
        output.print_if_behind(terminal, library)
    return OK


@app.command("suggest", cls=LocalCommand)
def suggest(
    ctx: typer.Context,
    notes: Annotated[str | None, typer.Option("--notes", metavar="TEXT")] = None,
    batch: Annotated[Path | None, typer.Option("--batch", metavar="FILE.jsonl", allow_dash=True)] = None,
    limit: Annotated[int | None, typer.Option("--limit", metavar="N", min=1, max=50)] = None,
) -> int:
    """Suggest replies and similar cases."""
    terminal: Terminal = ctx.obj
    if (notes is None) == (batch is None):
        terminal.complain(terminal.pick(USAGE["notes_or_batch"]))
        return USAGE_MISTAKE
    limits: dict[str, Any] = {} if limit is None else {"recommended_limit": limit, "similar_limit": limit}
    if batch is not None:
        with batches.opened(batch) as file, terminal.open_library() as library:
            output.print_if_incomplete(terminal, library)
            lines = batches.numbered_lines(batch, file)
            return OK if batches.answer_lines(terminal, library, lines, limits) else INPUT
    with terminal.open_library() as library:
        alerts = library.triage.check(notes or "")
        try:
            found = library.suggestions.suggest(SuggestionQuery(notes=notes or "", **limits))
        except IndexUnavailableError:
            # What must not wait does not wait for the index either.
            if alerts:
                output.print_only_alerts(terminal, alerts)
            raise
        output.print_if_incomplete(terminal, library)
    output.print_suggestions(terminal, found, alerts)
    return OK


@app.command("search", cls=LocalCommand)
def search(
    ctx: typer.Context,
    *,
    text: Annotated[list[str] | None, typer.Argument(metavar="TEXT")] = None,
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=1, max=10_000)] = 10,
    all: Annotated[bool, typer.Option("--all")] = False,  # noqa: A002 - the name of the option
) -> int:
    """Search articles."""
    from kb.domain.searching import SearchQuery  # noqa: PLC0415 - loaded only by the command that needs it

    terminal: Terminal = ctx.obj
    query = SearchQuery(text=" ".join(text or ()), limit=limit, only_published=not all)
    with terminal.open_library() as library:
        results = library.searching.search(query)
        output.print_if_incomplete(terminal, library)
    output.print_results(terminal, query, results)
    return OK


@app.command("show", cls=LocalCommand)
def show(ctx: typer.Context, article: Annotated[str, typer.Argument(metavar="ID|TITLE")]) -> int:
    """Show one article."""
    terminal: Terminal = ctx.obj
    with terminal.open_library("later") as library:
        output.print_article(terminal, library.reading.find(article))
    return OK


@app.command("check-wording", cls=LocalCommand)
def check_wording(
    ctx: typer.Context,
    text: Annotated[str | None, typer.Argument(metavar="TEXT")] = None,
    file: Annotated[Path | None, typer.Option("--file", metavar="FILE", allow_dash=True)] = None,
) -> int:
    """Check a reply for words that make it worse."""
    terminal: Terminal = ctx.obj
    if (text is None) == (file is None):
        terminal.complain(terminal.pick(USAGE["text_or_file"]))
        return USAGE_MISTAKE
    checked = wording.text_of(file) if file is not None else text or ""
    with terminal.open_library("later") as library:
        wording.print_findings(terminal, checked, library.wording.check(checked))
    return OK


@app.command("import", cls=LocalCommand)
def import_folder(
    ctx: typer.Context,
    *,
    folder: Annotated[Path, typer.Argument(metavar="FOLDER")],
    dry_run: Annotated[bool, typer.Option("--dry-run")] = False,
    memory: Annotated[int | None, typer.Option("--memory", metavar="MB", min=1, max=65_536)] = None,
) -> int:
    """Import a folder."""
    from kb.services.imports.importer import ImportSettings  # noqa: PLC0415 - see Terminal.open_library

    terminal: Terminal = ctx.obj
    if not folder.is_dir():
        raise FolderMissingError(path=str(folder))
    settings = ImportSettings() if memory is None else ImportSettings(memory_bytes=memory * 2**20)
    line = ProgressLine(terminal)
    with terminal.open_library("later") as library, stopped_by_interrupt() as token:
        if not dry_run and (before := library.exchange.unfinished.of(folder)) is not None:
            terminal.complain(terminal.say("import_continues", count=before.saved))
        try:
            report = library.exchange.import_folder(
                folder, dry_run=dry_run, settings=settings, token=token, listener=line.show
            )
        except OperationCancelledError:
            line.end()
            terminal.complain(terminal.say("import_stopped"))
            return INTERRUPTED
        line.end()
        output.print_import(terminal, report)
        output.print_if_behind(terminal, library)
    if token.cancelled:
        return INTERRUPTED
    return INPUT if report.invalid else OK


@app.command("export", cls=LocalCommand)
def export_folder(ctx: typer.Context, folder: Annotated[Path, typer.Argument(metavar="FOLDER")]) -> int:
    """Export every article."""
    terminal: Terminal = ctx.obj
    with terminal.open_library("later") as library:
        output.print_export(terminal, library.exchange.export_folder(folder))
    return OK


@app.command("export-records", cls=LocalCommand)
def export_records(ctx: typer.Context, folder: Annotated[Path, typer.Argument(metavar="FOLDER")]) -> int:
    """Export calls and matters as tables."""
    terminal: Terminal = ctx.obj
    with terminal.open_library("later") as library:
        output.print_records(terminal, library.records.export_csv(folder))
    return OK


@app.command("reindex", cls=LocalCommand)
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
        output.print_rebuilt(terminal, count)
    return OK


@app.command("demo", cls=LocalCommand)
def demo(ctx: typer.Context) -> int:
    """Play a call."""
    demonstration.play(ctx.obj)
    return OK


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
        return INTERRUPTED
    except BrokenPipeError:
        let_go_of_output()
        return INPUT
    except OSError as error:
        # Whatever nobody foresaw about a disk, a folder or a stream; mistakes of the program are no OSErrors.
        complain_of_system(terminal, error)
        return BUSY if error.errno in DISK_FULL else INPUT
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
    return run(arguments, Terminal(language, os.environ, sys.stdout, sys.stderr))
