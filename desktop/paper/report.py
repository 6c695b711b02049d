"""What stands on the paper of a report (P31)."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from desktop.i18n import noop, translate
from desktop.paper.text import PrintedText
from desktop.texts import label
from kb.domain.case_report import ReportPart

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from kb.domain.case_report import CaseReport

_PRINTED = noop("Printing", "勘所 · {day} に印刷")
_REPORT = noop("Printing", "応対報告書: {title}")
_HAPPENED = noop("Printing", "発生日 {day}")
_NONE = noop("Printing", "（なし）")
_UNTITLED = noop("Printing", "（題名なし）")
#: What each part of a report holds, and what it must not.
_MEANING = {
    ReportPart.FACTS: noop("Printing", "見た・聞いた・確かめたことだけを書く"),
    ReportPart.CUSTOMER_WORDS: noop("Printing", "言い換えず、そのまま書く"),
    ReportPart.INFERENCE: noop("Printing", "まだ確かめていないこと"),
    ReportPart.OPINION: noop("Printing", "書いた人の考え"),
}


def report_contents(report: CaseReport, parts: Mapping[ReportPart, str], today: str) -> PrintedText:
    """Return a report with its four parts, each under its own heading, a statement an item."""
    title = translate("Printing", _REPORT).format(title=report.title or untitled())
    happened = happened_on(report.happened_on) if report.happened_on else ""
    return PrintedText(
        title=title,
        facts=joined_facts((report.product, happened)),
        body="".join(_part(part, parts.get(part, "")) for part in ReportPart),
        running=title,
        foot=foot_of(today),
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


def untitled() -> str:
    """Return what stands in the place of a title that nobody gave yet."""
    return translate("Printing", _UNTITLED)


def happened_on(day: date) -> str:
    """Return when it happened."""
    return translate("Printing", _HAPPENED).format(day=day)


def joined_facts(*lines: tuple[str, ...]) -> tuple[str, ...]:
    """Return the lines under a title, without what is empty."""
    joined = (" · ".join(filter(None, line)) for line in lines)
    return tuple(line for line in joined if line)


def foot_of(today: str) -> str:
    """Return what stands at the foot of every page."""
    return translate("Printing", _PRINTED).format(day=today)
