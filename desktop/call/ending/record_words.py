"""What the panel says of a call: when, how long, who, about what, and what was promised."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.call.note_text import clock_text
from desktop.i18n import noop, translate
from desktop.texts import label
from desktop.texts.due_times import date_text

if TYPE_CHECKING:
    from desktop.call.presenter.call_record import CallRecord
    from kb.domain.promise import Promise

#: Qt breaks a painted text here.
_NEW_LINE = "\u2028"
_STARTED = noop("CallRecord", "{time} 開始")
_NONE = noop("CallRecord", "なし")
_LINE = noop("CallRecord", "{due} まで  {what}（{channel}）")


def record_subtitle(record: CallRecord) -> str:
    """Return one line by which the agent knows the call again."""
    call = record.call
    started = translate("CallRecord", _STARTED).format(time=f"{call.started_at.astimezone():%m/%d %H:%M}")
    parts = (started, clock_text(record.seconds), label(call.handling), call.caller_reference, call.product)
    return " · ".join(part for part in parts if part)


def promise_lines(promises: tuple[Promise, ...]) -> str:
    """Return a line for each promise, the earliest due first."""
    if not promises:
        return translate("CallRecord", _NONE)
    lines = []
    for promise in sorted(promises, key=lambda one: one.due_at):
        here = promise.due_at.astimezone()
        due = f"{date_text(here.date())} {here:%H:%M}"
        lines.append(translate("CallRecord", _LINE).format(due=due, what=promise.what, channel=label(promise.channel)))
    return _NEW_LINE.join(lines)
