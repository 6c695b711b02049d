"""What an alert and a count of the same kind say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.i18n import noop, translate
from desktop.texts import in_language
from kb.domain.trend import CallKind

if TYPE_CHECKING:
    from desktop.call.alert_state import RaisedAlert
    from desktop.call.presenter import Alerts
    from kb.domain.trend import SameKind

_CRISIS = noop("AlertWords", "火種の可能性: {name}")
_QUOTED = noop("AlertWords", "「{words}」")
_COUNT = noop("AlertWords", "過去{days}日で{count}件目（ふだん{usual}件）")
_SHORT = noop("AlertWords", "{days}日で{count}件目")
_NAMED = noop("AlertWords", "{name}: {count}")
_HERE = noop("AlertWords", "このPCの記録のみ")


def title_of(alert: RaisedAlert) -> str:
    """Return what is suspected."""
    name = in_language(alert.alert.name)
    return translate("AlertWords", _CRISIS).format(name=name) if alert.crisis else name


def reason_of(alert: RaisedAlert) -> str:
    """Return the words of the notes that raised it; empty where they are gone."""
    words = alert.alert.matched
    return translate("AlertWords", _QUOTED).format(words=words) if words else ""


def next_words(alert: RaisedAlert) -> str:
    """Return the open question that is next, or what to do about an alert that is no crisis; else nothing."""
    if alert.open_questions:
        return in_language(alert.alert.questions[alert.open_questions[0] - 1])
    return "" if alert.crisis else in_language(alert.alert.action)


def count_text(same: SameKind, alerts: Alerts, *, beside: str = "") -> str:
    """Return the count of a kind, with its name unless it stands ``beside`` the alert of that rule."""
    count = translate("AlertWords", _COUNT).format(days=same.days, count=same.count, usual=same.usual)
    if same.kind is CallKind.ALERT and same.name == beside:
        return count
    rule = alerts.rule(same.name) if same.kind is CallKind.ALERT else None
    name = in_language(rule.name) if rule is not None else same.name
    return translate("AlertWords", _NAMED).format(name=name, count=count)


def short_count_text(same: SameKind) -> str:
    """Return the count alone."""
    return translate("AlertWords", _SHORT).format(days=same.days, count=same.count)


def here_text() -> str:
    """Return what stands beside every count until there are records of the whole centre."""
    return translate("AlertWords", _HERE)
