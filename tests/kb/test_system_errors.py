from __future__ import annotations

import errno
from pathlib import Path

import pytest

from kb.errors import DiskFailingError, DiskFullError, KbError, LibraryReadOnlyError
from kb.system_errors import disk_error

PATH = Path("library")


class WindowsError(OSError):
    """As Windows raises it: with a number of its own beside one that says nothing."""

    def __init__(self, number: int) -> None:
        super().__init__(errno.EINVAL, "said by Windows")
        self.winerror = number


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (errno.ENOSPC, DiskFullError),
        (errno.EDQUOT, DiskFullError),
        (errno.EACCES, LibraryReadOnlyError),
        (errno.EROFS, LibraryReadOnlyError),
        (errno.EIO, DiskFailingError),
        (errno.ENOENT, DiskFailingError),
        (errno.ESTALE, DiskFailingError),
        (errno.EHOSTDOWN, DiskFailingError),
    ],
)
def test_what_the_system_says_is_one_of_three_things(number: int, expected: type[KbError]) -> None:
    found = disk_error(OSError(number, "said by the system"), PATH)
    assert isinstance(found, expected)
    assert found.params == {"path": str(PATH)}


@pytest.mark.parametrize("number", [53, 64, 1117])
def test_a_share_that_is_gone_is_told_by_the_numbers_of_windows(number: int) -> None:
    assert isinstance(disk_error(WindowsError(number), PATH), DiskFailingError)


@pytest.mark.parametrize("error", [OSError(errno.ENOTDIR, ""), OSError("without a number"), WindowsError(2)])
def test_what_is_not_the_disk_is_left_alone(error: OSError) -> None:
    assert disk_error(error, PATH) is None
