from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kb.errors import DiskFullError
from kb.services.imports.spool import Spool
from tests.disks import fill, small_disk

if TYPE_CHECKING:
    from collections.abc import Iterator

CHUNKS = [b"", b"a" * 10, "訪問".encode() * 1_000]


@pytest.mark.parametrize("memory", [1, 2**20])
def test_chunks_come_back_in_their_order_and_leave_nothing(tmp_path: Path, memory: int) -> None:
    with Spool(tmp_path, memory) as spool:
        for chunk in CHUNKS:
            spool.add(chunk)
        assert list(spool.chunks()) == CHUNKS
        assert list(spool.chunks()) == CHUNKS
    assert list(tmp_path.iterdir()) == []


def _open_files() -> Iterator[Path]:
    for file in Path("/proc/self/fd").iterdir():
        with suppress(OSError):  # that of the listing itself
            os.readlink(file)  # noqa: PTH115 - its target may have no path
            yield file


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a file without a name cannot be looked into")
def test_what_is_on_the_disk_cannot_be_read(tmp_path: Path) -> None:
    with Spool(tmp_path, 1) as spool:
        spool.add("目印の名前".encode() * 1_000)
        list(spool.chunks())
        (ours,) = (file for file in _open_files() if str(tmp_path) in os.readlink(file))  # noqa: PTH115 - it has no path
        content = ours.read_bytes()
    assert len(content) > 10_000
    assert "目印".encode() not in content


def test_a_dry_run_needs_no_folder_of_the_library() -> None:
    with Spool(None, 1) as spool:
        spool.add(CHUNKS[2])
        assert list(spool.chunks()) == [CHUNKS[2]]


def test_no_room_is_named(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 1) as disk:
        fill(disk)
        with Spool(disk, 1) as spool, pytest.raises(DiskFullError):
            spool.add(b"a" * 1_000_000)
