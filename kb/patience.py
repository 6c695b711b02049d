"""Places that may never answer: a share that hangs does not refuse, it keeps whoever asks for ever.

Nothing can take a thread out of such a call. So it is made by a thread that can be left behind: it ends when the place
answers after all, or with the program, which does not wait for it.
"""

from __future__ import annotations

import shutil
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

from kb.errors import PlaceSilentError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_Result = TypeVar("_Result")

#: Seconds: shares that sleep wake up in less, and who closes the window is not kept longer.
PATIENCE = 8.0


def in_time(path: Path, work: Callable[[], _Result], seconds: float = PATIENCE) -> _Result:
    """Return what ``work`` returns, which touches ``path`` and no more of the library than it can do without.

    Raises:
        PlaceSilentError: it did not end in time; it may end yet, and then nobody hears of it.
        Exception: whatever ``work`` raises.
    """
    results: list[_Result] = []
    errors: list[BaseException] = []

    def ask() -> None:
        try:
            results.append(work())
        except BaseException as error:  # noqa: BLE001 - it is raised where it was asked for
            errors.append(error)

    thread = threading.Thread(target=ask, name="kb-patience", daemon=True)
    thread.start()
    thread.join(seconds)
    if errors:
        raise errors[0]
    if not results:
        raise PlaceSilentError(path=str(path), seconds=round(seconds))
    return results[0]


def require_answer(path: Path, seconds: float = PATIENCE) -> None:
    """Raise PlaceSilentError where the place of a file or folder does not answer; one that is gone does.

    What is asked is how much room there is: much else is answered from what the system remembers of a share.
    """

    def ask() -> None:
        for place in (path, path.parent):
            with suppress(OSError):  # it is gone, or is to be made yet: whoever uses it says so
                shutil.disk_usage(place)
                return

    in_time(path, ask, seconds)
