from __future__ import annotations

import csv
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from kb.domain.call import CallEventType, CallResult
from kb.domain.demand import Demand, DemandQuality
from kb.domain.matter import Evidence, EvidencePrinciple
from kb.domain.trend import CallKind
from kb.errors import CallNotFoundError, FolderMissingError
from kb.identifiers import new_id
from tests.kb.support import START

if TYPE_CHECKING:
    from pathlib import Path

    from kb.domain.call import Call
    from kb.library import Library
    from tests.kb.support import PlayedClock


@pytest.fixture
def call(blank: Library, clock: PlayedClock) -> Call:
    """A finished call in which everything was written."""
    begun = blank.calls.start(agent="木村", caller_reference="水野様")
    blank.calls.save_notes(begun.id, "取っ手が外れた\n=1+1")
    demand = Demand((DemandQuality.VISIT, DemandQuality.SUPERIOR), "今夜8時まで")
    filled = replace(begun, demand=demand, product="ケトル K-21", cause="product_defect", action="調査を約束")
    blank.calls.update(filled)
    blank.calls.record(begun.id, CallEventType.ALERT_RAISED, detail="injury")
    blank.promises.make(what="点検結果", due_at=START + timedelta(hours=5), call_id=begun.id)
    clock.pass_minutes(2)
    blank.calls.hold(begun.id)
    clock.pass_minutes(3)
    blank.calls.resume(begun.id)
    blank.calls.make_secondary(begun.id)
    clock.pass_minutes(27)
    blank.calls.end(begun.id, CallResult.CALLBACK)
    return blank.calls.get(begun.id)


def test_p30_the_history_text_says_when_who_what_why_how_and_how_long(blank: Library, call: Call) -> None:
    start, end = call.started_at.astimezone(), (call.started_at + timedelta(minutes=32)).astimezone()
    due = (START + timedelta(hours=5)).astimezone()
    assert blank.records.history_text(call.id).splitlines() == [
        f"【受付】{start:%Y-%m-%d} {start:%H:%M}～{end:%H:%M}（32分、保留3分） 二次対応",
        "【お客様】水野様",
        "【製品】ケトル K-21",
        "【内容】取っ手が外れた",
        "=1+1",
        "【原因】製品・サービスの欠陥",
        "【要求】訪問、上長対応、今夜8時まで",
        "【対応】調査を約束",
        "【結果】折り返し",
        f"【約束】点検結果（{due:%Y-%m-%d %H:%M}、これから）",
        "【担当】木村",
    ]


def test_p30_an_empty_call_says_so_and_an_unknown_one_fails(blank: Library) -> None:
    text = blank.records.history_text(blank.calls.start().id)
    assert "【お客様】未確認" in text
    assert "【要求】未確認" in text
    assert "【結果】なし" in text
    with pytest.raises(CallNotFoundError):
        blank.records.history_text(new_id())


def test_p30_every_call_is_exported_with_every_field(blank: Library, call: Call, tmp_path: Path) -> None:
    matter = blank.matters.open_for_call(call.id)
    fact = Evidence(at=START, principle=EvidencePrinciple.OBJECT, text="ひび")
    blank.matters.save(replace(matter, evidence=(fact,), original_complaint="折り返しがない", reviewers=("SV",)))
    tables = blank.records.export_csv(tmp_path)
    assert (tables.call_count, tables.matter_count) == (1, 1)
    with tables.calls.open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert row["通話ID"] == str(call.id)
    assert (row["所要時間（分）"], row["保留（分）"]) == ("32", "3")
    assert (row["要求（質）"], row["要求（量）"]) == ("訪問、上長対応", "今夜8時まで")
    assert row["内容"] == "取っ手が外れた\n=1+1"
    assert (row["結果"], row["警告"], row["案件ID"]) == ("折り返し", "injury", str(matter.id))
    assert all(row.values())
    with tables.matters.open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["確認した事実"], row["確認した人"], row["源クレーム"]) == ("現物: ひび", "SV", "折り返しがない")
    assert row["通話数"] == "1"


def test_a_cell_that_is_a_formula_is_only_text(blank: Library, tmp_path: Path) -> None:
    call = blank.calls.start(caller_reference='=HYPERLINK("http://x")')
    tables = blank.records.export_csv(tmp_path)
    text = tables.calls.read_text(encoding="utf-8-sig")
    assert str(call.id) in text
    assert "'=HYPERLINK" in text
    with pytest.raises(FolderMissingError):
        blank.records.export_csv(tmp_path / "missing")


def calls_of(library: Library, clock: PlayedClock, number: int, every_days: float, product: str) -> None:
    for _ in range(number):
        call = library.calls.start()
        library.calls.update(replace(call, product=product))
        library.calls.end(call.id)
        clock.pass_minutes(every_days * 24 * 60)


def test_p12_a_product_whose_calls_rise_is_told_with_its_usual_number(blank: Library, clock: PlayedClock) -> None:
    calls_of(blank, clock, 90, 1, "炊飯器")
    calls_of(blank, clock, 12, 1, "ケトル")
    call = replace(blank.calls.start(), product="ケトル")
    blank.calls.update(call)
    rising = blank.records.same_kind(call)
    assert rising is not None
    assert (rising.kind, rising.name, rising.count, rising.usual) == (CallKind.PRODUCT, "ケトル", 13, 0)
    assert blank.records.same_kind(replace(call, product="炊飯器")) is None
    assert blank.records.same_kind(replace(call, product="")) is None


def test_p12_alerts_count_as_a_kind_unless_they_were_denied(blank: Library, clock: PlayedClock) -> None:
    calls_of(blank, clock, 90, 1, "炊飯器")
    for number in range(8):
        call = blank.calls.start()
        blank.calls.record(call.id, CallEventType.ALERT_RAISED, detail="fire")
        if number % 2:
            blank.calls.record(call.id, CallEventType.ALERT_DENIED, detail="fire")
        blank.calls.end(call.id)
    rising = blank.records.same_kind(call, ("fire",))
    assert rising is not None
    assert (rising.kind, rising.count) == (CallKind.ALERT, 4)
