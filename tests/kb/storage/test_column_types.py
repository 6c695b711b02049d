from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.dialects import postgresql, sqlite

from kb.identifiers import new_id
from kb.storage.column_types import FreeText, Moment, UuidKey, Words, storable

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy.engine import Dialect
    from sqlalchemy.types import TypeDecorator

SQLITE: Dialect = sqlite.dialect()
POSTGRESQL: Dialect = postgresql.dialect()  # type: ignore[no-untyped-call] # of SQLAlchemy
MOMENTS = st.datetimes(min_value=datetime(2, 1, 1), max_value=datetime(9998, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - bounds
VALID_TEXT = st.text(st.characters(exclude_categories=["Cs"]))


def there(column: TypeDecorator[Any], value: object) -> Any:  # noqa: ANN401 - what a column holds
    return column.process_bind_param(value, SQLITE)


def there_and_back(column: TypeDecorator[Any], value: object) -> object:
    return column.process_result_value(there(column, value), SQLITE)


@given(st.uuids(), st.uuids())
def test_keys_come_back_and_sort_alike(one: UUID, other: UUID) -> None:
    assert there_and_back(UuidKey(), one) == one
    assert (there(UuidKey(), one) < there(UuidKey(), other)) == (one.int < other.int)


def test_a_key_takes_sixteen_bytes() -> None:
    assert len(there(UuidKey(), new_id())) == 16


@given(MOMENTS, MOMENTS)
def test_moments_come_back_and_sort_alike(one: datetime, other: datetime) -> None:
    assert there_and_back(Moment(), one) == one
    assert (there(Moment(), one) < there(Moment(), other)) == (one < other)


def test_a_moment_is_written_in_utc_and_at_one_width() -> None:
    tokyo = datetime(2026, 11, 22, 8, 0, tzinfo=timezone(timedelta(hours=9)))
    assert there(Moment(), tokyo) == "2026-11-21T23:00:00.000000Z"
    assert there_and_back(Moment(), tokyo) == tokyo


def test_a_moment_without_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        there(Moment(), datetime(2026, 11, 22))  # noqa: DTZ001 - has none on purpose


@given(st.lists(VALID_TEXT).map(tuple))
def test_words_come_back(words: tuple[str, ...]) -> None:
    assert there_and_back(Words(), words) == words


def test_words_are_readable_in_the_file() -> None:
    assert there(Words(), ("来い", 'a"b')) == '["来い", "a\\"b"]'


@given(VALID_TEXT)
def test_valid_text_is_kept(text: str) -> None:
    assert there(FreeText(), text) == text


@given(st.text(st.characters()))
def test_any_text_can_be_stored(text: str) -> None:
    assert storable(text).encode().decode() == storable(text)


@pytest.mark.parametrize("column", [UuidKey(), Moment(), Words()])
def test_nothing_is_kept_as_nothing(column: TypeDecorator[object]) -> None:
    assert there_and_back(column, None) is None
    assert there(FreeText(), None) is None


def test_another_database_uses_its_own_types() -> None:
    key, moment = new_id(), datetime(2026, 11, 22, tzinfo=UTC)
    assert str(UuidKey().compile(dialect=POSTGRESQL)) == "UUID"
    assert str(Moment().compile(dialect=POSTGRESQL)) == "TIMESTAMP WITH TIME ZONE"
    assert UuidKey().process_bind_param(key, POSTGRESQL) == key
    assert UuidKey().process_result_value(key, POSTGRESQL) == key
    assert Moment().process_bind_param(moment, POSTGRESQL) == moment
    assert Moment().process_result_value(moment, POSTGRESQL) == moment
