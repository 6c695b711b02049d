"""Imported tables: which call came from which row, calls many at a time, and how tables of a kind are read."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, insert, select, update
from sqlmodel import col

from kb.domain.table import TableMapping
from kb.storage.call_store import columns_of
from kb.storage.tables import METADATA, TableMappingRow

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from uuid import UUID

    from sqlmodel import Session

    from kb.domain.call import Call
    from kb.domain.table import TableTarget

_CALLS, _SOURCES = METADATA.tables["calls"], METADATA.tables["call_sources"]
#: What a row of a table says of a call; the rest is what became of it here, and is not touched.
_FROM_ROWS = (
    *("started_at", "ended_at", "agent", "caller_reference", "handling", "notes", "demand_qualities"),
    *("demand_quantity", "product", "cause", "action", "result", "seconds_held"),
)
#: SQLite takes so many parameters at least.
_CHUNK = 500


@dataclass(frozen=True, slots=True)
class CallSource:
    """A row that became a call; ``digest`` is of what it said."""

    key: str
    call_id: UUID
    digest: str


def sources(session: Session, keys: Sequence[str]) -> dict[str, CallSource]:
    """Return the rows among ``keys`` that are calls already."""
    found: dict[str, CallSource] = {}
    for start in range(0, len(keys), _CHUNK):
        statement = select(_SOURCES).where(_SOURCES.c.source_key.in_(keys[start : start + _CHUNK]))
        for row in session.connection().execute(statement):
            found[row.source_key] = CallSource(row.source_key, row.call_id, row.digest)
    return found


def existing_calls(session: Session, call_ids: Sequence[UUID]) -> frozenset[UUID]:
    """Return which of these calls there are."""
    found: set[UUID] = set()
    for start in range(0, len(call_ids), _CHUNK):
        statement = select(_CALLS.c.id).where(_CALLS.c.id.in_(call_ids[start : start + _CHUNK]))
        found.update(session.connection().execute(statement).scalars())
    return frozenset(found)


def add_calls(session: Session, calls: Sequence[tuple[CallSource, Call]]) -> None:
    """Add new calls with the rows they came from."""
    if calls:
        connection = session.connection()
        connection.execute(
            insert(_CALLS), [{"id": call.id, "notes": call.notes, **columns_of(call)} for _, call in calls]
        )
        connection.execute(insert(_SOURCES), [_source_columns(source) for source, _ in calls])


def update_calls(session: Session, calls: Sequence[tuple[CallSource, Call]]) -> None:
    """Write what rows say over the calls that came from them earlier; matter, timeline and the like stay."""
    if not calls:
        return
    columns: dict[str, Any] = {name: bindparam(name) for name in _FROM_ROWS}
    rows = []
    for _, call in calls:
        values = {"notes": call.notes, **columns_of(call)}
        rows.append({"call_key": call.id, **{name: values[name] for name in _FROM_ROWS}})
    connection = session.connection()
    connection.execute(update(_CALLS).where(_CALLS.c.id == bindparam("call_key")).values(columns), rows)
    digests = [{"row_key": source.key, "digest": source.digest} for source, _ in calls]
    of_row = update(_SOURCES).where(_SOURCES.c.source_key == bindparam("row_key"))
    connection.execute(of_row.values(digest=bindparam("digest")), digests)


def mapping_of(session: Session, signature: str, target: TableTarget | None) -> tuple[str, TableMapping] | None:
    """Return the target and mapping used last for tables with these headings, of any target or one."""
    statement = select(TableMappingRow).where(col(TableMappingRow.signature) == signature)
    if target is not None:
        statement = statement.where(col(TableMappingRow.target) == target.value)
    row = session.scalars(statement.order_by(col(TableMappingRow.used_at).desc())).first()
    if row is None:
        return None
    stored = json.loads(row.mapping)
    return row.target, TableMapping(columns=stored["columns"], constants=stored["constants"])


def keep_mapping(
    session: Session, signature: str, target: TableTarget, mapping: TableMapping, *, now: datetime
) -> None:
    """Remember how tables with these headings are read."""
    stored = {"columns": dict(mapping.columns), "constants": dict(mapping.constants)}
    session.merge(
        TableMappingRow(
            signature=signature,
            target=target.value,
            mapping=json.dumps(stored, ensure_ascii=False),
            used_at=now,
        )
    )
    session.flush()


def _source_columns(source: CallSource) -> dict[str, object]:
    return {"source_key": source.key, "call_id": source.call_id, "digest": source.digest}
