from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from kb.errors import DiskFullError
from kb.services.repeating import Repeating

if TYPE_CHECKING:
    from kb.cancellation import CancelToken

_PATIENCE = 30


@pytest.mark.parametrize("error", [FileNotFoundError(2, "gone"), DiskFullError(path="library")])
def test_a_folder_that_is_gone_does_not_end_what_is_done_again_and_again(error: Exception) -> None:
    turns, done = 0, threading.Event()

    def work(_token: CancelToken) -> None:
        nonlocal turns
        turns += 1
        if turns == 1:
            raise error
        done.set()

    thread = Repeating("kb-test", work, first=0.0, every=0.01)
    thread.start()
    assert done.wait(_PATIENCE)
    thread.close()
