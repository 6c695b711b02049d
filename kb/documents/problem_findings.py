"""The rules of the article format as findings: where exactly each problem stands, and what mends it."""

from __future__ import annotations

import re
from dataclasses import replace
from difflib import get_close_matches
from typing import TYPE_CHECKING

from kb.documents.article_text import article_problems
from kb.documents.attributes import KEYS
from kb.documents.checks import SECTIONS
from kb.documents.placeholders import broken_placeholders, known_names, placeholder_spans
from kb.documents.sections import split_sections
from kb.domain.article import State
from kb.domain.finding import Finding, Fix, FixKind, FixVerb, Grade

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from kb.documents.typed_body import TypedBody
    from kb.domain.article import Article
    from kb.errors import Problem

#: How alike a name must be to be offered, by difflib's measure: 折返日 and 折り返し日時 are at 0.67.
_ALIKE = 0.5
_ITEM = re.compile(r"[ \t]*(?:[-*+]|[0-9]{1,9}[.)])[ \t]+")
_MARK = re.compile(r"[ \t]*(\[(?:心情|責任)\])[ \t]*")
#: What an attribute that does not fit becomes: nothing, or what is left without the words that do not.
_REMOVABLE = frozenset({"key_not_for_kind", "key_not_for_state", "value_empty", "value_unknown"})


def problem_findings(article: Article, body: TypedBody) -> Iterator[Finding]:
    """Yield what the format refuses as errors, and as warnings what it will ask for before validation.

    ``body`` is that of the article, with line feeds only.
    """
    now = article_problems(article)
    for problem in now:
        yield from _findings(problem, article, body, Grade.ERROR)
    known = frozenset(now)
    for problem in article_problems(replace(article, state=State.VALIDATED)):
        if problem not in known:
            yield from _findings(problem, article, body, Grade.WARNING)


def _findings(problem: Problem, article: Article, body: TypedBody, grade: Grade) -> Iterator[Finding]:
    finding = Finding(
        code=problem.code, grade=grade, line=problem.line, params={"detail": problem.detail}, blocks_validation=True
    )
    if problem.line:
        yield from _in_line(finding, problem.detail, article, body)
    elif problem.code == "section_missing":
        yield replace(finding, fix=_section_added(problem.detail, article, body))
    else:
        yield _in_attribute(finding, problem.detail, article)


def _in_line(finding: Finding, detail: str, article: Article, body: TypedBody) -> Iterator[Finding]:
    line = body.lines[finding.line - 1]
    whole = replace(finding, start=len(line) - len(line.lstrip()), end=len(line.rstrip()))
    match finding.code:
        case "placeholder_unknown":
            for name, start, end in placeholder_spans(line):
                if name == detail:
                    yield _placeholder(replace(finding, start=start, end=end), name, body)
        case "placeholder_broken":
            for start in broken_placeholders(line):
                yield replace(finding, start=start, end=start + 2)
        case "section_unknown":
            yield replace(whole, fix=_nearest_section(finding.line, detail, article, body))
        case "criterion_missing":
            end = body.end_of(finding.line)
            yield replace(whole, fix=_edit(FixVerb.ADD, end, end, "\n\n基準: "))
        case "apology_misplaced":
            yield replace(whole, fix=_mark_moved(finding.line, body))
        case _:
            yield whole


def _in_attribute(finding: Finding, detail: str, article: Article) -> Finding:
    """Name the attribute that a problem without a line is about; a body that is too long is no attribute's."""
    key, _, word = detail.partition(": ")
    if key not in KEYS:
        return finding
    if finding.code == "key_missing" and key == "title":
        return replace(finding, code="title_missing", attribute=key)
    at_key = replace(finding, attribute=key)
    if finding.code not in _REMOVABLE:
        return at_key
    value = getattr(article, key)
    kept: tuple[str, ...] = ()
    if isinstance(value, tuple):
        kept = tuple(str(one) for one in value if str(one).strip() and (str(one) != word or not word))
        if finding.code in {"key_not_for_kind", "key_not_for_state"}:
            kept = ()
    return replace(at_key, fix=Fix(kind=FixKind.SET_ATTRIBUTE, verb=FixVerb.REMOVE, values=kept))


def _placeholder(finding: Finding, name: str, body: TypedBody) -> Finding:
    start, end = (body.offset(finding.line, column) for column in (finding.start, finding.end))
    near = _nearest(name, known_names())
    if not near:
        return replace(finding, fix=Fix(kind=FixKind.CHOOSE_PLACEHOLDER, verb=FixVerb.CHOOSE, start=start, end=end))
    fix = _edit(FixVerb.REPLACE, start, end, f"{{{{{near}}}}}")
    return replace(finding, code="placeholder_misspelt", params={"detail": name, "near": near}, fix=fix)


def _nearest_section(line: int, heading: str, article: Article, body: TypedBody) -> Fix | None:
    present = {section.heading for section in split_sections(body.text)}
    near = _nearest(heading, [name for name in SECTIONS[article.kind] if name not in present])
    return _edit(FixVerb.REPLACE, body.offset(line), body.end_of(line), f"## {near}") if near else None


def _section_added(heading: str, article: Article, body: TypedBody) -> Fix:
    """Put the heading in front of the first of those that come after it, else at the end."""
    order = SECTIONS[article.kind]
    after = order[order.index(heading) + 1 :]
    following = next((section for section in split_sections(body.text) if section.heading in after), None)
    if following is not None:
        start = body.offset(following.line)
        return _edit(FixVerb.ADD, start, start, f"## {heading}\n\n\n\n")
    kept = body.text.rstrip()
    gap = "\n\n" if kept else ""
    return _edit(FixVerb.ADD, len(kept), len(body.text), f"{gap}## {heading}\n\n")


def _mark_moved(line: int, body: TypedBody) -> Fix | None:
    """Put the only apology mark of a list item to its front."""
    text = body.lines[line - 1]
    item, marks = _ITEM.match(text), list(_MARK.finditer(text))
    if item is None or len(marks) != 1:
        return None
    start, end = marks[0].span()
    moved = f"{item[0]}{marks[0][1]} {text[item.end() : start]}{text[end:]}".rstrip()
    return _edit(FixVerb.REPLACE, body.offset(line), body.end_of(line), moved)


def _nearest(name: str, known: Collection[str]) -> str:
    return next(iter(get_close_matches(name, sorted(known), 1, _ALIKE)), "")


def _edit(verb: FixVerb, start: int, end: int, text: str) -> Fix:
    return Fix(kind=FixKind.EDIT, verb=verb, start=start, end=end, text=text)
