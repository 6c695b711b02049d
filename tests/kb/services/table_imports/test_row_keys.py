from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from kb.documents.attributes import NO_ID
from kb.documents.tables.call_rows import ReadCall
from kb.domain.call import Call, CallResult
from kb.domain.demand import Demand, DemandQuality
from kb.services.table_imports.row_keys import RowKeys, call_digest, call_id_of
from tests.kb.support import START

START_ID = UUID("019a7f00-1111-7222-8333-0123456789ab")
CALL = Call(id=NO_ID, started_at=START, ended_at=START + timedelta(minutes=5), notes="届かない")


def test_a_row_is_what_it_says_in_any_order_of_columns() -> None:
    key = RowKeys(("日", "内容", "備考"), None, "").of_texts(("27日", "届かない", ""))
    assert RowKeys(("備考", "内 容", "日"), None, "").of_texts(("", "届かない", "27日")) == key
    assert RowKeys(("内容", "日"), None, "").of_texts(("届かない", "27日")) == key
    assert RowKeys(("理由", "日", "内容"), 0, "").of_texts(("読めない", "27日", "届かない")) == key
    assert RowKeys(("日", "内容"), None, "").of_texts(("27日", "届いた")) != key
    assert RowKeys(("内容", "日"), None, "").of_texts(("27日", "届かない")) != key


def test_rows_that_say_the_same_are_counted() -> None:
    first, second = RowKeys(("日",), None, ""), RowKeys(("日",), None, "")
    keys = [first.of_texts(("27日",)), first.of_texts(("28日",)), first.of_texts(("27日",))]
    assert len(set(keys)) == 3
    assert [second.of_texts(("27日",)), second.of_texts(("27日",))] == [keys[0], keys[2]]


def test_a_record_is_its_number_on_its_day_in_its_column() -> None:
    keys = RowKeys(("番号",), None, "番号")
    key, first = keys.of_record(ReadCall("００１", CALL), 2)
    assert first == 0
    assert keys.of_record(ReadCall("001", CALL), 5) == (key, 2)
    tomorrow = replace(CALL, started_at=START + timedelta(days=1))
    assert keys.of_record(ReadCall("001", tomorrow), 6)[0] != key
    assert RowKeys(("ID",), None, "ID").of_record(ReadCall("001", CALL), 2)[0] != key


def test_a_call_of_ours_is_its_id_whatever_its_day() -> None:
    keys = RowKeys(("通話ID",), None, "通話ID")
    key, _ = keys.of_record(ReadCall(str(START_ID), CALL), 2)
    tomorrow = replace(CALL, started_at=START + timedelta(days=1))
    assert keys.of_record(ReadCall(str(START_ID).upper(), tomorrow), 3) == (key, 2)


@pytest.mark.parametrize(
    "other",
    [
        {"notes": "届いた"},
        {"agent": "木村"},
        {"result": CallResult.SETTLED},
        {"seconds_held": 3},
        {"ended_at": START},
        {"demand": Demand((DemandQuality.MONEY,))},
        {"demand": Demand((), "money")},
        {"product": "届かない", "notes": ""},
    ],
)
def test_the_digest_tells_every_change_of_what_a_row_says(other: dict[str, object]) -> None:
    assert call_digest(replace(CALL, **other)) != call_digest(CALL)  # type: ignore[arg-type] # values by name
    assert call_digest(replace(CALL)) == call_digest(CALL)


def test_only_an_id_as_we_write_it_is_one_of_ours() -> None:
    text = str(START_ID)
    assert str(call_id_of(text)) == str(call_id_of(text.upper())) == text
    assert call_id_of("12345") is None
    assert call_id_of("{" + text + "}") is None
    assert call_id_of(text.replace("-", "")) is None
