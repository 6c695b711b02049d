"""How a day is typed: in the form it is kept in, or shorter."""

from __future__ import annotations

import re
import unicodedata
from contextlib import suppress
from datetime import date, timedelta

_WHOLE = re.compile(r"(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})日?")
_SHORT = re.compile(r"(\d{1,2})[-/.月](\d{1,2})日?")


def day_of(text: str, today: date) -> date | None:
    """Return the day that was typed, as 2026-07-03, 2026/7/3, 20260703, 2026年7月3日 or 7/3 (of this year).

    None where it is no day.
    """
    typed = unicodedata.normalize("NFKC", text).strip()
    with suppress(ValueError):  # the thirtieth of February
        if match := _WHOLE.fullmatch(typed):
            return date(int(match[1]), int(match[2]), int(match[3]))
        if match := _SHORT.fullmatch(typed):
            return date(today.year, int(match[1]), int(match[2]))
    return None


def moved(text: str, days: int, today: date) -> str:
    """Return the day so many days later as it is kept, today where none was typed yet."""
    day = day_of(text, today)
    with suppress(OverflowError):  # the last day there is
        return (today if day is None else day + timedelta(days=days)).isoformat()
    return text
