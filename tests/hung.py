"""A share that hangs, for tests: a real file system that takes every question and answers none."""

from __future__ import annotations

import ctypes
import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_LAZILY = 2  # MNT_DETACH


@contextmanager
def hung_share(folder: Path) -> Iterator[Path]:
    """Mount it on an empty folder; whoever still waits for it gets an error when the block ends.

    Linux lets only its administrator do that; elsewhere the test is skipped.
    """
    if sys.platform != "linux":
        pytest.skip("needs FUSE")
    try:
        device = os.open("/dev/fuse", os.O_RDWR)
    except OSError:
        pytest.skip("needs FUSE")
    system = ctypes.CDLL(None, use_errno=True)
    options = f"fd={device},rootmode=40000,user_id={os.getuid()},group_id={os.getgid()}".encode()
    mounted = system.mount(b"hung", bytes(folder), b"fuse.hung", 0, options) == 0
    if not mounted:
        os.close(device)
        pytest.skip("only an administrator may mount")
    try:
        yield folder
    finally:
        os.close(device)  # the kernel gives up for all who wait
        system.umount2(bytes(folder), _LAZILY)
