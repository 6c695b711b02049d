"""What each event of a call says in the timeline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.call.alert_state import read_question_detail
from desktop.i18n import noop, translate
from desktop.texts import in_language, label
from kb.domain.boundary import BoundaryStep
from kb.domain.call import CallEventType, CallResult, DismissReason

if TYPE_CHECKING:
    from desktop.call.presenter import Alerts
    from desktop.call.presenter.timeline import CallTimeline
    from kb.domain.call import CallEvent
    from kb.domain.policy import Policy

_QUOTED = noop("TimelineWords", "「{words}」")
_ESTABLISHED = noop("TimelineWords", "こちらの責任が事実と分かった")
_NOT_ESTABLISHED = noop("TimelineWords", "まだ分からない、に戻した")
_OPEN_AGAIN = noop("TimelineWords", "{question}（未確認に戻した）")
_GONE = noop("TimelineWords", "（いまはない記事）")
_UNTIL = noop("TimelineWords", "{day} まで")

_ARTICLES = {
    CallEventType.ARTICLE_OPENED,
    CallEventType.ARTICLE_USED,
    CallEventType.ARTICLE_DISMISSED,
    CallEventType.TEXT_COPIED,
}
_ALERTS = {CallEventType.ALERT_RAISED, CallEventType.ALERT_ACKNOWLEDGED, CallEventType.ALERT_DENIED}
_PROMISES = {
    CallEventType.PROMISE_CALLED,
    CallEventType.PROMISE_MADE,
    CallEventType.PROMISE_MOVED,
    CallEventType.PROMISE_KEPT,
    CallEventType.PROMISE_MISSED,
}


def said_of(event: CallEvent, timeline: CallTimeline, alerts: Alerts, policy: Policy | None) -> str:
    """Return what an event is about, beside what it is called; empty where the name says it all."""
    kind, detail = event.type, event.detail
    if kind in _ARTICLES:
        return _article(event, timeline)
    if kind in _ALERTS:
        return _rule_name(detail, alerts)
    if kind is CallEventType.QUESTION_ANSWERED:
        return _question(detail, alerts)
    if kind is CallEventType.DUTY_CONTACTED and policy is not None:
        contact = policy.duty_contact(detail)
        return f"{contact.name} {contact.contact}"
    if kind in _PROMISES:
        return _promise(detail, timeline)
    return _other(kind, detail, timeline)


def _other(kind: CallEventType, detail: str, timeline: CallTimeline) -> str:
    if kind is CallEventType.MEMO_MADE:
        person = timeline.words.person(detail) if timeline.words is not None else None
        return in_language(person.role) if person is not None else detail
    if kind is CallEventType.FAULT_ESTABLISHED:
        return translate("TimelineWords", _ESTABLISHED if detail == "established" else _NOT_ESTABLISHED)
    if kind is CallEventType.BOUNDARY and detail in set(BoundaryStep):
        return label(BoundaryStep(detail))
    if kind is CallEventType.ENDED and detail in set(CallResult):
        return label(CallResult(detail))
    return detail


def _article(event: CallEvent, timeline: CallTimeline) -> str:
    title = timeline.titles.get(event.article_id, "") if event.article_id is not None else ""
    words = translate("TimelineWords", _QUOTED).format(words=title) if title else translate("TimelineWords", _GONE)
    if event.type is CallEventType.ARTICLE_DISMISSED and event.detail in set(DismissReason):
        return f"{words} · {label(DismissReason(event.detail))}"
    return words


def _rule_name(rule_id: str, alerts: Alerts) -> str:
    rule = alerts.rule(rule_id)
    return in_language(rule.name) if rule is not None else rule_id


def _question(detail: str, alerts: Alerts) -> str:
    answer = read_question_detail(detail)
    if answer is None:
        return detail
    rule_id, number, answered = answer
    rule = alerts.rule(rule_id)
    if rule is None or not 0 < number <= len(rule.questions):
        return detail
    question = in_language(rule.questions[number - 1])
    return question if answered else translate("TimelineWords", _OPEN_AGAIN).format(question=question)


def _promise(promise_id: str, timeline: CallTimeline) -> str:
    promise = timeline.promises.get(promise_id)
    if promise is None:
        return ""  # taken back since
    due = translate("TimelineWords", _UNTIL).format(day=f"{promise.due_at.astimezone():%m/%d %H:%M}")
    return f"{promise.what} · {due}"
