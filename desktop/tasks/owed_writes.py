"""What somebody did and saw done, and the disk refused: it is written, in its order, as soon as that is possible."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.tasks.jobs import alive
from kb.errors import DiskFailingError, DiskFullError, LibraryBusyError, LibraryMissingError, LibraryReadOnlyError

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from kb.errors import KbError

_Result = TypeVar("_Result")
_RETRY_MS = 5_000
#: Somebody has to see to the disk, or another program to end: the same write succeeds afterwards.
_PASSING = (LibraryMissingError, LibraryReadOnlyError, DiskFullError, DiskFailingError, LibraryBusyError)


class Writer(Protocol):
    """A ``TaskRunner``, as far as it is needed here."""

    def write(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None] | None = None,
        failed: Callable[[KbError], None] | None = None,
    ) -> None: ...


@dataclass(slots=True, eq=False)
class _Owed:
    work: Callable[[], object]
    done: Callable[[Any], None] | None
    failed: Callable[[KbError], None] | None
    key: Hashable
    text: str
    refusal: KbError | None = None
    on_its_way: bool = False
    withdrawn: bool = False


class OwedWrites(QObject):
    """Writes through a runner like any other; those that the disk refuses wait here, and all that come after them.

    So no call is resumed that was not put on hold before. They are in memory only: whoever closes the window is told of
    what is ``refused``.

    Signals:
        settled: something that somebody wrote is in the library now.
    """

    settled = Signal()

    def __init__(self, runner: Writer, parent: QObject | None = None) -> None:
        """Owe nothing."""
        super().__init__(parent)
        self._runner = runner
        self._owed: list[_Owed] = []
        #: Set on the writing thread: nothing is written past what was refused, also what is on its way already.
        self._stuck: KbError | None = None
        self._timer = QTimer(self, singleShot=True, interval=_RETRY_MS)
        self._timer.timeout.connect(self.retry)

    @property
    def refused(self) -> str:
        """What somebody wrote of that which was refused and waits."""
        return "\n\n".join(one.text for one in self._owed if one.refusal is not None and one.text)

    @property
    def pending(self) -> str:
        """What somebody wrote and is on its way for the first time."""
        return "\n\n".join(one.text for one in self._owed if one.refusal is None and one.text)

    def write(
        self,
        work: Callable[[], _Result],
        done: Callable[[_Result], None] | None = None,
        failed: Callable[[KbError], None] | None = None,
        *,
        key: Hashable = None,
        text: str = "",
    ) -> None:
        """As the runner's ``write``, but what passes is no failure: ``done`` comes whenever it is written.

        ``key`` finds it again; ``text`` is what would be lost of what somebody wrote.
        """
        one = _Owed(work, done, failed, key, text)
        blocked = next((other.refusal for other in self._owed if other.refusal and not other.on_its_way), None)
        self._owed.append(one)
        if blocked is None:
            self._start(one)
        else:
            one.refusal = blocked

    def owes(self, key: Hashable) -> bool:
        """Tell whether something with this key is not written yet."""
        return any(one.key == key and not one.withdrawn for one in self._owed)

    def withdraw(self, key: Hashable) -> bool:
        """Give up what has this key; False where it may be written all the same, as it is on its way."""
        found = [one for one in self._owed if one.key == key]
        for one in found:
            one.withdrawn = True
        self._owed = [one for one in self._owed if not one.withdrawn or one.on_its_way]
        return bool(found) and not any(one.on_its_way for one in found)

    def retry(self) -> None:
        """Try all that waits, unless that is being done."""
        self._timer.stop()
        if any(one.on_its_way for one in self._owed):
            self._timer.start()
            return
        self._stuck = None
        for one in self._owed:
            self._start(one)

    def finish(self) -> None:
        """Try all that waits for the last time: the runner closes next."""
        self._timer.stop()
        self._stuck = None
        for one in self._owed:
            if not one.on_its_way:
                self._start(one)

    def _start(self, one: _Owed) -> None:
        one.on_its_way = True
        self._runner.write(partial(self._attempt, one.work), partial(self._on_done, one), partial(self._on_failed, one))

    def _attempt(self, work: Callable[[], _Result]) -> _Result:
        """Called on the writing thread, one after the other."""
        if self._stuck is not None:
            raise self._stuck
        try:
            return work()
        except _PASSING as error:
            self._stuck = error
            raise

    def _on_done(self, one: _Owed, result: object) -> None:
        self._owed.remove(one)
        if one.done is not None and alive(one.done):
            one.done(result)
        if one.text:
            self.settled.emit()

    def _on_failed(self, one: _Owed, error: KbError) -> None:
        one.on_its_way = False
        if isinstance(error, _PASSING) and not one.withdrawn:
            one.refusal = error
            if not self._timer.isActive():
                self._timer.start()
            return
        self._owed.remove(one)
        if one.failed is not None and alive(one.failed) and not one.withdrawn:
            one.failed(error)
