"""What the format allows and an editor should still look at: breaths, promises without a date, more than a page."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from kb.documents.page import LINES_PER_PAGE, printed_lines
from kb.documents.placeholders import load_placeholders, placeholder_spans
from kb.documents.sections import STEP_SECTIONS, parts_of, split_sections, spoken_line
from kb.documents.spoken_text import spoken_text
from kb.domain.article import Kind, Stage, State
from kb.domain.finding import Finding, Fix, FixKind, FixVerb, Grade
from kb.domain.slots import DUE_SOURCES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.documents.typed_body import TypedBody
    from kb.domain.article import Article

#: Characters that are read aloud in one breath, as the reader of the call screen advises.
LONGEST_BREATH = 20
#: Words of a script that promise to come back to the customer (P18).
_COMING_BACK = re.compile(
    "折り返し(?:お電話|ご連絡|ご回答|いたし|ます)"
    "|(?:お電話|ご連絡|ご回答|お返事|ご報告)を?(?:いたし|差し上げ|申し上げ|致し)(?:ます|たく)"
    "|こちらから(?:お電話|ご連絡|おかけ)[^。\n]{0,6}ます"
)


def quality_findings(article: Article, body: TypedBody) -> Iterator[Finding]:
    """Yield what was found; ``body`` is that of the article, with line feeds only."""
    if article.kind is Kind.SCRIPT:
        yield from _due(article, body)
    yield from _breaths(body)
    lines = printed_lines(body.text)
    if lines > LINES_PER_PAGE:
        params = {"lines": str(lines), "limit": str(LINES_PER_PAGE)}
        yield Finding(code="page_long", grade=Grade.WARNING, params=params)


@cache
def due_slots() -> tuple[str, ...]:
    """Return the names of the placeholders that stand for a date with a time."""
    return tuple(one.name for one in load_placeholders() if one.source in DUE_SOURCES)


def _due(article: Article, body: TypedBody) -> Iterator[Finding]:
    """Ask for the date of a promise: without it nobody is held to anything, and the customer calls again (P18)."""
    if any(name in due_slots() for name, _, _ in placeholder_spans(body.text)):
        return
    spoken = spoken_text(body)
    promise = _COMING_BACK.search(spoken.text)
    if promise is None and article.stage is not Stage.PROMISE:
        return
    grade = Grade.ERROR if article.state is State.VALIDATED else Grade.WARNING
    params = {"detail": due_slots()[0]}
    if promise is None:
        yield Finding(code="due_missing", grade=grade, params=params, blocks_validation=True)
        return
    line, start, end = body.span(*spoken.in_body(*promise.span()))
    place = body.offset(line)
    words = f"- {{{{{due_slots()[0]}}}}}までに\n"
    fix = Fix(kind=FixKind.EDIT, verb=FixVerb.ADD, start=place, end=place, text=words)
    yield Finding(
        code="due_missing", grade=grade, line=line, start=start, end=end, params=params, fix=fix, blocks_validation=True
    )


def _breaths(body: TypedBody) -> Iterator[Finding]:
    for section in split_sections(body.text):
        if section.heading not in STEP_SECTIONS:
            continue
        for part in parts_of(section):
            if not part.bullet:
                continue
            length = sum(len(segment.text) for segment in spoken_line(part.text).segments)
            if length > LONGEST_BREATH:
                line = body.lines[part.line - 1]
                params = {"count": str(length), "limit": str(LONGEST_BREATH)}
                start = len(line) - len(line.lstrip())
                yield Finding(
                    code="breath_long", grade=Grade.WARNING, line=part.line, start=start, end=len(line), params=params
                )
