from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kb.errors import DiskFullError
from kb.services.imports.spool import Spool
from tests.disks import fill, small_disk

if TYPE_CHECKING:
    from pathlib import Path

CHUNKS = [b"", b"a" * 10, "訪問".encode() * 1_000]


@pytest.mark.parametrize("memory", [1, 2**20])
def test_chunks_come_back_in_their_order_and_leave_nothing(tmp_path: Path, memory: int) -> None:
    with Spool(tmp_path, memory) as spool:
        for chunk in CHUNKS:
            spool.add(chunk)
        assert list(spool.chunks()) == CHUNKS
        assert list(spool.chunks()) == CHUNKS
    assert list(tmp_path.iterdir()) == []


def test_a_dry_run_needs_no_folder_of_the_library() -> None:
    with Spool(None, 1) as spool:
        spool.add(CHUNKS[2])
        assert list(spool.chunks()) == [CHUNKS[2]]


def test_no_room_is_named(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 1) as disk:
        fill(disk)
        with Spool(disk, 1) as spool, pytest.raises(DiskFullError):
            spool.add(b"a" * 1_000_000)
