"""The commands that answer: suggestions, search, an article, the wording check."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from kb.cli import batch as batches
from kb.cli.article_output import print_article, print_results
from kb.cli.failures import INPUT, OK, USAGE_MISTAKE
from kb.cli.report_output import print_if_incomplete
from kb.cli.sentences import USAGE
from kb.cli.suggestion_output import print_only_alerts, print_suggestions
from kb.cli.terminal import Terminal
from kb.cli.wording import print_findings, text_of
from kb.domain.suggestion import SuggestionQuery
from kb.errors import IndexUnavailableError


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
            print_if_incomplete(terminal, library)
            lines = batches.numbered_lines(batch, file)
            return OK if batches.answer_lines(terminal, library, lines, limits) else INPUT
    with terminal.open_library() as library:
        alerts = library.triage.check(notes or "")
        try:
            found = library.suggestions.suggest(SuggestionQuery(notes=notes or "", **limits))
        except IndexUnavailableError:
            # What must not wait does not wait for the index either.
            if alerts:
                print_only_alerts(terminal, alerts)
            raise
        print_if_incomplete(terminal, library)
    print_suggestions(terminal, found, alerts)
    return OK


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
        print_if_incomplete(terminal, library)
    print_results(terminal, query, results)
    return OK


def show(ctx: typer.Context, article: Annotated[str, typer.Argument(metavar="ID|TITLE")]) -> int:
    """Show one article."""
    terminal: Terminal = ctx.obj
    with terminal.open_library("later") as library:
        print_article(terminal, library.reading.find(article))
    return OK


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
    checked = text_of(file) if file is not None else text or ""
    with terminal.open_library("later") as library:
        print_findings(terminal, checked, library.wording.check(checked))
    return OK
