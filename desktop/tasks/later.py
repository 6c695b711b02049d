"""The services of a library that is still being opened: each call waits for it on the thread it was made on."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from kb.cancellation import CancelToken

if TYPE_CHECKING:
    from collections.abc import Callable

_Services = TypeVar("_Services")


class Wait(Protocol):
    """Returns the open library, or raises OperationCancelledError (``desktop.tasks.awaited.Awaited.get``)."""

    def __call__(self, token: CancelToken | None = None) -> object: ...


class _LaterService:
    """Stands for one service: a method of it is that of the library to come, whatever it is called and takes.

    What a service can be asked is written once, in the ports; a type checker compares the library with it.
    """

    def __init__(self, wait: Wait, name: str) -> None:
        """``name`` is what the library calls the service."""
        self._wait = wait
        self._name = name

    def __getattr__(self, method: str) -> Callable[..., Any]:
        def call(*arguments: object, **named: object) -> object:
            given = (*arguments, *named.values())
            token = next((value for value in given if isinstance(value, CancelToken)), None)
            return getattr(getattr(self._wait(token), self._name), method)(*arguments, **named)

        return call


def later_services(kind: type[_Services], wait: Wait) -> _Services:
    """Return a data class of services that ask ``wait`` for the library at each call.

    No call waits longer than its token, if it has one, is wanted. The fields are named as in the library.
    """
    services: dict[str, Any] = {one.name: _LaterService(wait, one.name) for one in fields(kind)}  # type: ignore[arg-type] # mypy has no name for "any data class"
    return kind(**services)
