"""What a command did to the library, as text for people and as JSON for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kb.domain.importing import FileChange

if TYPE_CHECKING:
    from kb.cli.terminal import Terminal
    from kb.domain.importing import ImportItem, ImportReport
    from kb.errors import Problem
    from kb.library import Library
    from kb.services.exports import ExportReport
    from kb.services.records import ExportedTables


def print_created(terminal: Terminal, library: Library) -> None:
    """Say what ``init`` made."""
    count = library.status().article_count
    if terminal.json:
        terminal.print_json({"library": str(library.paths.root), "articles": count})
    else:
        terminal.print(terminal.say("created", path=library.paths.root, count=count))


_ALWAYS_COUNTED = (FileChange.ADDED, FileChange.CHANGED, FileChange.UNCHANGED)
#: How a line of an article begins by what becomes of it; of the others only the number is told.
_SIGNS = {
    FileChange.ADDED: "+",
    FileChange.CHANGED: "*",
    FileChange.MERGED: "&",
    FileChange.CONFLICT: "!",
    FileChange.MISSING: "-",
}


def print_import(terminal: Terminal, report: ImportReport) -> None:
    """Print what an import did or would do, and each thing that is wrong as ``path:line: sentence``."""
    if terminal.json:
        terminal.print_json(
            {
                "dry_run": report.dry_run,
                "resumed": report.resumed,
                **{change.value: [_item(item) for item in report.of(change)] for change in FileChange},
                "archived": [_item(item) for item in report.archived],
                "invalid": [_invalid(terminal, path, problem) for path, problem in report.invalid],
                "remarks": [_invalid(terminal, path, problem) for path, problem in report.remarks],
            }
        )
        return
    for item in report.items:
        if item.change in _SIGNS:
            terminal.print(f"{_SIGNS[item.change]} {item.path or item.title}")
    for path, problem in (*report.invalid, *report.remarks):
        terminal.complain(f"{path}:{problem.line}: {terminal.problem(problem)}")
    counts = [
        terminal.say(change.value, count=len(report.of(change)))
        for change in FileChange
        if report.of(change) or change in _ALWAYS_COUNTED
    ]
    counts.append(terminal.say("invalid", count=len({path for path, _ in report.invalid})))
    terminal.print(terminal.facts(*counts))
    if report.archived:
        terminal.print(terminal.say("import_archived", count=len(report.archived)))
    for change, hint in ((FileChange.CONFLICT, "import_conflicts"), (FileChange.MISSING, "import_missing")):
        if report.of(change) and not (change is FileChange.MISSING and report.archived):
            terminal.complain(terminal.say(hint))
    if report.dry_run:
        terminal.print(terminal.say("would"))


def _item(item: ImportItem) -> dict[str, str]:
    return {"path": item.path, "title": item.title, "id": str(item.article_id)}


def _invalid(terminal: Terminal, path: str, problem: Problem) -> dict[str, Any]:
    sentence = terminal.problem(problem)
    return {"path": path, "line": problem.line, "code": problem.code, "detail": problem.detail, "message": sentence}


def print_export(terminal: Terminal, report: ExportReport) -> None:
    """Say what an export wrote."""
    if terminal.json:
        terminal.print_json(
            {
                "folder": str(report.folder),
                "files": list(report.files),
                "attachments": list(report.attachments),
                "left": list(report.left),
            }
        )
    else:
        for path in report.left:
            terminal.complain(terminal.say("export_left", path=path))
        terminal.print(terminal.say("exported", count=len(report.files), path=report.folder))


def print_records(terminal: Terminal, tables: ExportedTables) -> None:
    """Say which tables were written."""
    if terminal.json:
        terminal.print_json(
            {
                "calls": {"file": str(tables.calls), "rows": tables.call_count},
                "matters": {"file": str(tables.matters), "rows": tables.matter_count},
            }
        )
        return
    for path, count in ((tables.calls, tables.call_count), (tables.matters, tables.matter_count)):
        terminal.print(terminal.say("records_exported", path=path, count=count))


def print_rebuilt(terminal: Terminal, count: int) -> None:
    """Say from how many articles the index was rebuilt."""
    if terminal.json:
        terminal.print_json({"articles": count})
    else:
        terminal.print(terminal.say("reindexed", count=count))


def print_if_behind(terminal: Terminal, library: Library) -> None:
    """Say so when what was saved cannot be found yet."""
    if library.status().index_state != "ready":
        terminal.complain(terminal.say("indexed_later"))


def print_if_incomplete(terminal: Terminal, library: Library) -> None:
    """Say so when an answer may lack what was saved."""
    if library.status().index_state != "ready":
        terminal.complain(terminal.say("incomplete"))
