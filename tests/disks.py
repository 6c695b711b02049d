"""A real disk of a few megabytes, where the system lets the test mount one."""

from __future__ import annotations

import shutil
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_PART = 4096


@contextmanager
def small_disk(folder: Path, megabytes: int) -> Iterator[Path]:
    """Mount a disk on a new folder; skips the test where that is not allowed (it takes root on Linux)."""
    mount, unmount = shutil.which("mount"), shutil.which("umount")
    if sys.platform != "linux" or mount is None or unmount is None:
        pytest.skip("mounting a small disk is a matter of Linux")
    folder.mkdir()
    size = f"size={megabytes}m"
    mounted = subprocess.run([mount, "-t", "tmpfs", "-o", size, "tmpfs", folder], capture_output=True, check=False)
    if mounted.returncode != 0:
        pytest.skip("mounting a small disk is not allowed here")
    try:
        yield folder
    finally:
        subprocess.run([unmount, "--lazy", folder], check=True)


def make_read_only(disk: Path) -> None:
    """Let nobody write to a mounted disk any more."""
    subprocess.run([shutil.which("mount") or "mount", "-o", "remount,ro", disk], check=True)


def fill(disk: Path) -> Path:
    """Leave no byte free, and return the file to remove when there shall be room again."""
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as file:
        try:
            while file.write(b"\0" * _PART) == _PART:
                pass
        except OSError:
            pass
    return ballast
