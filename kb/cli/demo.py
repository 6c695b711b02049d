"""A call played in the terminal: the notes grow, the suggestions follow, the first one is opened."""

from __future__ import annotations

import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from kb.cli.article_output import line_text
from kb.cli.failures import OK
from kb.cli.suggestion_output import print_alerts, suggestion_lines
from kb.cli.width import wrapped
from kb.domain.script import ApologyClass
from kb.domain.suggestion import SuggestionQuery

if TYPE_CHECKING:
    from uuid import UUID

    from kb.cli.terminal import Terminal
    from kb.domain.reading import ReadableArticle
    from kb.domain.suggestion import Suggestions
    from kb.domain.triage import Alert
    from kb.library import Library

#: What an agent types during one call, piece by piece.
NOTES = (
    "電気ケトル、先月買ったばかり。",
    "取っ手がぐらついて、お湯がこぼれた。",
    "けがはしていない、とのこと。",
    "電話では話にならない、今すぐ家まで来いと怒鳴っている。",
    "来て何をしてほしいのかは言わない。",
    "駅で待ってる、一時間以内に来いに変わった。",
    "もう25分同じ話。上の者を出せ。",
)
_KEY_SECONDS = 0.035
_PAUSE_SECONDS = 1.1
_RULE = "-"


def demo(ctx: typer.Context) -> int:
    """Play a call."""
    play(ctx.obj)
    return OK


def play(terminal: Terminal) -> None:
    """Play the call in the user's library, which stays as it is, or in a temporary one where there is nothing in it."""
    paths = terminal.paths
    if paths.database.is_file():
        with terminal.open_library() as library:
            if library.status().article_count:
                _play_in(terminal, library)
                return
    from kb.library import create_library  # noqa: PLC0415 - see Terminal.open_library

    terminal.complain(terminal.say("demo_preparing"))
    with tempfile.TemporaryDirectory(prefix="kandokoro-", ignore_cleanup_errors=True) as folder:
        temporary = replace(paths, root=Path(folder))
        create_library(temporary, clock=terminal.clock, sample=True)
        with terminal.open_library(paths=temporary) as library:
            _play_in(terminal, library)


def _play_in(terminal: Terminal, library: Library) -> None:
    _print_title(terminal, terminal.say("demo_title"))
    notes = ""
    shown: tuple[UUID, ...] = ()
    raised: frozenset[str] = frozenset()
    found = None
    for piece in NOTES:
        _type(terminal, piece)
        notes += f"{piece}\n"
        found = library.suggestions.suggest(SuggestionQuery(notes=notes, recommended_limit=3, similar_limit=2))
        raised = _print_alerts(terminal, library.triage.check(notes), raised)
        shown = _print_found(terminal, found, shown)
        _pause(terminal, _PAUSE_SECONDS)
    if found is not None and found.recommended:
        _print_title(terminal, terminal.say("demo_opens"))
        _print_words(terminal, library.reading.open(found.recommended[0].article_id))
    terminal.print()
    terminal.print(terminal.say("demo_end"))


def _print_title(terminal: Terminal, title: str) -> None:
    terminal.print()
    for line in wrapped(title, terminal.width):
        terminal.print(line)
    terminal.print(_RULE * (terminal.width - 1))


def _type(terminal: Terminal, piece: str) -> None:
    terminal.print()
    terminal.out.write(f"{terminal.say('demo_notes')} > ")
    for character in piece:
        terminal.out.write(character)
        if terminal.interactive:
            terminal.out.flush()
            _pause(terminal, _KEY_SECONDS)
    terminal.print()


def _print_alerts(terminal: Terminal, alerts: tuple[Alert, ...], before: frozenset[str]) -> frozenset[str]:
    """Print the alerts that were not raised before, and return the rules of all of them: each is told once a call."""
    print_alerts(terminal, tuple(alert for alert in alerts if alert.rule not in before))
    return before | {alert.rule for alert in alerts}


def _print_found(terminal: Terminal, found: Suggestions, before: tuple[UUID, ...]) -> tuple[UUID, ...]:
    """Print what is suggested unless it is what was suggested before, and return it."""
    now = tuple(suggestion.article_id for suggestion in (*found.recommended, *found.similar))
    if not now:
        terminal.print(f"    {terminal.say('demo_silent')}")
    elif now == before:
        terminal.print(f"    {terminal.say('demo_same')}")
    else:
        for heading, group in (("recommended", found.recommended), ("similar", found.similar)):
            if group:
                terminal.print(f"  {terminal.say(heading)}")
                for line in suggestion_lines(terminal, group):
                    terminal.print(f"  {line}")
    return now


def _print_words(terminal: Terminal, readable: ReadableArticle) -> None:
    terminal.print(readable.article.title)
    for number, step in enumerate(readable.steps, 1):
        terminal.print()
        terminal.print(f"{number}. {step.title}")
        for line in wrapped(step.criterion, terminal.width - 6):
            if line:
                terminal.print(f"      {line}")
        for spoken in step.lines:
            mark = "" if spoken.apology is ApologyClass.NONE else f"  ({terminal.label(spoken.apology.value)})"
            terminal.print(f"   | {line_text(spoken)}{mark}")
    if not readable.steps:
        terminal.print(readable.plain)


def _pause(terminal: Terminal, seconds: float) -> None:
    if terminal.interactive:
        terminal.out.flush()
        time.sleep(seconds)
