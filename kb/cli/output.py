"""Results as text for people and as JSON for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kb.cli.width import cut, display_width, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kb.cli.terminal import Terminal
    from kb.domain.article import Article
    from kb.domain.reading import ReadableArticle
    from kb.domain.script import SpokenLine
    from kb.domain.searching import SearchHit, SearchQuery, SearchResults
    from kb.domain.suggestion import Suggestion, Suggestions
    from kb.domain.triage import Alert
    from kb.errors import Problem
    from kb.library import Library
    from kb.services.exchange import ExportReport
    from kb.services.imports.report import ImportItem, ImportReport
    from kb.services.records import ExportedTables

_SEPARATOR = " | "


def suggestions_as_json(terminal: Terminal, found: Suggestions, alerts: Iterable[Alert]) -> dict[str, Any]:
    """Return suggestions and alerts as builtins."""

    def row(suggestion: Suggestion) -> dict[str, Any]:
        return {
            "id": str(suggestion.article_id),
            "title": suggestion.title,
            "kind": suggestion.kind.value,
            "score": suggestion.score,
            "practices": list(suggestion.practices),
            "reasons": [terminal.reason(reason) for reason in suggestion.reasons],
        }

    return {
        "recommended": [row(suggestion) for suggestion in found.recommended],
        "similar": [row(suggestion) for suggestion in found.similar],
        "alerts": alerts_as_json(terminal, alerts),
    }


def alerts_as_json(terminal: Terminal, alerts: Iterable[Alert]) -> list[dict[str, str]]:
    """Return alerts as builtins, what to do in the language of the command line."""
    return [
        {
            "rule": alert.rule,
            "severity": alert.severity.value,
            "matched": alert.matched,
            "action": alert.action.text(terminal.language),
        }
        for alert in alerts
    ]


def print_suggestions(terminal: Terminal, found: Suggestions, alerts: tuple[Alert, ...]) -> None:
    """Print alerts, then suggestions with their reasons."""
    if terminal.json:
        terminal.print_json(suggestions_as_json(terminal, found, alerts))
        return
    print_alerts(terminal, alerts)
    if not (found.recommended or found.similar):
        terminal.print(terminal.say("nothing_to_suggest"))
    for heading, group in (("recommended", found.recommended), ("similar", found.similar)):
        if group:
            terminal.print(terminal.say(heading))
            for line in suggestion_lines(terminal, group):
                terminal.print(line)


def print_only_alerts(terminal: Terminal, alerts: tuple[Alert, ...]) -> None:
    """Print the alerts of a note for which there are no suggestions to be had."""
    if terminal.json:
        terminal.print_json({"alerts": alerts_as_json(terminal, alerts)})
    else:
        print_alerts(terminal, alerts)


def print_alerts(terminal: Terminal, alerts: tuple[Alert, ...]) -> None:
    """Print each alert with the words that raised it, what to do and what to ask."""
    if alerts:
        terminal.print(terminal.say("alerts"))
    for alert in alerts:
        severity, name = terminal.label(alert.severity.value), alert.name.text(terminal.language)
        terminal.print(f" ! {terminal.say('alert', severity=severity, name=name, words=alert.matched)}")
        texts = (alert.action, *alert.questions)
        for line in (line for text in texts for line in wrapped(text.text(terminal.language), terminal.width - 4)):
            terminal.print(f"    {line}")


def suggestion_lines(terminal: Terminal, group: Iterable[Suggestion]) -> list[str]:
    """Return numbered titles, each with its kind and practices and, below, its reasons."""
    lines: list[str] = []
    for number, suggestion in enumerate(group, 1):
        facts = _SEPARATOR.join((terminal.label(suggestion.kind.value), *suggestion.practices))
        room = terminal.width - display_width(facts) - 8
        lines.append(f" {number}. {cut(suggestion.title, room)}  [{facts}]")
        reasons = terminal.say("reasons_between").join(terminal.reason(reason) for reason in suggestion.reasons)
        lines += [f"    {line}" for line in wrapped(reasons, terminal.width - 4) if line]
    return lines


def print_results(terminal: Terminal, query: SearchQuery, results: SearchResults) -> None:
    """Print the hits of a search."""
    if terminal.json:
        terminal.print_json(_results_as_json(query, results))
        return
    terminal.print(terminal.say("found", total=results.total))
    if results.did_you_mean:
        terminal.print(terminal.say("did_you_mean", text=results.did_you_mean))
    for number, hit in enumerate(results.hits, 1):
        facts = _SEPARATOR.join((terminal.label(hit.kind.value), terminal.label(hit.state.value)))
        room = terminal.width - display_width(facts) - 8
        terminal.print(f"{number:>2}. {cut(hit.title.text, room)}  [{facts}]")
        for line in wrapped(hit.excerpt.text, terminal.width - 4):
            terminal.print(f"    {line}")


def _results_as_json(query: SearchQuery, results: SearchResults) -> dict[str, Any]:
    def row(hit: SearchHit) -> dict[str, Any]:
        return {
            "id": str(hit.article_id),
            "title": hit.title.text,
            "kind": hit.kind.value,
            "state": hit.state.value,
            "score": round(hit.score, 4),
            "excerpt": hit.excerpt.text,
            "hits": [list(span) for span in hit.excerpt.hits],
            "product": hit.product,
            "used": hit.used,
        }

    return {
        "query": query.text,
        "total": results.total,
        "did_you_mean": results.did_you_mean,
        "results": [row(hit) for hit in results.hits],
        "facets": {
            facet.value: {count.value: count.count for count in counts} for facet, counts in results.facets.items()
        },
    }


def print_article(terminal: Terminal, readable: ReadableArticle) -> None:
    """Print one article: its title, what it is, and its text."""
    article = readable.article
    if terminal.json:
        terminal.print_json(_article_as_json(readable))
        return
    facts = [terminal.label(article.kind.value), terminal.label(article.state.value), *article.practices]
    facts += [article.product] if article.product else []
    facts += [terminal.say("used", count=readable.used)] if readable.used else []
    terminal.print(article.title)
    terminal.print(_SEPARATOR.join(facts))
    terminal.print(f"ID {article.id}")
    terminal.print()
    terminal.out.write(article.body)


def _article_as_json(readable: ReadableArticle) -> dict[str, Any]:
    return {
        **_attributes(readable.article),
        "body": readable.article.body,
        "steps": [
            {
                "title": step.title,
                "criterion": step.criterion,
                "lines": [{"text": line_text(line), "apology": line.apology.value} for line in step.lines],
            }
            for step in readable.steps
        ],
        "use_when": list(readable.use_when),
        "do_not_use_when": list(readable.do_not_use_when),
        "mail": readable.mail,
        "plain": readable.plain,
        "used": readable.used,
        "helped": readable.helped,
    }


def _attributes(article: Article) -> dict[str, Any]:
    dates = {name: getattr(article, name) for name in ("validated_on", "happened_on", "ends_on")}
    choices = {name: getattr(article, name) for name in ("stage", "role", "outcome")}
    return {
        "id": str(article.id),
        "kind": article.kind.value,
        "title": article.title,
        "state": article.state.value,
        "practices": list(article.practices),
        "product": article.product,
        "cause": article.cause,
        "demand": [quality.value for quality in article.demand],
        "tags": list(article.tags),
        "customer_words": list(article.customer_words),
        **{name: value.value if value else None for name, value in choices.items()},
        **{name: value.isoformat() if value else None for name, value in dates.items()},
    }


def line_text(line: SpokenLine) -> str:
    """Return a spoken line with its placeholders as an editor writes them."""
    return "".join(f"{{{{{part.text}}}}}" if part.placeholder else part.text for part in line.segments)


def print_created(terminal: Terminal, library: Library) -> None:
    """Say what ``init`` made."""
    count = library.status().article_count
    if terminal.json:
        terminal.print_json({"library": str(library.paths.root), "articles": count})
    else:
        terminal.print(terminal.say("created", path=library.paths.root, count=count))


def print_import(terminal: Terminal, report: ImportReport) -> None:
    """Print what an import did or would do, and each thing that is wrong as ``path:line: sentence``."""
    groups = {"added": report.added, "changed": report.changed, "unchanged": report.unchanged}
    if terminal.json:
        terminal.print_json(
            {
                "dry_run": report.dry_run,
                "resumed": report.resumed,
                **{name: [_item(item) for item in items] for name, items in groups.items()},
                "invalid": [_invalid(terminal, path, problem) for path, problem in report.invalid],
            }
        )
        return
    for name in ("added", "changed"):
        for item in groups[name]:
            terminal.print(f"{'+' if name == 'added' else '*'} {item.path}")
    for path, problem in report.invalid:
        terminal.complain(f"{path}:{problem.line}: {terminal.problem(problem)}")
    counts = [terminal.say(name, count=len(items)) for name, items in groups.items()]
    counts.append(terminal.say("invalid", count=len({path for path, _ in report.invalid})))
    terminal.print(_SEPARATOR.join(counts))
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
        terminal.print_json({"folder": str(report.folder), "files": list(report.files)})
    else:
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
