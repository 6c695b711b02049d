"""How far a long job has come, in words."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from desktop.i18n import noop, translate
from desktop.texts.labels import label
from kb.domain.progress import JobKind

if TYPE_CHECKING:
    from kb.domain.progress import JobProgress

_COUNTED = noop("Progress", "{work} {done} / {total}")
_PERCENT = noop("Progress", "{work} {percent}%")
_WITH_TIME = noop("Progress", "{work}（{time}）")
_SOON = noop("Progress", "残り1分以内")
_MINUTES = noop("Progress", "残り約{minutes}分")
_HOURS = noop("Progress", "残り約{hours}時間")
_MINUTE = 60
#: From here on minutes would pretend to a precision that nobody has.
_HOURS_FROM = 90


def progress_text(progress: JobProgress) -> str:
    """Return what is done, how far, and the time left where it is known."""
    if progress.job is not JobKind.REBUILD:
        done, total = f"{progress.done:,}", f"{progress.total:,}"
        work = translate("Progress", _COUNTED).format(work=label(progress.job), done=done, total=total)
    else:
        # Whole percents rounded down: 100 % is said by nothing that still runs.
        percent = min(99, 100 * progress.done // progress.total) if progress.total else 0
        work = translate("Progress", _PERCENT).format(work=label(progress.job), percent=percent)
    if progress.seconds_left is None:
        return work
    return translate("Progress", _WITH_TIME).format(work=work, time=_time_left(progress.seconds_left))


def _time_left(seconds: float) -> str:
    minutes = math.ceil(seconds / _MINUTE)
    if minutes <= 1:
        return translate("Progress", _SOON)
    if minutes < _HOURS_FROM:
        return translate("Progress", _MINUTES).format(minutes=minutes)
    return translate("Progress", _HOURS).format(hours=round(minutes / _MINUTE))
