from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from kb.domain.review import ReviewItem

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.call.presenter import CallPresenter
    from desktop.call.presenter.reviews import ReviewBook
    from tests.fakes.calls import FakeCalls
    from tests.fakes.clock import FakeClock
    from tests.fakes.guidance import FakeHandovers

    Settle = Callable[[], None]

_ITEM = UUID(int=1)


@pytest.fixture
def book(
    presenter: CallPresenter, calls: FakeCalls, handovers: FakeHandovers, clock: FakeClock, settle: Settle
) -> ReviewBook:
    """With one open item."""
    call = calls.start(agent="木村")
    handovers.reviews[call.id] = ReviewItem(id=_ITEM, call_id=call.id, opened_at=clock.now())
    presenter.reviews.load()
    settle()
    return presenter.reviews


def test_p33_an_item_comes_with_its_call(book: ReviewBook) -> None:
    assert [(review.item.id, review.call.agent) for review in book.reviews] == [(_ITEM, "木村")]


def test_p33_what_is_written_is_saved_by_flush_and_not_twice(
    book: ReviewBook, handovers: FakeHandovers, settle: Settle
) -> None:
    book.write(_ITEM, angered="待たせた")
    book.write(_ITEM, calmed="期日")
    book.write(UUID(int=9), calmed="ない")
    book.flush()
    settle()
    kept = next(iter(handovers.reviews.values()))
    assert (kept.angered, kept.calmed) == ("待たせた", "期日")
    handovers.reviews.clear()
    book.flush()
    settle()
    assert handovers.reviews == {}


def test_p33_one_that_was_talked_over_is_closed_with_what_was_written(
    book: ReviewBook, handovers: FakeHandovers, settle: Settle
) -> None:
    book.write(_ITEM, angered="待たせた")
    book.close(_ITEM)
    book.close(_ITEM)
    settle()
    kept = next(iter(handovers.reviews.values()))
    assert kept.angered == "待たせた"
    assert kept.closed_at is not None
    assert book.reviews == ()
