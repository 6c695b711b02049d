"""What calls leave for people and other programs: history text, tables, and whether a kind of call is on the rise."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from kb.documents.tables.writing import write_table
from kb.domain.call import CallEventType
from kb.domain.exporting import Export
from kb.domain.trend import RECENT_DAYS, USUAL_DAYS, rising_kind
from kb.services.audit.exits import Exits
from kb.storage import call_store, matter_store, promise_store
from kb.storage.call_kinds import Window, kind_counts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime
    from pathlib import Path
    from uuid import UUID

    from kb.clock import Clock
    from kb.documents.record_words import RecordWords
    from kb.domain.call import Call, CallEvent
    from kb.domain.demand import Demand
    from kb.domain.matter import Matter
    from kb.domain.promise import Promise
    from kb.domain.trend import SameKind
    from kb.storage.database import Database

_BETWEEN = "、"


@dataclass(frozen=True, slots=True)
class ExportedTables:
    """Where the tables were written, and how many rows they have."""

    calls: Path
    call_count: int
    matters: Path
    matter_count: int


class RecordService:
    """Reads calls; nothing here changes a library. Any thread may ask."""

    def __init__(self, database: Database, clock: Clock, words: RecordWords, exits: Exits | None = None) -> None:
        """``words`` are those in which calls are written down; without ``exits`` every way out is open."""
        self._exits = exits or Exits()
        self._database = database
        self._clock = clock
        self._words = words

    def history_text(self, call_id: UUID) -> str:
        """Return the interaction history (応対履歴) of a call in the centre's template (P30, P44).

        Raises:
            CallNotFoundError: there is no such call.
        """
        with self._database.read() as session:
            call = call_store.get(session, call_id)
            promises = promise_store.of_call(session, call_id)
        values = self._call_values(call, promises)
        demand = _BETWEEN.join(filter(None, (values["demand"], values["quantity"])))
        return self._words.history_text({**values, "demand": demand})

    def export_csv(self, folder: Path) -> ExportedTables:
        """Write all calls with the fields of P30 and all matters, as ``calls.csv`` and ``matters.csv``.

        Times are those of this computer; files of the same name are replaced.

        Raises:
            ExportRefusedError: the policy of this computer lets no records out.
            AuditUnwritableError: it cannot be recorded that something goes out; nothing was written.
            FolderMissingError: the folder does not exist.
            DiskFullError, LibraryReadOnlyError: it cannot be written.
        """
        with self._exits.through(Export.RECORDS, folder) as counts:
            written = self._write_csv(folder)
            counts.update(calls=written.call_count, matters=written.matter_count)
        return written

    def _write_csv(self, folder: Path) -> ExportedTables:
        calls, matters = folder / "calls.csv", folder / "matters.csv"
        call_columns, matter_columns = self._words.call_columns, self._words.matter_columns
        call_count = write_table(calls, tuple(call_columns.values()), self._rows(call_columns, self._all_calls()))
        rows = self._rows(matter_columns, self._all_matters())
        return ExportedTables(calls, call_count, matters, write_table(matters, tuple(matter_columns.values()), rows))

    def same_kind(self, call: Call, alerts: tuple[str, ...] = ()) -> SameKind | None:
        """Tell whether calls of this kind are on the rise on this computer, the present one among them (P12).

        ``alerts`` are the ids of the rules raised in the call; they and its product and cause say what kind it is. A
        call that is not ended counts as it was saved last. See ``kb.domain.trend`` for the test.
        """
        now = self._clock.now()
        since = now - timedelta(days=RECENT_DAYS)
        window = Window(since - timedelta(days=USUAL_DAYS), since, now + timedelta(seconds=1))
        with self._database.read() as session:
            counts = kind_counts(session, window, product=call.product, cause=call.cause, alerts=alerts)
        return rising_kind(counts) if counts else None

    def _all_calls(self) -> Iterator[dict[str, str]]:
        with self._database.read() as session:
            for call in call_store.every(session):
                promises = promise_store.of_call(session, call.id)
                yield self._call_values(call, promises, call_store.events(session, call.id))

    def _all_matters(self) -> Iterator[dict[str, str]]:
        with self._database.read() as session:
            for matter in matter_store.every(session):
                yield self._matter_values(matter, len(call_store.of_matter(session, matter.id)))

    @staticmethod
    def _rows(columns: Iterable[str], values: Iterator[dict[str, str]]) -> Iterator[list[str]]:
        names = tuple(columns)
        for row in values:
            yield [row[name] for name in names]

    def _call_values(
        self, call: Call, promises: tuple[Promise, ...], events: tuple[CallEvent, ...] = ()
    ) -> dict[str, str]:
        words, ended = self._words, call.ended_at or self._clock.now()
        raised = (event.detail for event in events if event.type is CallEventType.ALERT_RAISED)
        return {
            "id": str(call.id),
            "date": f"{call.started_at.astimezone():%Y-%m-%d}",
            "start": f"{call.started_at.astimezone():%H:%M}",
            "end": f"{call.ended_at.astimezone():%H:%M}" if call.ended_at else "",
            "minutes": str(round((ended - call.started_at).total_seconds() / 60)),
            "held": str(round(call.seconds_held / 60)),
            "handling": words.value("handling", call.handling.value),
            "secondary": _moment(call.secondary_at),
            "agent": call.agent,
            "caller": call.caller_reference,
            "product": call.product,
            "notes": call.notes.strip(),
            "cause": words.value("cause", call.cause),
            "demand": self._demand(call.demand),
            "quantity": call.demand.quantity,
            "action": call.action,
            "result": words.value("result", call.result.value) if call.result else "",
            "promises": _BETWEEN.join(map(self._promise, promises)),
            "alerts": _BETWEEN.join(dict.fromkeys(raised)),
            "matter": str(call.matter_id) if call.matter_id else "",
        }

    def _matter_values(self, matter: Matter, calls: int) -> dict[str, str]:
        words = self._words
        facts = (f"{words.value('evidence', fact.principle.value)}: {fact.text}" for fact in matter.evidence)
        return {
            "id": str(matter.id),
            "opened": _moment(matter.opened_at),
            "closed": _moment(matter.closed_at),
            "state": words.value("matter_state", matter.state.value),
            "handler": matter.handler,
            "caller": matter.caller_reference,
            "product": matter.product,
            "cause": words.value("cause", matter.cause),
            "demand": self._demand(matter.demand),
            "quantity": matter.demand.quantity,
            "original_complaint": matter.original_complaint,
            "channel": words.value("answer_channel", matter.answer_channel.value) if matter.answer_channel else "",
            "channel_reason": matter.answer_channel_reason,
            "evidence": _BETWEEN.join(facts),
            "reviewers": _BETWEEN.join(matter.reviewers),
            "calls": str(calls),
        }

    def _demand(self, demand: Demand) -> str:
        return _BETWEEN.join(self._words.value("demand", quality.value) for quality in demand.qualities)

    def _promise(self, promise: Promise) -> str:
        state = self._words.value("promise_state", promise.state.value)
        return f"{promise.what}（{_moment(promise.due_at)}、{state}）"


def _moment(moment: datetime | None) -> str:
    return f"{moment.astimezone():%Y-%m-%d %H:%M}" if moment else ""
