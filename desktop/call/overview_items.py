"""Rows of what is shown between calls, made from the loaded overview."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.articles.reasons import SEPARATOR
from desktop.call.note_text import clock_text, short_day
from desktop.call.rows.items import ArticleLine, Heading, Item, Notice, PastCall, ReviewsLine, Sentence
from desktop.i18n import noop, translate
from desktop.texts import cause_label, label

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.call.presenter.overview import Overview
    from kb.domain.call import Call, Prior

_MOST_NUMBERS = 8
_LONGEST_ABOUT = 80
_HELPED = noop("Overview", "効いた {helped} / 使用 {used}回")
_USED = noop("Overview", "使用 {used}回")
_HELPFUL = noop("Overview", "役に立った応対")
_PROCEDURES = noop("Overview", "手順")
_NOTICES = noop("Overview", "お知らせ")
_NO_NOTICES = noop("Overview", "いまのお知らせはありません。")
_CALLS = noop("Overview", "最近の通話")
_NO_CALLS = noop("Overview", "まだ通話の記録はありません。メモを書くと、通話ごとにここへ残ります。")
_UNFINISHED = noop("Overview", "後処理が残っているもの {count}")
_THIS_PC = noop("Overview", "このPCの記録のみ")
_NOTHING_WRITTEN = noop("Overview", "記録なし")
_NOT_OPEN = noop("Overview", "ライブラリが開くと、ここに出ます。")
_HISTORY = noop("Overview", "このお客様との経過")
_YESTERDAY = noop("Overview", "昨日")


def start_title(overview: Overview) -> str:
    """Return the title of the column whose rows ``start_items`` gives."""
    return translate("Overview", _HELPFUL if overview.helpful else _PROCEDURES)


def start_items(overview: Overview) -> tuple[Item, ...]:
    """Return what to open before anything is suggested, with numbers: what helped, then the procedures."""
    if overview.loaded_at is None:
        return ()
    helpful = [
        ArticleLine(number, article.id, article.kind, article.title, article.state, _did(prior))
        for number, (article, prior) in enumerate(overview.helpful, 1)
    ]
    known = {line.article_id for line in helpful}
    hits = [hit for hit in overview.procedures if hit.article_id not in known]
    procedures = [
        ArticleLine(number if number <= _MOST_NUMBERS else 0, hit.article_id, hit.kind, hit.title.text, hit.state)
        for number, hit in enumerate(hits, len(helpful) + 1)
    ]
    if helpful and procedures:
        return (*helpful, Heading(translate("Overview", _PROCEDURES), str(len(procedures)), spaced=True), *procedures)
    return (*helpful, *procedures)


def notice_title() -> str:
    """Return the title of the column whose rows ``idle_items`` gives."""
    return translate("Overview", _NOTICES)


def history_title() -> str:
    """Return the title of the column whose rows ``history_items`` gives."""
    return translate("Overview", _HISTORY)


def history_items(calls: tuple[Call, ...], now: datetime | None) -> tuple[Item, ...]:
    """Return the earlier calls of the caller of the running call, the latest first (P16)."""
    return tuple(_past_call(call, now) for call in calls)


def this_pc() -> str:
    """Return the words that stand beside what only this computer knows."""
    return translate("Overview", _THIS_PC)


def idle_items(overview: Overview) -> tuple[Item, ...]:
    """Return the notices and the last calls."""
    if overview.loaded_at is None:
        return (Sentence(translate("Overview", _NOT_OPEN)),)
    items: list[Item] = [
        Notice(notice.article.id, notice.article.title, notice.excerpt, notice.article.ends_on)
        for notice in overview.notices
    ]
    if not items:
        items.append(Sentence(translate("Overview", _NO_NOTICES)))
    unfinished = sum(call.result is None for call in overview.calls)
    left = translate("Overview", _UNFINISHED).format(count=unfinished) if unfinished else ""
    note = SEPARATOR.join(filter(None, (left, translate("Overview", _THIS_PC)))) if overview.calls else ""
    items.append(Heading(translate("Overview", _CALLS), str(len(overview.calls) or ""), note, spaced=True))
    items += [_past_call(call, overview.loaded_at) for call in overview.calls]
    if not overview.calls:
        items.append(Sentence(translate("Overview", _NO_CALLS)))
    if overview.reviews:
        items.append(ReviewsLine(overview.reviews))
    return tuple(items)


def _did(prior: Prior) -> str:
    text = _HELPED if prior.helped else _USED
    return translate("Overview", text).format(helped=prior.helped, used=max(prior.used, prior.helped))


def _past_call(call: Call, now: datetime | None) -> PastCall:
    seconds = int((call.ended_at - call.started_at).total_seconds()) if call.ended_at else 0
    unfinished = call if call.result is None else None
    return PastCall(_day(call.started_at, now), clock_text(seconds), call_words(call), call.result, unfinished)


def _day(started: datetime, now: datetime | None) -> str:
    """Return the time of a call of today, 昨日, or the day."""
    here = started.astimezone()
    days = (now.astimezone().date() - here.date()).days if now else 0
    if days <= 0:
        return f"{here:%H:%M}"
    return translate("Overview", _YESTERDAY) if days == 1 else short_day(here.date())


def call_words(call: Call) -> str:
    """Return what a call was about, on one line."""
    first = call.notes.strip().split("\n", 1)[0]
    short = f"{first[:_LONGEST_ABOUT]}…" if len(first) > _LONGEST_ABOUT else first
    demands = "、".join(label(quality) for quality in call.demand.qualities)
    parts = [call.product, short or demands or (cause_label(call.cause) if call.cause else "")]
    return SEPARATOR.join(part for part in parts if part) or translate("Overview", _NOTHING_WRITTEN)
