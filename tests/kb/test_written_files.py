"""Text files that appear whole or not at all."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from kb.written_files import write_over

if TYPE_CHECKING:
    from pathlib import Path


def test_a_text_is_written_over_another_in_one_step(tmp_path: Path) -> None:
    target = tmp_path / "x.yaml"
    for text in ("一\n", "二\r\n三\n"):
        write_over(target, text)
        assert target.read_bytes() == text.encode()
    assert list(tmp_path.iterdir()) == [target]


def test_a_text_that_cannot_be_written_leaves_what_was_there_and_nothing_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "x.yaml"
    (target / "in the way").mkdir(parents=True)
    with pytest.raises(OSError, match="directory"):
        write_over(target, "一\n")
    assert list(tmp_path.iterdir()) == [target]
    assert [path.name for path in target.iterdir()] == ["in the way"]


def test_two_programs_that_write_the_same_file_at_once_do_not_meet(tmp_path: Path) -> None:
    target = tmp_path / "x.yaml"
    texts = [f"{number}\n" * 1000 for number in range(16)]
    with ThreadPoolExecutor(8) as programs:
        list(programs.map(lambda text: write_over(target, text), texts))
    assert target.read_text(encoding="utf-8") in texts
    assert list(tmp_path.iterdir()) == [target]
