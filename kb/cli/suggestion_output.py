"""Suggestions and alerts as text for people and as JSON for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kb.cli.width import cut, display_width, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kb.cli.terminal import Terminal
    from kb.domain.suggestion import Suggestion, Suggestions
    from kb.domain.triage import Alert


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
        facts = terminal.facts(terminal.label(suggestion.kind.value), *suggestion.practices)
        room = terminal.width - display_width(facts) - 8
        lines.append(f" {number}. {cut(suggestion.title, room)}  [{facts}]")
        reasons = terminal.say("reasons_between").join(terminal.reason(reason) for reason in suggestion.reasons)
        lines += [f"    {line}" for line in wrapped(reasons, terminal.width - 4) if line]
    return lines
