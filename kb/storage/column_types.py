"""How values lie in a column, chosen once for every table.

- Keys are 16-byte blobs: UUIDv7 compares bytewise in order of time, and a key costs less than half of its 36-character
  text in the row and again in every index. On PostgreSQL the same column is a native ``uuid``.
- Moments are text of one width, ``2026-11-22T13:03:00.000000Z``: text order is order of time, SQLite's own date
  functions read it, and a person with any SQLite tool does too.
- Short lists are JSON arrays: they are always read whole with their row.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import DateTime, LargeBinary, String, Text, Uuid
from sqlalchemy.types import TypeDecorator

if TYPE_CHECKING:
    from sqlalchemy.engine import Dialect
    from sqlalchemy.types import TypeEngine

_MOMENT_WIDTH = 27


def storable(text: str) -> str:
    """Return the text with halves of UTF-16 pairs joined or replaced by U+FFFD, because SQLite takes only valid UTF-8.

    Such halves come from pasting a cut emoji; refusing them would lose everything typed around them.
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


class UuidKey(TypeDecorator[UUID]):
    """A UUID as 16 bytes."""

    impl = LargeBinary(16)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Use the database's own type where it has one."""
        return dialect.type_descriptor(Uuid() if dialect.name == "postgresql" else LargeBinary(16))

    def process_bind_param(self, value: UUID | None, dialect: Dialect) -> UUID | bytes | None:
        """Python to column."""
        return value if value is None or dialect.name == "postgresql" else value.bytes

    def process_result_value(self, value: UUID | bytes | None, _dialect: Dialect) -> UUID | None:
        """Column to Python."""
        return UUID(bytes=value) if isinstance(value, bytes) else value


class Moment(TypeDecorator[datetime]):
    """A point in time in UTC; a naive datetime is refused, since nobody can say which moment it means."""

    impl = String(_MOMENT_WIDTH)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Use the database's own type where it knows time zones."""
        native = dialect.name == "postgresql"
        return dialect.type_descriptor(DateTime(timezone=True) if native else String(_MOMENT_WIDTH))

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | str | None:
        """Python to column."""
        if value is None:
            return None
        if value.tzinfo is None:
            message = "a stored moment needs a time zone"
            raise ValueError(message)
        moment = value.astimezone(UTC)
        # isoformat, not strftime: %Y is not padded to four digits everywhere, and the width carries the order.
        return (
            moment if dialect.name == "postgresql" else moment.replace(tzinfo=None).isoformat("T", "microseconds") + "Z"
        )

    def process_result_value(self, value: datetime | str | None, _dialect: Dialect) -> datetime | None:
        """Column to Python."""
        if isinstance(value, str):
            return datetime.fromisoformat(value)
        return value if value is None else value.astimezone(UTC)


class Words(TypeDecorator[tuple[str, ...]]):
    """A tuple of strings as a JSON array, unescaped so that a person can read it."""

    impl = Text()
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, _dialect: Dialect) -> str | None:
        """Python to column."""
        return None if value is None else storable(json.dumps(value, ensure_ascii=False))

    def process_result_value(self, value: str | None, _dialect: Dialect) -> tuple[str, ...] | None:
        """Column to Python."""
        return None if value is None else tuple(json.loads(value))


class FreeText(TypeDecorator[str]):
    """What a person typed or pasted; see ``storable``."""

    impl = Text()
    cache_ok = True

    def process_bind_param(self, value: str | None, _dialect: Dialect) -> str | None:
        """Python to column."""
        return None if value is None else storable(value)
