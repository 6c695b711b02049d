from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.call.presenter.same_kind import SameKindCount
from kb.domain.trend import CallKind, SameKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from desktop.call.presenter import CallPresenter
    from desktop.tasks.runner import TaskRunner
    from tests.fakes.guidance import FakeRecords

RISING = SameKind(CallKind.PRODUCT, "電気ケトル K-21", 7, 2, 14, 0.0001)


@pytest.fixture
def count(presenter: CallPresenter, records: FakeRecords, runner: TaskRunner) -> Iterator[SameKindCount]:
    made = SameKindCount(records, presenter.session, presenter.alerts, runner, after_ms=0)
    yield made
    made.shut_down()


def test_p12_the_seventh_of_a_kind_is_told_once_the_product_is_known(
    presenter: CallPresenter, records: FakeRecords, count: SameKindCount, settle: Callable[[], None], qtbot: QtBot
) -> None:
    records.rising = RISING
    presenter.session.set_notes("取っ手が外れた")
    settle()
    assert count.value is None
    with qtbot.waitSignal(count.changed):
        presenter.session.set_fields(product="電気ケトル K-21")
    assert count.value == RISING


def test_p12_the_count_leaves_with_the_call(
    presenter: CallPresenter, records: FakeRecords, count: SameKindCount, settle: Callable[[], None], qtbot: QtBot
) -> None:
    records.rising = RISING
    presenter.session.set_notes("手が赤くなった")
    qtbot.waitUntil(lambda: count.value == RISING)
    presenter.session.end()
    assert count.value is None
    settle()
