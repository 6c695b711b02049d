"""A value that another thread is still making: whoever needs it waits for it, on a thread of their own."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Generic, TypeVar

from kb.errors import OperationCancelledError

if TYPE_CHECKING:
    from kb.cancellation import CancelToken

_Value = TypeVar("_Value")
#: How often somebody who waits looks whether they still should.
_LOOK_SECONDS = 0.05


class Awaited(Generic[_Value]):
    """Empty at first; filled once, or given up. Every method may be called on any thread, ``get`` not on the GUI's."""

    def __init__(self) -> None:
        """Start empty."""
        self._changed = threading.Condition()
        self._value: _Value | None = None
        self._given_up = False

    @property
    def value(self) -> _Value | None:
        """The value, or None while there is none; never waits."""
        return self._value

    def get(self, token: CancelToken | None = None) -> _Value:
        """Return the value as soon as it is there.

        Raises:
            OperationCancelledError: it was given up, or the token was cancelled meanwhile.
        """
        with self._changed:
            while self._value is None:
                if self._given_up:
                    raise OperationCancelledError
                if token is not None:
                    token.check()
                self._changed.wait(_LOOK_SECONDS if token is not None else None)
            return self._value

    def put(self, value: _Value) -> bool:
        """Give the value to everybody who waits; False when nobody will ever want it."""
        with self._changed:
            if self._given_up:
                return False
            self._value = value
            self._changed.notify_all()
            return True

    def give_up(self) -> None:
        """Let nobody wait any longer; without effect once the value is there."""
        with self._changed:
            self._given_up = self._value is None
            self._changed.notify_all()
