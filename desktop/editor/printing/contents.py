"""What stands on the paper of an article and of a report."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from desktop.articles.full_text import full_text
from desktop.editor.printing.paper import PrintedText
from desktop.i18n import noop, translate
from desktop.texts import label
from kb.domain.case_report import ReportPart

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop.editor.presenter.printing import PrintableArticle
    from kb.domain.case_report import CaseReport

_REVISION = noop("Printing", "版 {number}（{day}）")
_CHANGED = noop("Printing", "保存していない変更を含む")
_PRINTED = noop("Printing", "勘所 · {day} に印刷")
_REPORT = noop("Printing", "応対報告書: {title}")
_HAPPENED = noop("Printing", "発生日 {day}")
_VALIDATED = noop("Printing", "検証 {day}")
_NONE = noop("Printing", "（なし）")
_UNTITLED = noop("Printing", "（題名なし）")
#: What each part of a report holds, and what it must not.
_MEANING = {
    ReportPart.FACTS: noop("Printing", "見た・聞いた・確かめたことだけを書く"),
    ReportPart.CUSTOMER_WORDS: noop("Printing", "言い換えず、そのまま書く"),
    ReportPart.INFERENCE: noop("Printing", "まだ確かめていないこと"),
    ReportPart.OPINION: noop("Printing", "書いた人の考え"),
}


def article_contents(printable: PrintableArticle, today: str) -> PrintedText:
    """Return an article with its kind, state, revision and dates under the title."""
    article, revision = printable.article.article, printable.revision
    version = ""
    if revision is not None:
        day = f"{revision.saved_at.astimezone():%Y-%m-%d}"
        version = translate("Printing", _REVISION).format(number=revision.number, day=day)
    validated = translate("Printing", _VALIDATED).format(day=article.validated_on) if article.validated_on else ""
    first = (label(article.kind), label(article.state), version, validated)
    happened = translate("Printing", _HAPPENED).format(day=article.happened_on) if article.happened_on else ""
    outcome = label(article.outcome) if article.outcome else ""
    second = (article.product, outcome, happened, translate("Printing", _CHANGED) if printable.changed else "")
    title = article.title or translate("Printing", _UNTITLED)
    return PrintedText(
        title=title,
        facts=_lines(first, second),
        body=full_text(printable.article.html, {}),
        images=printable.article.images,
        running=title,
        foot=_foot(today),
    )


def report_contents(report: CaseReport, parts: Mapping[ReportPart, str], today: str) -> PrintedText:
    """Return a report with its four parts, each under its own heading, a statement an item."""
    title = translate("Printing", _REPORT).format(title=report.title or translate("Printing", _UNTITLED))
    happened = translate("Printing", _HAPPENED).format(day=report.happened_on) if report.happened_on else ""
    return PrintedText(
        title=title,
        facts=_lines((report.product, happened)),
        body="".join(_part(part, parts.get(part, "")) for part in ReportPart),
        running=title,
        foot=_foot(today),
    )


def part_meaning(part: ReportPart) -> str:
    """Return what a part of a report holds."""
    return translate("Printing", _MEANING[part])


def _part(part: ReportPart, text: str) -> str:
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    items = "".join(f"<li>{html.escape(line, quote=False)}</li>" for line in lines)
    body = f"<ul>{items}</ul>" if items else f"<p>{html.escape(translate('Printing', _NONE))}</p>"
    heading = html.escape(label(part), quote=False)
    return f'<h2>{heading}</h2><p class="facts">{html.escape(part_meaning(part), quote=False)}</p>{body}'


def _lines(*lines: tuple[str, ...]) -> tuple[str, ...]:
    joined = (" · ".join(filter(None, line)) for line in lines)
    return tuple(line for line in joined if line)


def _foot(today: str) -> str:
    return translate("Printing", _PRINTED).format(day=today)
