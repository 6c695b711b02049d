from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from kb.domain.pack import PackFile, PackHeader, packs_to_take

PACK = UUID(int=7)


def file(version: int, base: int, length: int = 10) -> PackFile:
    header = PackHeader(
        pack_id=PACK,
        version=version,
        base=base,
        made_at=datetime(2026, 11, 22, tzinfo=UTC),
        articles=1,
        mark=UUID(int=version),
        sha256="",
        length=length,
        unpacked=length,
    )
    return PackFile(path=Path(f"{base}-{version}-{length}"), header=header)


def way(files: list[PackFile], taken: int) -> list[int]:
    return [step.header.version for step in packs_to_take(files, taken)]


def test_a_new_library_takes_the_whole_and_what_changed_since() -> None:
    assert way([file(1, 0, 100), file(2, 1), file(3, 2)], 0) == [1, 2, 3]


def test_a_library_that_follows_takes_only_what_changed() -> None:
    files = [file(10, 9), file(10, 0, 1_000), file(11, 10)]
    assert way(files, 9) == [10, 11]
    assert way(files, 10) == [11]
    assert way(files, 11) == []


def test_one_that_was_away_for_long_takes_the_whole() -> None:
    assert way([file(10, 9), file(10, 0, 1_000), file(11, 10)], 3) == [10, 11]


def test_a_gap_is_not_jumped() -> None:
    assert way([file(5, 4)], 3) == []
    assert way([file(4, 3), file(6, 5)], 3) == [4]


def test_what_changed_since_an_older_version_is_good_too() -> None:
    assert way([file(6, 2)], 4) == [6]


@given(
    st.lists(st.tuples(st.integers(1, 8), st.integers(0, 7), st.integers(1, 9)), max_size=12),
    st.integers(0, 8),
)
def test_every_step_can_be_taken_after_the_one_before(parts: list[tuple[int, int, int]], taken: int) -> None:
    files = [file(version, base, length) for version, base, length in parts if base < version]
    version = taken
    for step in packs_to_take(files, taken):
        assert step.header.base <= version < step.header.version
        version = step.header.version
    onward = [one for one in files if one.header.base <= version < one.header.version]
    assert onward == []
