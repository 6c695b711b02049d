"""The services of a library that is still being opened: each call waits for it on the thread it was made on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from desktop.tasks.later import later_services

if TYPE_CHECKING:
    from desktop.call.presenter.ports import (
        Articles,
        Calls,
        CaseDrafts,
        Guidance,
        Handovers,
        Matters,
        Promises,
        Records,
        Reports,
        Searching,
        Services,
        Suggesting,
        Triaging,
        Wording,
    )
    from desktop.tasks.ways_out import Exits
    from kb.cancellation import CancelToken


@dataclass(frozen=True, slots=True)
class ServiceSet:
    """``Services`` one by one."""

    calls: Calls
    reading: Articles
    suggestions: Suggesting
    searching: Searching
    promises: Promises
    matters: Matters
    handover: Handovers
    guidance: Guidance
    records: Records
    case_drafts: CaseDrafts
    case_reports: Reports
    triage: Triaging
    wording: Wording
    exits: Exits


class Wait(Protocol):
    """Returns the open library, or raises OperationCancelledError (``desktop.tasks.awaited.Awaited.get``)."""

    def __call__(self, token: CancelToken | None = None) -> Services: ...


def awaited_services(wait: Wait) -> ServiceSet:
    """Return services that ask ``wait`` for the library at each call, and no longer than their token is wanted."""
    return later_services(ServiceSet, wait)
