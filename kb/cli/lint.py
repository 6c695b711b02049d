"""``kb lint``: what an editor should look at, in one article, in a file, or everywhere."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kb.cli.failures import INPUT, OK, USAGE_MISTAKE
from kb.cli.finding_texts import CATEGORIES, FINDINGS, GRADES
from kb.cli.problem_sentences import PROBLEMS
from kb.cli.sentences import USAGE
from kb.cli.terminal import Terminal
from kb.cli.width import wrapped
from kb.cli.wording import text_of
from kb.domain.finding import Grade

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.domain.finding import Finding
    from kb.library import Library


def lint(
    ctx: typer.Context,
    *,
    article: Annotated[str | None, typer.Argument(metavar="ID|TITLE|FILE")] = None,
    all: Annotated[bool, typer.Option("--all")] = False,  # noqa: A002 - the name of the option
) -> int:
    """Look articles over."""
    terminal: Terminal = ctx.obj
    if (article is None) is not all:
        terminal.complain(terminal.pick(USAGE["article_or_all"]))
        return USAGE_MISTAKE
    counts: Counter[Grade] = Counter()
    with terminal.open_library("later") as library:
        for named in _looked_over(library, article):
            counts.update(finding.grade for finding in named["findings"])
            _print(terminal, **named)
    if not terminal.json:
        params = {grade.value: counts[grade] for grade in Grade}
        terminal.print(terminal.say("lint_total", **params) if counts else terminal.say("lint_clean"))
    return INPUT if counts[Grade.ERROR] else OK


def _looked_over(library: Library, article: str | None) -> Iterator[dict[str, Any]]:
    if article is None:
        for one, findings in library.linting.everything():
            yield {"name": one.title, "article_id": str(one.id), "findings": findings}
    elif article == "-" or Path(article).is_file():
        yield {"name": article, "article_id": None, "findings": library.linting.lint_text(text_of(Path(article)))}
    else:
        found = library.reading.find(article).article
        yield {"name": found.title, "article_id": str(found.id), "findings": library.linting.lint(found)}


def _print(terminal: Terminal, *, name: str, article_id: str | None, findings: tuple[Finding, ...]) -> None:
    """Print one article that something was found in; in JSON, an object a line, every article."""
    if terminal.json:
        rows = [_as_json(terminal, finding) for finding in findings]
        terminal.print_json({"id": article_id, "name": name, "findings": rows})
        return
    if findings:
        terminal.print(name)
    for finding in findings:
        place = terminal.say("lint_line", line=finding.line) if finding.line else finding.attribute
        head = f"{terminal.pick(GRADES[finding.grade.value])} {place}".rstrip()
        for number, part in enumerate(wrapped(f"{head}: {_sentence(terminal, finding)}", terminal.width - 4)):
            terminal.print(f"{'    ' if number else '  '}{part}")


def _sentence(terminal: Terminal, finding: Finding) -> str:
    params = dict(finding.params)
    if finding.why is not None:
        params["why"] = finding.why.text(terminal.language)
    if "category" in params:
        params["category"] = terminal.pick(CATEGORIES[params["category"]])
    return terminal.pick(FINDINGS.get(finding.code) or PROBLEMS[finding.code]).format(**params).strip()


def _as_json(terminal: Terminal, finding: Finding) -> dict[str, Any]:
    row = {
        "code": finding.code,
        "grade": finding.grade.value,
        "line": finding.line,
        "start": finding.start,
        "end": finding.end,
        "attribute": finding.attribute,
        "params": dict(finding.params),
        "blocks_validation": finding.blocks_validation,
        "sentence": _sentence(terminal, finding),
    }
    if finding.better is not None:
        row["better"] = finding.better.text(terminal.language)
    return row
