"""The services of a library that is still being opened: each call waits for it on the thread it was made on."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, Protocol

from kb.cancellation import CancelToken

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.call.presenter.ports import (
        Articles,
        Calls,
        CaseDrafts,
        Guidance,
        Handovers,
        Matters,
        Promises,
        Records,
        Searching,
        Services,
        Suggesting,
        Triaging,
        Wording,
    )


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
    triage: Triaging
    wording: Wording


class Wait(Protocol):
    """Returns the open library, or raises OperationCancelledError (``desktop.tasks.awaited.Awaited.get``)."""

    def __call__(self, token: CancelToken | None = None) -> Services: ...


class _LaterService:
    """Stands for one service: a method of it is that of the library to come, whatever it is called and takes.

    What a service can be asked is written once, in ``ports``; a type checker compares the library with it.
    """

    def __init__(self, wait: Wait, name: str) -> None:
        """``name`` is what ``Services`` calls the service."""
        self._wait = wait
        self._name = name

    def __getattr__(self, method: str) -> Callable[..., Any]:
        def call(*arguments: object, **named: object) -> object:
            given = (*arguments, *named.values())
            token = next((value for value in given if isinstance(value, CancelToken)), None)
            return getattr(getattr(self._wait(token), self._name), method)(*arguments, **named)

        return call


def awaited_services(wait: Wait) -> ServiceSet:
    """Return services that ask ``wait`` for the library at each call, and no longer than their token is wanted."""
    services: dict[str, Any] = {field.name: _LaterService(wait, field.name) for field in fields(ServiceSet)}
    return ServiceSet(**services)
