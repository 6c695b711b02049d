"""Rows of the queues as lines for people and as objects for programs; texts of calls come masked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kb.cli.queue_texts import ATTENTION, REASONS, STATEMENTS
from kb.cli.width import wrapped
from kb.domain.article_heading import DueArticle
from kb.domain.call import DismissReason
from kb.domain.queues import ArticleFlags, CallDraft, HelpRecord, MissGroup, ReviewCase

if TYPE_CHECKING:
    from datetime import datetime

    from kb.cli.terminal import Terminal
    from kb.domain.queues import ArticleHead, CallContext, Flag
    from kb.domain.synonyms import SynonymEffect

Row = ArticleFlags | MissGroup | CallDraft | HelpRecord | ReviewCase | DueArticle


def row_key(row: Row) -> str:
    """Return the id that names a row: that of its article, its first miss, or its call."""
    match row:
        case ArticleFlags() | HelpRecord():
            return str(row.article.id)
        case MissGroup():
            return str(row.misses[-1].id)
        case CallDraft():
            return str(row.article_id)
        case ReviewCase():
            return str(row.call.call_id)
        case DueArticle():
            return str(row.heading.id)


def row_as_json(row: Row) -> dict[str, Any]:
    """Return a row as builtins."""
    match row:
        case ArticleFlags():
            return {"id": row_key(row), **_head(row.article), "statements": [_statement(one) for one in row.flags]}
        case HelpRecord():
            counts = {"not_helped": row.not_helped, "judged": row.judged, "used": row.used}
            known = {**counts, "at_least": round(row.at_least, 3)}
            return {"id": row_key(row), **_head(row.article), **known, "statements": list(map(_statement, row.flags))}
        case MissGroup():
            return {
                "id": row_key(row),
                "question": row.question,
                "count": row.count,
                "last": row.last.isoformat(),
                "source": row.misses[0].source.value,
                "questions": list(row.questions),
            }
        case CallDraft():
            call = _context(row.call) if row.call else None
            kind = row.kind.value if row.kind else None
            saved = {"saved_at": row.saved_at.isoformat(), "editor": row.editor}
            return {"id": row_key(row), "title": row.title, "kind": kind, **saved, "call": call}
        case ReviewCase():
            said = {"angered": row.angered, "calmed": row.calmed}
            return {"id": row_key(row), "opened_at": row.opened_at.isoformat(), **said, "call": _context(row.call)}
        case DueArticle():
            heading = row.heading
            head = {"title": heading.title, "kind": heading.kind.value, "state": heading.state.value}
            why = heading.attention.value if heading.attention else None
            return {"id": row_key(row), **head, "why": why, "since": row.since.isoformat(), "uses": heading.usage.uses}


def row_lines(terminal: Terminal, row: Row) -> list[str]:
    """Return a row as lines: what it is, then what is known of it."""
    title, details = _words(terminal, row)
    lines = [f" {title}", f"   {row_key(row)}"]
    for detail in filter(None, details):
        lines += [f"   {line}" for line in wrapped(" ".join(detail.split()), terminal.width - 3)]
    return lines


def print_effect(terminal: Terminal, effect: SynonymEffect, *, saved: bool) -> None:
    """Print what a synonym would change, and whether it was saved."""
    counts = {
        "notes": effect.notes,
        "notes_changed": effect.notes_changed,
        "notes_found": effect.notes_found,
        "searches": effect.searches,
        "searches_found": effect.searches_found,
    }
    if terminal.json:
        examples = [
            {
                "source": one.source.value,
                "text": one.text,
                "words": one.words,
                "before": list(one.before),
                "after": list(one.after),
            }
            for one in effect.examples
        ]
        terminal.print_json({**counts, "examples": examples, "saved": saved})
        return
    for key in ("synonym_notes", "synonym_searches"):
        terminal.print(terminal.say(key, **counts))
    for one in effect.examples:
        gained = [title for title in one.after if title not in one.before]
        terminal.print(f" {one.text}")
        for line in wrapped(terminal.say("words_between").join(gained), terminal.width - 3):
            terminal.print(f"   {line}")
    terminal.print(terminal.say("synonym_saved" if saved else "synonym_not_saved"))


def _words(terminal: Terminal, row: Row) -> tuple[str, list[str]]:
    match row:
        case ArticleFlags():
            return row.article.title, [_said(terminal, one) for one in row.flags]
        case HelpRecord():
            counted = terminal.say("queue_no_help", judged=row.judged, count=row.not_helped)
            return row.article.title, [counted, *(_said(terminal, one) for one in row.flags)]
        case MissGroup():
            others = [text for text in row.questions if text != row.question]
            counted = terminal.say("queue_asked", count=row.count, time=_moment(row.last))
            return row.question, [counted, terminal.say("words_between").join(others)]
        case CallDraft():
            return row.title or terminal.say("queue_untitled"), [_moment(row.saved_at), _about(row.call)]
        case ReviewCase():
            unwritten = terminal.say("queue_unwritten")
            return row.angered or unwritten, [row.calmed, _about(row.call)]
        case DueArticle():
            why = row.heading.attention
            since = terminal.pick(ATTENTION[why]).format(day=row.since.isoformat()) if why else ""
            return row.heading.title, [since]


def _said(terminal: Terminal, flag: Flag) -> str:
    kind, reason = terminal.pick(STATEMENTS[flag.type]), flag.reason
    if reason in set(DismissReason):
        reason = terminal.pick(REASONS[DismissReason(reason)])
    return terminal.facts(*filter(None, (_moment(flag.at), kind, reason, flag.call.product if flag.call else "")))


def _about(call: CallContext | None) -> str:
    return "" if call is None else f"{_moment(call.at)} {call.product} {call.notes}"


def _moment(at: datetime) -> str:
    return f"{at.astimezone():%Y-%m-%d %H:%M}"


def _head(article: ArticleHead) -> dict[str, str]:
    return {"title": article.title, "kind": article.kind.value, "state": article.state.value}


def _statement(flag: Flag) -> dict[str, Any]:
    call = _context(flag.call) if flag.call else None
    return {"at": flag.at.isoformat(), "type": flag.type.value, "reason": flag.reason, "call": call}


def _context(call: CallContext) -> dict[str, Any]:
    demand = [quality.value for quality in call.demand.qualities]
    return {
        "id": str(call.call_id),
        "at": call.at.isoformat(),
        "notes": call.notes,
        "product": call.product,
        "cause": call.cause,
        "demand": demand,
        "quantity": call.demand.quantity,
        "result": call.result.value if call.result else None,
    }
