"""Sealed files: what is read is what was written, or it is an error."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kb.search.files import BLOCK_BYTES, SealedFile, check, seal
from kb.search.folders import DiskFile

if TYPE_CHECKING:
    from pathlib import Path

SIZES = (0, 1, BLOCK_BYTES - 1, BLOCK_BYTES, BLOCK_BYTES + 1, 9 * BLOCK_BYTES + 17)


def sealed(folder: Path, size: int) -> tuple[Path, bytes]:
    path = folder / f"{size}.bin"
    content = bytes(number * 7 % 251 for number in range(size))
    with path.open("w+b") as file:
        file.write(content)
        seal(file)
    return path, content


@pytest.mark.parametrize("size", SIZES)
def test_any_stretch_is_read(tmp_path: Path, size: int) -> None:
    path, content = sealed(tmp_path, size)
    file = SealedFile(DiskFile(path))
    assert file.length == size
    for start in (0, 1, BLOCK_BYTES - 3, BLOCK_BYTES, 5 * BLOCK_BYTES + 5, size, size + 5):
        for length in (0, 1, 10, BLOCK_BYTES, 6 * BLOCK_BYTES):
            assert file.read(start, length) == content[start : start + length]
    check(DiskFile(path))


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(place=st.integers(0, 3 * BLOCK_BYTES + 40), flip=st.integers(1, 255))
def test_no_flipped_bit_is_missed(tmp_path: Path, place: int, flip: int) -> None:
    path, content = sealed(tmp_path, 3 * BLOCK_BYTES)
    with path.open("r+b") as file:
        file.seek(place)
        found = file.read(1)[0] if place < path.stat().st_size else None
        if found is not None:
            file.seek(place)
            file.write(bytes([found ^ flip]))
    if found is None:
        check(DiskFile(path))
        return
    with pytest.raises((ValueError, EOFError)):
        check(DiskFile(path))
    if place < len(content):
        # What is not touched by the damage is still read.
        other = (place // BLOCK_BYTES + 1) % 3 * BLOCK_BYTES
        assert SealedFile(DiskFile(path)).read(other, 100) == content[other : other + 100]


@pytest.mark.parametrize("kept", [0, 5, BLOCK_BYTES, 2 * BLOCK_BYTES + 3])
def test_a_file_cut_short_is_refused(tmp_path: Path, kept: int) -> None:
    path, _ = sealed(tmp_path, 2 * BLOCK_BYTES)
    with path.open("r+b") as file:
        file.truncate(kept)
    with pytest.raises((ValueError, EOFError)):
        SealedFile(DiskFile(path))


def test_a_file_cut_short_while_it_is_open_is_an_error_and_no_crash(tmp_path: Path) -> None:
    path, _ = sealed(tmp_path, 9 * BLOCK_BYTES)
    file = SealedFile(DiskFile(path))
    with path.open("r+b") as other:
        other.truncate(10)
    with pytest.raises(EOFError):
        file.read(5 * BLOCK_BYTES, 10)


def test_it_is_read_to_the_end_when_somebody_removes_it_and_closed_when_nobody_needs_it(tmp_path: Path) -> None:
    path, content = sealed(tmp_path, 3 * BLOCK_BYTES)
    file = SealedFile(DiskFile(path))
    path.unlink()
    assert file.read(0, len(content)) == content
    handle = file._file  # noqa: SLF001 - whether it is closed shows nowhere else
    del file
    gc.collect()
    assert handle.closed
