from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from kb.errors import FileUnreadableError, PlaceSilentError
from kb.patience import in_time, require_answer
from tests.hung import hung_share

if TYPE_CHECKING:
    from pathlib import Path

#: Seconds that a test waits for what never comes.
_SOON = 0.05


def test_what_answers_is_answered_with_what_it_says_or_raises(tmp_path: Path) -> None:
    assert in_time(tmp_path, lambda: 3) == 3
    assert in_time(tmp_path, lambda: None) is None

    def fail() -> None:
        raise FileUnreadableError(path="x", line=1)

    with pytest.raises(FileUnreadableError):
        in_time(tmp_path, fail)


def test_what_never_answers_is_left_behind(tmp_path: Path) -> None:
    answers = threading.Event()
    with pytest.raises(PlaceSilentError) as caught:
        in_time(tmp_path, answers.wait, _SOON)
    assert caught.value.params["path"] == str(tmp_path)
    answers.set()


def test_a_place_that_is_there_or_gone_answers(tmp_path: Path) -> None:
    require_answer(tmp_path)
    require_answer(tmp_path / "file.csv")
    require_answer(tmp_path / "gone" / "file.csv")


@pytest.mark.parametrize("below", [".", "file.csv", "folder/file.csv"])
def test_a_share_that_hangs_does_not(tmp_path: Path, below: str) -> None:
    with hung_share(tmp_path) as share, pytest.raises(PlaceSilentError):
        require_answer(share / below, _SOON)
