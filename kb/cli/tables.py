"""Tables on the command line: what a file is taken for, what became of its rows, articles as a table."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from kb.cli.failures import INPUT, INTERRUPTED, OK
from kb.cli.problem_sentences import PROBLEMS
from kb.cli.progress import ProgressLine, stopped_by_interrupt
from kb.cli.report_output import print_if_behind
from kb.domain.table import TableMapping, TableOrder, TableReading, TableTarget
from kb.errors import OperationCancelledError, TableFieldUnknownError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kb.cli.terminal import Terminal
    from kb.domain.table import PreviewRow, TableLook, TableReport
    from kb.errors import Problem
    from kb.library import Library

#: What the name of a table ends with; of the last ones it is said that they cannot be read, and what to do.
_ENDINGS = frozenset({".csv", ".tsv", ".xlsx", ".xlsm", ".xls", ".xlsb", ".ods"})
WRITTEN = frozenset({".csv", ".xlsx"})


class Encoding(StrEnum):
    """Encodings that can be named."""

    UTF8 = "utf-8"
    CP932 = "cp932"
    UTF16 = "utf-16"


@dataclass(frozen=True, slots=True, kw_only=True)
class TableOptions:
    """What the command line says of a table; ``columns`` and ``values`` are as typed: 列名=項目, 項目=値."""

    calls: bool | None = None
    columns: Sequence[str] = ()
    values: Sequence[str] = ()
    encoding: Encoding | None = None
    sheet: str = ""
    bad_rows: Path | None = None
    dry_run: bool = False


def looks_like_table(path: Path) -> bool:
    """Tell whether a path names a table rather than a folder or a text."""
    return path.suffix.lower() in _ENDINGS and not path.is_dir()


def import_table(terminal: Terminal, file: Path, options: TableOptions) -> int:
    """Import a table and say what became of its rows."""
    line = ProgressLine(terminal)
    with terminal.open_library("later") as library, stopped_by_interrupt() as token:
        look = _look(library, file, options)
        order = TableOrder(
            path=file,
            target=look.target,
            mapping=look.mapping,
            reading=look.source.reading,
            bad_rows=options.bad_rows,
            # What is filled in stays to be filled in: the file of bad rows is written elsewhere.
            reasons={code: terminal.pick(pair).format(detail="{detail}") for code, pair in PROBLEMS.items()},
        )
        _print_look(terminal, library, look)
        if not options.dry_run and (before := library.exchange.unfinished.of(file)) is not None:
            terminal.complain(terminal.say("import_continues", count=before.saved))
        try:
            report = library.tables.run(order, dry_run=options.dry_run, token=token, listener=line.show)
        except OperationCancelledError:
            line.end()
            terminal.complain(terminal.say("import_stopped"))
            return INTERRUPTED
        line.end()
        _print_report(terminal, library, look, report)
        print_if_behind(terminal, library)
    if token.cancelled:
        return INTERRUPTED
    return INPUT if report.bad_count else OK


def export_table(terminal: Terminal, file: Path) -> int:
    """Write all articles as a table."""
    with terminal.open_library("later") as library:
        count = library.tables.export_articles(file)
        if terminal.json:
            terminal.print_json({"file": str(file), "articles": count})
        else:
            terminal.print(terminal.say("exported", count=count, path=file))
    return OK


def _look(library: Library, file: Path, options: TableOptions) -> TableLook:
    target = None
    if options.calls is not None:
        target = TableTarget.CALLS if options.calls else TableTarget.ARTICLES
    reading = TableReading(encoding=options.encoding or "", sheet=options.sheet)
    look = library.tables.look(file, target, reading=reading)
    if not options.columns and not options.values:
        return look
    columns, constants = dict(look.mapping.columns), dict(look.mapping.constants)
    for column, field in _pairs(options.columns, "--map", "COLUMN=FIELD"):
        key = _field(library, look.target, field) if field else ""
        # A field moves to the column that is named for it.
        if key and not next(one for one in library.tables.fields(look.target) if one.key == key).several:
            columns = {name: other for name, other in columns.items() if other != key}
        columns[column] = key
    constants |= {
        _field(library, look.target, field): value for field, value in _pairs(options.values, "--set", "FIELD=VALUE")
    }
    return library.tables.look(
        file, look.target, reading=reading, mapping=TableMapping(columns=columns, constants=constants)
    )


def _pairs(texts: Sequence[str], option: str, form: str) -> Iterator[tuple[str, str]]:
    """Split each text at its last equals sign; one without any is not of the ``form`` that the ``option`` takes."""
    for text in texts:
        before, sign, after = text.rpartition("=")
        if not sign:
            raise typer.BadParameter(form, param_hint=option)
        yield before.strip(), after.strip()


def _field(library: Library, target: TableTarget, name: str) -> str:
    found = library.tables.field(target, name)
    if found is None:
        raise TableFieldUnknownError(field=name)
    return found.key


def _print_look(terminal: Terminal, library: Library, look: TableLook) -> None:
    """Say what the file is taken for, column by column."""
    if terminal.json:
        return
    titles = {
        field.key: terminal.pick((field.title.japanese, field.title.english))
        for field in library.tables.fields(look.target)
    }
    reading = look.source.reading
    kind = terminal.say(f"table_{look.target.value}")
    terminal.print(terminal.say("table_read_as", kind=kind, how=reading.encoding.upper() or reading.sheet))
    for column in look.columns:
        if column.field:
            terminal.print(f"  {column.name} → {titles[column.field]}")


def _print_report(terminal: Terminal, library: Library, look: TableLook, report: TableReport) -> None:
    """Print what became of the rows, and each bad one as ``row: sentence``."""
    if terminal.json:
        terminal.print_json(_as_json(terminal, look, report))
        return
    for bad in report.bad:
        for problem in bad.problems:
            terminal.complain(terminal.say("table_row", row=bad.row, sentence=terminal.problem(problem)))
    if report.bad_count > len(report.bad):
        terminal.complain(terminal.say("table_more_rows", count=report.bad_count - len(report.bad)))
    if report.ignored:
        terminal.print(terminal.say("table_ignored", names=terminal.say("words_between").join(report.ignored)))
    for unknown in report.unknown_words:
        title = next(field.title for field in library.tables.fields(look.target) if field.key == unknown.field)
        name = terminal.pick((title.japanese, title.english))
        terminal.print(terminal.say("table_unknown_word", field=name, word=unknown.word, count=unknown.count))
    counts = (("added", report.added), ("changed", report.changed), ("unchanged", report.unchanged))
    told = [terminal.say(key, count=count) for key, count in counts]
    terminal.print(terminal.facts(*told, terminal.say("table_bad", count=report.bad_count)))
    if report.bad_rows_file is not None:
        terminal.print(terminal.say("table_bad_rows_file", path=report.bad_rows_file))
    if report.dry_run:
        terminal.print(terminal.say("would"))


def _as_json(terminal: Terminal, look: TableLook, report: TableReport) -> dict[str, Any]:
    reading = look.source.reading
    return {
        "target": report.target.value,
        "dry_run": report.dry_run,
        "resumed": report.resumed,
        "encoding": reading.encoding,
        "sheet": reading.sheet,
        "columns": {column.name: column.field for column in look.columns if column.field},
        "remembered": look.remembered,
        "ignored": list(report.ignored),
        "added": report.added,
        "changed": report.changed,
        "unchanged": report.unchanged,
        "invalid": report.bad_count,
        "invalid_rows": [_problem(terminal, problem) for bad in report.bad for problem in bad.problems],
        "bad_rows": str(report.bad_rows_file) if report.bad_rows_file else None,
        "unknown_words": [
            {"field": unknown.field, "word": unknown.word, "rows": unknown.count} for unknown in report.unknown_words
        ],
        **({"first_rows": [_row(terminal, row) for row in look.rows]} if report.dry_run else {}),
    }


def _problem(terminal: Terminal, problem: Problem) -> dict[str, Any]:
    sentence = terminal.problem(problem)
    return {"row": problem.line, "code": problem.code, "detail": problem.detail, "message": sentence}


def _row(terminal: Terminal, row: PreviewRow) -> dict[str, Any]:
    problems = [_problem(terminal, problem) for problem in row.problems]
    return {"row": row.row, "change": row.change.value, "values": dict(row.values), "problems": problems}
