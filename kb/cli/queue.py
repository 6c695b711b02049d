"""``kb queue``: what calls and searches left for editors, settled or made a synonym of; nothing names a customer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from kb.cli.failures import INPUT, OK
from kb.cli.help import LocalCommand, LocalGroup
from kb.cli.queue_rows import print_effect, row_as_json, row_key, row_lines
from kb.cli.queue_texts import QUEUES
from kb.cli.terminal import Terminal
from kb.domain.queues import ArticleFlags, HelpRecord, MissGroup, Queue, ReviewCase, Settlement

if TYPE_CHECKING:
    from kb.cli.queue_rows import Row
    from kb.library import Library

queues = typer.Typer(name="queue", cls=LocalGroup, rich_markup_mode=None, no_args_is_help=True)

_Which = Annotated[Queue, typer.Argument(metavar="QUEUE")]


@queues.callback()
def queue() -> None:
    """Look at what waits for editors."""


@queues.command("list", cls=LocalCommand)
def list_queue(ctx: typer.Context, which: Annotated[Queue | None, typer.Argument(metavar="QUEUE")] = None) -> int:
    """List what waits."""
    terminal: Terminal = ctx.obj
    with terminal.open_library() as library:
        if which is None:
            _print_counts(terminal, library)
            return OK
        rows = _rows(library, which)
    if terminal.json:
        terminal.print_json({"queue": which.value, "rows": [row_as_json(row) for row in rows]})
        return OK
    terminal.print(f"{terminal.pick(QUEUES[which])}: {len(rows)}")
    for row in rows:
        for line in row_lines(terminal, row):
            terminal.print(line)
    return OK


@queues.command("settle", cls=LocalCommand)
def settle(
    ctx: typer.Context,
    which: _Which,
    key: Annotated[str, typer.Argument(metavar="ID")],
    *,
    how: Annotated[Settlement, typer.Option("--as", metavar="HOW")] = Settlement.NOTHING,
) -> int:
    """Settle one row."""
    terminal: Terminal = ctx.obj
    with terminal.open_library("later") as library:
        row = next((row for row in _rows(library, which) if row_key(row) == key), None)
        settled = row is not None and _settle(library, row, how)
    if terminal.json:
        terminal.print_json({"settled": settled})
    elif settled:
        terminal.print(terminal.say("queue_settled"))
    else:
        terminal.complain(terminal.say("queue_not_settled", row=key))
    return OK if settled else INPUT


@queues.command("synonym", cls=LocalCommand)
def synonym(
    ctx: typer.Context,
    word: Annotated[str, typer.Argument(metavar="WORD")],
    term: Annotated[str, typer.Argument(metavar="TERM")],
    *,
    phrase: Annotated[bool, typer.Option("--phrase")] = False,
    save: Annotated[bool, typer.Option("--save")] = False,
) -> int:
    """Tell what a synonym would change, and save it where that is asked for."""
    terminal: Terminal = ctx.obj
    with terminal.open_library() as library:
        before = library.synonyms.load()
        text = library.synonyms.with_word(before.text, term, word, as_phrase=phrase)
        effect = library.synonyms.preview(text)
        saved = bool(save and library.synonyms.save(text, version=before.version))
    print_effect(terminal, effect, saved=saved)
    return OK


def _print_counts(terminal: Terminal, library: Library) -> None:
    counts: dict[Queue, int] = {**library.queues.counts(), Queue.DUE: library.queues.due_count()}
    if terminal.json:
        terminal.print_json({"counts": {which.value: counts[which] for which in Queue}})
        return
    for which in Queue:
        terminal.print(f"{counts[which]:>5}  {which.value:<12}{terminal.pick(QUEUES[which])}")


def _rows(library: Library, which: Queue) -> tuple[Row, ...]:
    reads: dict[Queue, Any] = {
        Queue.FLAGS: library.queues.flags,
        Queue.MISSES: library.queues.misses,
        Queue.DRAFTS: library.queues.drafts,
        Queue.NOT_HELPED: library.queues.unhelpful,
        Queue.REVIEWS: library.queues.reviews,
        Queue.DUE: library.queues.due,
    }
    rows: tuple[Row, ...] = reads[which]()
    return rows


def _settle(library: Library, row: Row, how: Settlement) -> bool:
    """Settle a row; False for what is settled in the editor only: a draft, and an article that is due."""
    match row:
        case ArticleFlags() | HelpRecord():
            library.queue_actions.settle_statements(row.flag_ids, how)
        case MissGroup():
            library.queue_actions.settle_misses(row.ids, how)
        case ReviewCase():
            library.queue_actions.close_review(row.call.call_id)
        case _:
            return False
    return True
