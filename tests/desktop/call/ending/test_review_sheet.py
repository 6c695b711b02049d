from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from desktop.call.rows.items import ReviewsLine
from kb.domain.article import Changes
from kb.domain.review import ReviewItem
from tests.desktop.call.support import commit

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.call.ending.review_sheet import ReviewSheet
    from desktop.call.panel import CallPanel
    from desktop.call.presenter import CallPresenter
    from tests.fakes.calls import FakeCalls
    from tests.fakes.clock import FakeClock
    from tests.fakes.guidance import FakeHandovers

    Settle = Callable[[], None]


@pytest.fixture
def two_items(handovers: FakeHandovers, calls: FakeCalls, clock: FakeClock) -> list[UUID]:
    """Two secondary complaints that were not talked over, by the ids of their calls."""
    made = []
    for number in (1, 2):
        call = calls.start(agent="木村")
        calls.save_notes(call.id, f"来いと言われた {number}")
        calls.end(call.id)
        handovers.reviews[call.id] = ReviewItem(id=UUID(int=number), call_id=call.id, opened_at=clock.now())
        made.append(call.id)
    return made


@pytest.fixture
def sheet(panel: CallPanel, two_items: list[UUID], presenter: CallPresenter, settle: Settle) -> ReviewSheet:
    presenter.on_library_changed(Changes(everything=True))
    settle()
    panel.overview.rows.chosen.emit(ReviewsLine(2))
    settle()
    return panel.sheets.reviews


def test_p33_the_row_between_calls_counts_them_and_opens_them(panel: CallPanel, sheet: ReviewSheet) -> None:
    assert ReviewsLine(2) in panel.overview.rows.rows.items
    assert sheet.opened
    assert len(sheet.rows) == 2
    assert sheet.rows[0].angered.hasFocus()


def test_p33_what_is_written_is_kept_without_a_button(
    sheet: ReviewSheet, handovers: FakeHandovers, two_items: list[UUID], settle: Settle
) -> None:
    commit(sheet.rows[1].calmed, "期日を約束した")
    sheet.leave()
    settle()
    assert handovers.reviews[two_items[1]].calmed == "期日を約束した"
    assert handovers.reviews[two_items[1]].closed_at is None


def test_p33_one_that_was_talked_over_is_gone_and_the_last_one_closes_the_sheet(
    sheet: ReviewSheet, handovers: FakeHandovers, two_items: list[UUID], settle: Settle
) -> None:
    commit(sheet.rows[0].angered, "待たせた")
    sheet.rows[0].done.click()
    settle()
    assert handovers.reviews[two_items[0]].angered == "待たせた"
    assert handovers.reviews[two_items[0]].closed_at is not None
    assert len(sheet.rows) == 1
    sheet.rows[0].done.click()
    settle()
    assert not sheet.opened
