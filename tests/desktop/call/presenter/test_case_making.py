from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from desktop.call.presenter.case_making import CaseMaking
from tests.fakes.case_drafts import FakeCaseDrafts

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.tasks.runner import TaskRunner
    from kb.domain.call import Call
    from tests.fakes.calls import FakeCalls


@pytest.fixture
def call(calls: FakeCalls) -> Call:
    made = calls.start()
    calls.save_notes(made.id, "水野様に来いと言われた")
    return made


@pytest.fixture
def drafts(calls: FakeCalls) -> FakeCaseDrafts:
    return FakeCaseDrafts(calls)


def test_p32_it_is_looked_at_before_it_is_saved(
    drafts: FakeCaseDrafts, runner: TaskRunner, call: Call, qtbot: QtBot
) -> None:
    making = CaseMaking(drafts, runner, agent="木村")
    making.save()
    with qtbot.waitSignal(making.previewed):
        making.ask(call.id)
    assert making.draft is not None
    assert drafts.saved == []
    with qtbot.waitSignal(making.saved) as saved:
        making.save()
    assert saved.args == [UUID(int=8000), "来いと言われた"]
    assert drafts.saved == [(call.id, "木村")]
    assert making.draft is None


def test_the_draft_of_another_call_is_not_shown(
    drafts: FakeCaseDrafts, runner: TaskRunner, call: Call, calls: FakeCalls, qtbot: QtBot
) -> None:
    other = calls.start()
    making = CaseMaking(drafts, runner)
    making.ask(call.id)
    with qtbot.waitSignal(making.previewed):
        making.ask(other.id)
    qtbot.waitUntil(lambda: runner.idle)
    assert making.draft is not None
    assert making.draft.texts[0].original == ""
