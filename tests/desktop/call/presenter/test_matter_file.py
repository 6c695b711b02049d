from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from kb.domain.matter import Matter, MatterState
from kb.errors import ReviewersMissingError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop.call.presenter import CallPresenter
    from kb.errors import KbError
    from tests.fakes.calls import FakeCalls
    from tests.fakes.guidance import FakeMatters


@pytest.fixture
def theirs(matters: FakeMatters, calls: FakeCalls) -> Matter:
    """A matter of the caller 岡本 that 佐藤 handles, with one call."""
    call = calls.start(agent="佐藤", caller_reference="岡本")
    calls.end(call.id)
    matter = Matter(id=UUID(int=7500), opened_at=calls.clock.now(), caller_reference="岡本", handler="佐藤")
    matters.matters[matter.id] = matter
    matters.join(call.id, matter.id)
    return matter


@pytest.fixture
def calling(qtbot: QtBot, presenter: CallPresenter, theirs: Matter, settle: Callable[[], None]) -> CallPresenter:
    presenter.session.set_fields(caller_reference="岡本")
    settle()
    qtbot.waitUntil(lambda: presenter.matters.history.reference == "岡本")
    settle()
    return presenter


def test_p7_the_open_matter_of_the_same_caller_is_known_with_its_handler(
    calling: CallPresenter, theirs: Matter
) -> None:
    assert calling.matters.handled == theirs


def test_p16_the_earlier_calls_of_the_caller_are_known_without_the_present_one(calling: CallPresenter) -> None:
    assert [call.agent for call in calling.matters.history.calls] == ["佐藤"]


def test_p7_a_call_that_joins_the_matter_is_handled_with_it(
    calling: CallPresenter, theirs: Matter, settle: Callable[[], None]
) -> None:
    calling.matters.join(theirs.id)
    settle()
    settle()
    view = calling.matters.view
    assert view is not None
    assert view.matter == theirs
    assert len(view.calls) == 2
    assert calling.matters.handled is None


def test_a_matter_is_opened_with_what_the_call_says(
    presenter: CallPresenter, matters: FakeMatters, settle: Callable[[], None]
) -> None:
    presenter.session.set_fields(caller_reference="西田", product="炊飯器 R-8")
    settle()
    presenter.matters.open()
    settle()
    settle()
    opened = next(iter(matters.matters.values()))
    assert (opened.caller_reference, opened.product, opened.handler) == ("西田", "炊飯器 R-8", "木村")
    view = presenter.matters.view
    assert view is not None
    assert view.matter.id == opened.id


def test_another_call_has_its_own_matter(calling: CallPresenter, theirs: Matter, settle: Callable[[], None]) -> None:
    calling.matters.join(theirs.id)
    settle()
    settle()
    calling.session.end()
    settle()
    assert calling.matters.view is None
    assert calling.matters.history.reference == ""


def test_p6_what_the_library_refuses_is_told(
    calling: CallPresenter, theirs: Matter, matters: FakeMatters, settle: Callable[[], None]
) -> None:
    refused: list[KbError] = []
    calling.matters.refused.connect(refused.append)
    matters.failures.append(ReviewersMissingError(needed=2))
    calling.matters.save(replace(theirs, state=MatterState.AGREED))
    settle()
    assert [type(error) for error in refused] == [ReviewersMissingError]


def test_tables_are_written_where_the_user_says(
    presenter: CallPresenter, tmp_path: Path, settle: Callable[[], None]
) -> None:
    exported: list[str] = []
    presenter.matters.exported.connect(lambda folder, _calls, _matters: exported.append(folder))
    presenter.matters.export(tmp_path)
    settle()
    assert exported == [str(tmp_path)]
