"""Rows of another system's interaction history as past calls (P30)."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from kb.documents.attributes import NO_ID
from kb.documents.tables.call_values import CallValues
from kb.documents.tables.moments import is_bare_number, read_duration, read_moment, read_time
from kb.domain.call import Call, CallResult, Handling
from kb.domain.demand import Demand, DemandQuality
from kb.domain.table import UnknownWord
from kb.errors import Problem, TableFieldMissingError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kb.documents.tables.rows import TableRow
    from kb.documents.tables.words import TableWords
    from kb.domain.table import TableMapping

_DURATIONS: Mapping[str, timedelta | None] = {
    "duration": None,
    "duration_minutes": timedelta(minutes=1),
    "duration_seconds": timedelta(seconds=1),
}
_HELD = {"held_minutes": timedelta(minutes=1), "held_seconds": timedelta(seconds=1)}
_LONGEST = timedelta(days=1)
#: Clocks differ; a call of the day after tomorrow is a slip.
_AHEAD = timedelta(days=1)
_SEPARATORS = re.compile(r"[、,;；\n]+")
#: Words of a closed list that are kept in the report, at most: a column that was mapped wrongly has a word a row.
_MOST_WORDS = 1_000


@dataclass(frozen=True, slots=True)
class ReadCall:
    """A call of a row, with NO_ID until it is saved; ``source`` is the record's number in the other system."""

    source: str
    call: Call


class CallReader:
    """Reads rows of one table; ``unknown_words`` counts what closed lists do not know."""

    def __init__(self, words: TableWords, mapping: TableMapping, names: Sequence[str], *, now: datetime) -> None:
        """``names`` are the table's columns; calls after ``now`` are refused.

        Raises:
            TableFieldMissingError: no column says when a call was.
        """
        self._words = words
        self._names = names
        self._latest = now + _AHEAD
        self._constants = mapping.constants
        self._places = {field: names.index(name) for name, field in mapping.columns.items() if field != "more"}
        self._more = [place for place, name in enumerate(names) if mapping.columns.get(name) == "more"]
        self._unknown: Counter[tuple[str, str]] = Counter()
        if not {"started_at", "date"} & (self._places.keys() | self._constants.keys()):
            raise TableFieldMissingError(field="started_at")

    @property
    def unknown_words(self) -> tuple[UnknownWord, ...]:
        """The words nobody knows, the most frequent first."""
        return tuple(UnknownWord(field, word, count) for (field, word), count in self._unknown.most_common())

    def read(self, row: TableRow) -> ReadCall | tuple[Problem, ...]:
        """Return the call of a row, or everything that is wrong with it."""
        if row.problem is not None:
            return (row.problem,)
        values = CallValues(row, self._places, self._more, self._constants)
        started = self._started(values)
        duration = self._length(values, _DURATIONS)
        held = self._length(values, _HELD)
        ended = self._ended(values, started, duration)
        # Words are counted only where the row counts: a bad one is read again once it is corrected.
        if started is None or values.problems:
            return tuple(values.problems)
        result = self._result(values.text("result"))
        action = values.text("action")
        if values.text("result") and result is None:
            action = "\n".join(filter(None, (action, f"{self._name('result')}: {values.text('result')}")))
        call = Call(
            id=NO_ID,
            started_at=started,
            ended_at=ended,
            agent=values.text("agent"),
            caller_reference=values.text("caller"),
            handling=self._handling(values.text("handling")),
            notes=self._notes(values),
            demand=self._demand(values),
            product=values.text("product"),
            cause=self._cause(values.text("cause")),
            action=action,
            result=result,
            seconds_held=round(held.total_seconds()) if held else 0,
        )
        return ReadCall(values.text("source"), call)

    def _started(self, values: CallValues) -> datetime | None:
        field = "started_at" if values.text("started_at") else "date"
        text = values.text(field)
        if not text:
            values.report(Problem(values.number, "date_missing"))
            return None
        found = read_moment(text)
        if found is None:
            values.report(Problem(values.number, "date_unreadable", text))
            return None
        clock = values.text("time")
        if clock and (type(found) is date or found == datetime.combine(found, time())):
            at = read_time(clock) or _time_of(read_moment(clock))
            if at is None:
                values.report(Problem(values.number, "time_unreadable", clock))
                return None
            found = datetime.combine(found, at)
        moment = _moment(found)
        if moment is None or moment > self._latest:
            values.report(Problem(values.number, "date_in_future" if moment else "date_unreadable", text))
            return None
        return moment

    def _ended(self, values: CallValues, started: datetime | None, duration: timedelta | None) -> datetime | None:
        text = values.text("ended_at")
        if started is None or not text:
            return started and started + (duration or timedelta())
        at = read_time(text)
        found = read_moment(text) if at is None else datetime.combine(started.astimezone().date(), at)
        ended = None if found is None else _moment(found)
        if ended is None:
            values.report(Problem(values.number, "time_unreadable", text))
            return None
        if ended < started:
            # A time alone may be of the next day; an end of an earlier day is a slip.
            ended += timedelta(days=1) if at is not None else timedelta()
        if not started <= ended <= started + _LONGEST:
            values.report(Problem(values.number, "duration_unlikely", text))
            return None
        return ended

    def _length(self, values: CallValues, fields: Mapping[str, timedelta | None]) -> timedelta | None:
        for field, unit in fields.items():
            text = values.text(field)
            if not text:
                continue
            found = read_duration(text, unit)
            if found is None:
                values.report(
                    Problem(
                        values.number, "duration_without_unit" if is_bare_number(text) else "duration_unreadable", text
                    )
                )
            elif found > _LONGEST:
                values.report(Problem(values.number, "duration_unlikely", text))
            return found
        return None

    def _notes(self, values: CallValues) -> str:
        lines = [values.text("notes")]
        lines += (f"{self._names[place]}: {text}" for place, text in values.more)
        return "\n".join(filter(None, lines))

    def _result(self, text: str) -> CallResult | None:
        code = self._code("result", text)
        return CallResult(code) if code else None

    def _handling(self, text: str) -> Handling:
        code = self._code("handling", text)
        return Handling(code) if code else Handling.FIRST

    def _cause(self, text: str) -> str:
        """A centre may have causes of its own: an unknown one stays as it is, and is told."""
        return self._code("cause", text) or text

    def _demand(self, values: CallValues) -> Demand:
        qualities: dict[DemandQuality, None] = {}
        unknown: list[str] = []
        for word in filter(None, map(str.strip, _SEPARATORS.split(values.text("demand")))):
            code = self._code("demand", word)
            if code:
                qualities[DemandQuality(code)] = None
            else:
                qualities[DemandQuality.OTHER] = None
                unknown.append(word)
        quantity = "、".join(filter(None, (*unknown, values.text("quantity"))))
        return Demand(tuple(qualities), quantity)

    def _code(self, field: str, text: str) -> str | None:
        if not text:
            return None
        code = self._words.code(field, text)
        if code is None and ((field, text) in self._unknown or len(self._unknown) < _MOST_WORDS):
            self._unknown[field, text] += 1
        return code

    def _name(self, field: str) -> str:
        return self._names[self._places[field]] if field in self._places else field


def _moment(found: datetime | date) -> datetime | None:
    """Return the moment of a date, or of a time on this computer's clock; None for one that no clock shows."""
    moment = found if isinstance(found, datetime) else datetime.combine(found, time())
    try:
        return moment.astimezone(UTC)
    except (OverflowError, OSError, ValueError):
        return None


def _time_of(found: datetime | date | None) -> time | None:
    return found.time() if isinstance(found, datetime) else None


def call_cells(call: Call, words: TableWords) -> dict[str, str]:
    """Return what a call holds by field, in the words of tables; what is empty is left out."""
    cells = {
        "started_at": f"{call.started_at.astimezone():%Y-%m-%d %H:%M:%S}",
        "ended_at": f"{call.ended_at.astimezone():%Y-%m-%d %H:%M:%S}" if call.ended_at else "",
        "held_seconds": str(call.seconds_held or ""),
        "caller": call.caller_reference,
        "notes": call.notes,
        "cause": words.name("cause", call.cause),
        "demand": "、".join(words.name("demand", quality.value) for quality in call.demand.qualities),
        "quantity": call.demand.quantity,
        "action": call.action,
        "result": words.name("result", call.result.value) if call.result else "",
        "handling": words.name("handling", call.handling.value),
        "product": call.product,
        "agent": call.agent,
    }
    return {field: text for field, text in cells.items() if text}
