"""Days and due times as the screens name them: 今日 13:00, 明日 10:00, 11/26（木）; what is wrong with a typed one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale

from desktop.i18n import noop, translate
from kb.domain.due_time import DueProblem

if TYPE_CHECKING:
    from datetime import date, datetime

_NEAR = (noop("DueTime", "今日"), noop("DueTime", "明日"), noop("DueTime", "明後日"))
_YESTERDAY = noop("DueTime", "昨日")
_DAY = noop("DueTime", "{day}（{weekday}）")
_MINUTES_AGO = noop("DueTime", "{time} 超過")
_LEFT = noop("DueTime", "あと {time}")
_MINUTES = noop("DueTime", "{minutes}分")
_HOURS = noop("DueTime", "{hours}時間")
_BOTH = noop("DueTime", "{hours}時間{minutes}分")
_DAYS = noop("DueTime", "{days}日")
_PROBLEMS: dict[DueProblem, str] = {
    DueProblem.UNREADABLE: noop("DueTime", "日時として読めません。「11/24 15:00」「明日15時」のように書いてください。"),
    DueProblem.NO_TIME: noop("DueTime", "何時までかも書いてください。「11/24 15:00」のように続けられます。"),
    DueProblem.WEEKDAY: noop("DueTime", "日付と曜日が合っていません。どちらかを直してください。"),
    DueProblem.PAST: noop("DueTime", "もう過ぎた日時です。これからの日時にしてください。"),
}
_MINUTE = 60
_HOUR = 3600
_DAY_SECONDS = 86_400


def due_problem_text(problem: DueProblem) -> str:
    """Return why a typed time cannot be promised, and what to do."""
    return translate("DueTime", _PROBLEMS[problem])


def day_text(day: date, today: date) -> str:
    """Return 今日, 明日, 明後日, 昨日, or the date with its day of the week."""
    ahead = (day - today).days
    if 0 <= ahead < len(_NEAR):
        return translate("DueTime", _NEAR[ahead])
    return translate("DueTime", _YESTERDAY) if ahead == -1 else date_text(day)


def date_text(day: date) -> str:
    """Return the date with its day of the week, without the year."""
    weekday = QLocale().dayName(day.isoweekday(), QLocale.FormatType.ShortFormat)
    shown = QDate(day.year, day.month, day.day)
    return translate("DueTime", _DAY).format(day=f"{shown.month()}/{shown.day()}", weekday=weekday)


def due_text(moment: datetime, now: datetime) -> str:
    """Return day and time for a row: 今日 13:00."""
    here = moment.astimezone()
    return f"{day_text(here.date(), now.astimezone().date())} {here.hour}:{here.minute:02}"


def left_text(moment: datetime, now: datetime) -> str:
    """Return how long it is until a moment, あと 50分, or how late it is, 2時間10分 超過."""
    seconds = (moment - now).total_seconds()
    text = _LEFT if seconds > 0 else _MINUTES_AGO
    return translate("DueTime", text).format(time=_span_text(abs(seconds)))


def _span_text(seconds: float) -> str:
    if seconds >= _DAY_SECONDS:
        return translate("DueTime", _DAYS).format(days=round(seconds / _DAY_SECONDS))
    hours, rest = divmod(int(seconds), _HOUR)
    minutes = rest // _MINUTE
    text = _BOTH if hours and minutes else (_HOURS if hours else _MINUTES)
    return translate("DueTime", text).format(hours=hours, minutes=minutes)
