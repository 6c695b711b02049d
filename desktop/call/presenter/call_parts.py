"""The parts of the screen's state, made in the order in which they need each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.call.presenter.advice import Advice
from desktop.call.presenter.after_call import AfterCall
from desktop.call.presenter.alerts import Alerts
from desktop.call.presenter.boundary import Boundary
from desktop.call.presenter.call_reports import CallReports
from desktop.call.presenter.case_making import CaseMaking
from desktop.call.presenter.conduct import Conduct
from desktop.call.presenter.hand_offs import HandOffs
from desktop.call.presenter.hand_over import HandOver
from desktop.call.presenter.hand_over_clock import HandOverClock
from desktop.call.presenter.matter_file import MatterFile
from desktop.call.presenter.no_answer import NoAnswer
from desktop.call.presenter.open_calls import OpenCalls
from desktop.call.presenter.overview import Overviews
from desktop.call.presenter.practice_scripts import PracticeScripts
from desktop.call.presenter.promise_calls import PromiseCalls
from desktop.call.presenter.promise_ledger import PromiseLedger
from desktop.call.presenter.promise_reminders import PromiseReminders
from desktop.call.presenter.questions import Questions
from desktop.call.presenter.reading import Reading
from desktop.call.presenter.reviews import ReviewBook
from desktop.call.presenter.same_kind import SameKindCount
from desktop.call.presenter.session import CallSession
from desktop.call.presenter.timeline import Timelines
from desktop.call.presenter.wording_check import WordingCheck
from desktop.tasks.live_search import DEBOUNCE_MS
from desktop.tasks.ways_out import WaysOut

if TYPE_CHECKING:
    from desktop.call.presenter.ports import Services
    from desktop.tasks.faults import FaultChannel
    from desktop.tasks.runner import TaskRunner
    from kb.clock import Clock


class CallParts(QObject):
    """Each part under its own name; what one does to the others is ``CallPresenter``'s."""

    def __init__(
        self,
        services: Services,
        runner: TaskRunner,
        faults: FaultChannel,
        clock: Clock,
        *,
        agent: str = "",
        delay_ms: int = DEBOUNCE_MS,
        parent: QObject | None = None,
    ) -> None:
        """``agent`` is who sits here; ``delay_ms`` is how long a pause in the typing is waited for."""
        super().__init__(parent)
        self.session = CallSession(services.calls, runner, clock, agent=agent, parent=self)
        self.open_calls = OpenCalls(services.calls, self.session, runner, self)
        self.hand_offs = HandOffs(self.session, self)
        self.clock = HandOverClock(services.handover, services.guidance, self.session, runner, self)
        self.alerts = Alerts(
            services.triage, services.calls, self.session, runner, faults, delay_ms=delay_ms, parent=self
        )
        self.same_kind = SameKindCount(services.records, self.session, self.alerts, runner, parent=self)
        self.advice = Advice(services.suggestions.suggest, faults, delay_ms=delay_ms, parent=self)
        self.hand_over = HandOver(services, self.session, runner, self)
        self.reading = Reading(
            services.reading, services.handover, services.guidance, self.session, runner, parent=self
        )
        self.questions = Questions(services.guidance, self.session, runner, self)
        self.boundary = Boundary(services.calls, services.guidance, self.session, runner, self)
        self.wording = WordingCheck(services.wording, self.session, runner, self)
        self.no_answer = NoAnswer(services, self.session, runner, self)
        self.after_call = AfterCall(services, self.session, runner, self)
        self.case_making = CaseMaking(services.case_drafts, runner, agent=agent, parent=self)
        self.ways = WaysOut(services.exits, runner, self)
        self.reports = CallReports(services.case_reports, self.ways, runner, clock, self)
        self.reviews = ReviewBook(services, runner, self)
        self.overviews = Overviews(
            services.calls, services.reading, services.searching, services.handover, runner, clock, self
        )
        self.promises = PromiseLedger(services.promises, services.handover, self.session, runner, clock, self)
        self.conduct = Conduct(self.promises, self.session, self.reading, self)
        self.reminders = PromiseReminders(self.promises, self)
        self.matters = MatterFile(services.matters, services.records, self.session, runner, self)
        self.promise_calls = PromiseCalls(self.promises, self.session, self.matters, services, runner, self)
        self.scripts = PracticeScripts(services.searching, runner, self)
        self.timelines = Timelines(services, self.session, runner, self)
