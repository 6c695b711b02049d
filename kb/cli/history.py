"""``kb history`` and ``kb diff``: the revisions of an article, and what lies between two of them."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kb.cli.failures import OK
from kb.cli.terminal import Terminal
from kb.domain.text_diff import RowKind

if TYPE_CHECKING:
    from kb.domain.form_diff import FieldChange, FormDiff, RevisionEntry
    from kb.domain.text_diff import DiffRow


def history(ctx: typer.Context, *, article: Annotated[str, typer.Argument(metavar="ID|TITLE")]) -> int:
    """List the revisions, newest first."""
    terminal: Terminal = ctx.obj
    with terminal.open_library("later") as library:
        found = library.reading.find(article).article
        entries = library.history.entries(found.id)
    if terminal.json:
        terminal.print_json({"id": str(found.id), "title": found.title, "revisions": list(map(_as_json, entries))})
        return OK
    for entry in entries:
        saved = f"{entry.saved_at.astimezone():%Y-%m-%d %H:%M}"
        changed = terminal.say("revision_lines", added=entry.added, removed=entry.removed, changed=entry.changed)
        facts = [terminal.label(entry.state.value), saved, entry.saved_by, *([] if entry.is_first else [changed])]
        facts += [", ".join(entry.keys)]
        terminal.print(f"{entry.number:>3}  {terminal.facts(*(fact for fact in facts if fact))}")
    return OK


def diff(
    ctx: typer.Context,
    *,
    article: Annotated[str, typer.Argument(metavar="ID|TITLE")],
    before: Annotated[int | None, typer.Argument(metavar="BEFORE", min=0)] = None,
    after: Annotated[int | None, typer.Argument(metavar="AFTER", min=1)] = None,
) -> int:
    """Compare two revisions: the last two, one with the last, or any two."""
    terminal: Terminal = ctx.obj
    with terminal.open_library("later") as library:
        found = library.reading.find(article).article
        newer = after or library.editing.get(found.id).number
        older = newer - 1 if before is None else before
        compared = library.history.compare(found.id, older, newer)
    if terminal.json:
        terminal.print_json({"id": str(found.id), "before": older, "after": newer, **_diff_as_json(compared)})
        return OK
    if not compared:
        terminal.print(terminal.say("revisions_same", before=older, after=newer))
    for field in compared.fields:
        old, new = _words(field)
        terminal.print(f"{field.key}: {old or '-'} → {new or '-'}")
    for row in compared.body.rows:
        for line in _lines(row):
            terminal.print(line)
    return OK


def _words(field: FieldChange) -> tuple[str, str]:
    old, new = (", ".join(word.text for word in words) for words in (field.before, field.after))
    return old, new


def _lines(row: DiffRow) -> list[str]:
    """Return a row as a patch shows it; equal lines are left out."""
    if row.kind is RowKind.SAME:
        return []
    sides = (("-", row.before_number, row.before), ("+", row.after_number, row.after))
    return [
        f"{number:>4} {sign} {''.join(span.text for span in spans)}"
        for sign, number, spans in sides
        if number is not None
    ]


def _as_json(entry: RevisionEntry) -> dict[str, Any]:
    return asdict(entry) | {"saved_at": entry.saved_at.isoformat(), "state": entry.state.value}


def _diff_as_json(compared: FormDiff) -> dict[str, Any]:
    fields = {}
    for field in compared.fields:
        old, new = ([word.text for word in words] for words in (field.before, field.after))
        fields[field.key] = {"before": old, "after": new}
    rows = [
        {
            "kind": row.kind.value,
            "before": row.before_number,
            "after": row.after_number,
            "old": [[span.text, span.changed] for span in row.before],
            "new": [[span.text, span.changed] for span in row.after],
        }
        for row in compared.body.rows
        if row.kind is not RowKind.SAME
    ]
    return {"attributes": fields, "lines": rows}
