"""Imported calls among those of this computer: a kind that was always there is no rise, and none is hidden."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from kb.domain.call import CallEventType
from kb.domain.trend import CallKind
from tests.kb.services.table_imports.tables import HEADER, ROW, changed, write_csv
from tests.kb.services.table_imports.test_calls import imported
from tests.kb.support import START

if TYPE_CHECKING:
    from pathlib import Path

    from kb.library import Library
    from tests.kb.support import PlayedClock


def import_days(library: Library, folder: Path, *, days: int, a_day: int = 3, header: tuple[str, ...] = HEADER) -> None:
    """Import so many calls a day until today; a header without 製品名 or 原因 leaves those columns unread."""
    rows = [header]
    for number in range(days * a_day):
        moment = (START - timedelta(days=number // a_day, hours=1 + number % a_day)).astimezone()
        product = "ケトル K-21" if number % a_day == 0 else "掃除機"
        rows.append(changed(ROW, 受付日時=f"{moment:%Y/%m/%d %H:%M}", 製品名=product, 担当者=str(number)))
    file = write_csv(folder / "履歴.csv", rows)
    assert imported(library, file).added == days * a_day


def take_calls(library: Library, clock: PlayedClock, count: int, *, product: str = "", alert: str = "") -> None:
    for _ in range(count):
        call = library.calls.start()
        library.calls.update(replace(call, product=product))
        if alert:
            library.calls.record(call.id, CallEventType.ALERT_RAISED, detail=alert)
        library.calls.end(call.id)
        clock.pass_minutes(60)


def test_a_product_that_was_always_called_about_is_no_rise(blank: Library, tmp_path: Path) -> None:
    import_days(blank, tmp_path, days=100)
    call = replace(blank.calls.start(), product="ケトル K-21", cause="product_defect")
    blank.calls.update(call)
    assert blank.records.same_kind(call) is None


def test_imported_calls_take_part_in_what_is_usual(blank: Library, clock: PlayedClock, tmp_path: Path) -> None:
    import_days(blank, tmp_path, days=100)
    take_calls(blank, clock, 30, product="炊飯器")
    call = replace(blank.calls.start(), product="炊飯器")
    blank.calls.update(call)
    rising = blank.records.same_kind(call)
    assert rising is not None
    assert (rising.kind, rising.count, rising.usual) == (CallKind.PRODUCT, 31, 0)


def test_calls_nobody_looked_through_for_alerts_say_nothing_of_them(
    blank: Library, clock: PlayedClock, tmp_path: Path
) -> None:
    import_days(blank, tmp_path, days=100)
    take_calls(blank, clock, 7, alert="fire")
    call = blank.calls.start()
    # Against 300 calls without an alert seven would be a rise; but nobody knows of those calls.
    assert blank.records.same_kind(call, ("fire",)) is None


def test_calls_whose_table_names_no_product_say_nothing_of_products(
    blank: Library, clock: PlayedClock, tmp_path: Path
) -> None:
    import_days(blank, tmp_path, days=100, header=changed(HEADER, 製品名="型", 原因="わけ"))
    take_calls(blank, clock, 7, product="炊飯器")
    call = replace(blank.calls.start(), product="炊飯器", cause="attitude")
    blank.calls.update(call)
    assert blank.records.same_kind(call) is None


def test_notes_of_imported_calls_are_past_notes(blank: Library, tmp_path: Path) -> None:
    import_days(blank, tmp_path, days=2)
    (latest,) = blank.calls.recent(1)
    assert latest.ended_at is not None
    assert latest.notes == ROW[3]
