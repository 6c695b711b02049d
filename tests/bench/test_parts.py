"""The parts of ranking a note, on few documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.bench import parts

if TYPE_CHECKING:
    from pathlib import Path


def test_every_part_has_a_figure(tmp_path: Path) -> None:
    result = parts.measure(tmp_path, 150, 5)
    assert result["documents"] == 150
    assert all(value > 0 for value in result["p50_ms"].values())
    assert result["per_note"]["terms"] > 50
    assert result["per_note"]["rare_postings"] > 0
    assert result["per_note"]["frequent_postings"] > 0
    shown = parts.text(result)
    assert [name for name in result["p50_ms"] if name not in shown] == []
