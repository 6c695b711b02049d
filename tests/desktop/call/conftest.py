"""The presenter of the screen 通話 over services in memory, and its panel in a window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.call.panel import CallPanel
from desktop.call.presenter import CallPresenter, ServiceSet
from kb.services.wording import WordingService
from tests.fakes.calls import FakeArticles, FakeCalls, FakeSuggesting, NothingToSearch, article_id, script, suggestions
from tests.fakes.case_drafts import FakeCaseDrafts
from tests.fakes.case_reports import FakeCaseReports
from tests.fakes.clock import FakeClock
from tests.fakes.exits import FakeExits
from tests.fakes.guidance import FakeGuidance, FakeHandovers, FakeMatters, FakePromises, FakeRecords
from tests.fakes.triage import FakeTriage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from desktop.tasks.faults import FaultChannel
    from desktop.tasks.runner import TaskRunner
    from desktop.theme import Theme


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def calls(clock: FakeClock) -> FakeCalls:
    return FakeCalls(clock)


@pytest.fixture
def articles() -> FakeArticles:
    return FakeArticles({article_id(number): script(number) for number in range(1, 20)})


@pytest.fixture
def suggesting() -> FakeSuggesting:
    return FakeSuggesting({"来い": suggestions([1, 2, 3], [11, 12], ((0, 2),))})


@pytest.fixture
def promises(clock: FakeClock) -> FakePromises:
    return FakePromises(clock)


@pytest.fixture
def matters(calls: FakeCalls) -> FakeMatters:
    return FakeMatters(calls)


@pytest.fixture
def handovers(clock: FakeClock) -> FakeHandovers:
    return FakeHandovers(clock)


@pytest.fixture
def guidance() -> FakeGuidance:
    return FakeGuidance()


@pytest.fixture
def records(calls: FakeCalls) -> FakeRecords:
    return FakeRecords(calls)


@pytest.fixture
def case_drafts(calls: FakeCalls) -> FakeCaseDrafts:
    return FakeCaseDrafts(calls)


@pytest.fixture
def case_reports(calls: FakeCalls) -> FakeCaseReports:
    return FakeCaseReports(calls)


@pytest.fixture
def triage() -> FakeTriage:
    return FakeTriage()


@pytest.fixture
def exits() -> FakeExits:
    return FakeExits()


@pytest.fixture
def services(
    *,
    calls: FakeCalls,
    articles: FakeArticles,
    suggesting: FakeSuggesting,
    promises: FakePromises,
    matters: FakeMatters,
    handovers: FakeHandovers,
    guidance: FakeGuidance,
    records: FakeRecords,
    case_drafts: FakeCaseDrafts,
    case_reports: FakeCaseReports,
    triage: FakeTriage,
    exits: FakeExits,
) -> ServiceSet:
    return ServiceSet(
        calls,
        articles,
        suggesting,
        NothingToSearch(),
        promises,
        matters,
        handovers,
        guidance,
        records,
        case_drafts,
        case_reports,
        triage,
        WordingService(None),
        exits,
    )


@pytest.fixture
def presenter(
    qtbot: QtBot, services: ServiceSet, runner: TaskRunner, faults: FaultChannel, clock: FakeClock
) -> Iterator[CallPresenter]:
    made = CallPresenter(services, runner, faults, clock, agent="木村", delay_ms=0)
    yield made
    made.shut_down()


@pytest.fixture
def restart(
    presenter: CallPresenter,
    services: ServiceSet,
    runner: TaskRunner,
    faults: FaultChannel,
    clock: FakeClock,
    qtbot: QtBot,
) -> Iterator[Callable[[], CallPresenter]]:
    """End the presenter, and begin anew on the same library."""
    made: list[CallPresenter] = []

    def anew() -> CallPresenter:
        presenter.shut_down()
        qtbot.waitUntil(lambda: runner.idle)
        again = CallPresenter(services, runner, faults, clock, agent="木村", delay_ms=0)
        made.append(again)
        again.begin()
        return again

    yield anew
    for again in made:
        qtbot.waitUntil(lambda again=again: runner.idle and not again.advice.busy)  # type: ignore[misc] # a default
        again.shut_down()


@pytest.fixture
def settle(qtbot: QtBot, runner: TaskRunner, presenter: CallPresenter) -> Callable[[], None]:
    """Wait until every answer has come and nothing is typed that is not saved."""

    def do() -> None:
        qtbot.waitUntil(lambda: runner.idle and not presenter.advice.busy and not presenter.alerts.busy)

    return do


@pytest.fixture
def panel(
    qtbot: QtBot,
    theme: Theme,
    presenter: CallPresenter,
    show: Callable[[QWidget], None],
    settle: Callable[[], None],
) -> CallPanel:
    made = CallPanel(theme, presenter)
    made.resize(1376, 828)
    show(made)
    made.activate()
    settle()
    return made
