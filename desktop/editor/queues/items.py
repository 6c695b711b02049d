"""The rows of a queue in words, and what is said of a call."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.i18n import noop, translate
from desktop.symbols import KINDS
from desktop.texts import cause_label, label
from kb.domain.article_heading import DueArticle
from kb.domain.call import DismissReason
from kb.domain.lifecycle import Attention
from kb.domain.queues import (
    ArticleFlags,
    CallDraft,
    HelpRecord,
    MissGroup,
    MissSource,
    Queue,
    ReviewCase,
)

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.editor.queues.rows import Row
    from kb.domain.queues import CallContext, Flag

BETWEEN = " · "
#: Icons of resources/icons.
QUEUE_ICONS: dict[Queue, str] = {
    Queue.FLAGS: "flag",
    Queue.MISSES: "search",
    Queue.DRAFTS: "phone",
    Queue.NOT_HELPED: "ring-cross",
    Queue.REVIEWS: "stairs",
    Queue.DUE: "clock",
}
_TIMES = noop("QueueRows", "{count}回")
_PIECES = noop("QueueRows", "{count}件")
_LAST = noop("QueueRows", "最後は {time}")
_NOT_HELPED = noop("QueueRows", "{judged}回中{count}回 効かなかった")
_VERIFY = noop("QueueRows", "{day} から、使われたまま検証していません")
_UNUSED = noop("QueueRows", "公開停止の提案: {day} から使われていません")
_UNTITLED = noop("QueueRows", "（題名なし）")
_UNWRITTEN = noop("QueueRows", "何が怒らせたかは、まだ書かれていません")


@dataclass(frozen=True, slots=True)
class ItemText:
    """What a row shows: title and a second line, an icon, and at the right how often."""

    icon: str
    title: str
    detail: str
    count: str = ""

    @property
    def spoken(self) -> str:
        """The row as it is read to somebody who does not see it."""
        return "、".join(filter(None, (self.title, self.count, self.detail)))


def item_text(row: Row) -> ItemText:
    """Return what the row of an item shows."""
    match row:
        case ArticleFlags():
            newest = row.flags[0]
            detail = BETWEEN.join((flag_text(newest), moment_text(newest.at)))
            return ItemText(KINDS[row.article.kind].icon, row.article.title, detail, _say(_PIECES, len(row.flags)))
        case MissGroup():
            source = row.misses[0].source
            icon = "search" if source is MissSource.SEARCH else "phone"
            last = translate("QueueRows", _LAST).format(time=moment_text(row.last))
            return ItemText(icon, row.question, BETWEEN.join((label(source), last)), _say(_TIMES, row.count))
        case CallDraft():
            icon = KINDS[row.kind].icon if row.kind else "page"
            product = row.call.product if row.call else ""
            detail = BETWEEN.join(filter(None, (moment_text(row.saved_at), product, row.editor)))
            return ItemText(icon, row.title or translate("QueueRows", _UNTITLED), detail)
        case HelpRecord():
            return ItemText(KINDS[row.article.kind].icon, row.article.title, help_text(row))
        case ReviewCase():
            title = " ".join(row.angered.split()) or translate("QueueRows", _UNWRITTEN)
            detail = BETWEEN.join(filter(None, (moment_text(row.call.at), row.call.product)))
            return ItemText(QUEUE_ICONS[Queue.REVIEWS], title, detail)
        case DueArticle():
            return ItemText(KINDS[row.heading.kind].icon, row.heading.title, due_text(row))


def due_text(due: DueArticle) -> str:
    """Return why an article should be looked at, and since when."""
    why = _UNUSED if due.heading.attention is Attention.ARCHIVE else _VERIFY
    return translate("QueueRows", why).format(day=due.since.isoformat())


def flag_text(flag: Flag) -> str:
    """Return what was said: the kind of statement and its reason."""
    reason = label(DismissReason(flag.reason)) if flag.reason in set(DismissReason) else " ".join(flag.reason.split())
    return ": ".join(filter(None, (label(flag.type), reason)))


def help_text(record: HelpRecord) -> str:
    """Return in how many calls an article did not help: plain counts, which are honest for few."""
    return translate("QueueRows", _NOT_HELPED).format(judged=record.judged, count=record.not_helped)


def context_text(call: CallContext) -> str:
    """Return when a call was and what it was about, on one line."""
    demand = "、".join(label(quality) for quality in call.demand.qualities)
    wanted = ": ".join(filter(None, (demand, call.demand.quantity)))
    result = label(call.result) if call.result else ""
    parts = (moment_text(call.at), call.product, cause_label(call.cause), wanted, result)
    return BETWEEN.join(filter(None, parts))


def moment_text(at: datetime) -> str:
    """Return day and time of day."""
    here = at.astimezone()
    return f"{here.month}/{here.day} {here:%H:%M}"


def _say(text: str, count: int) -> str:
    return translate("QueueRows", text).format(count=f"{count:,}")
