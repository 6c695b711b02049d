from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kb.library import LibraryPaths
    from tests.kb.cli.runs import Result


def test_demo_without_a_library_uses_the_sample_and_leaves_nothing(kb: Callable[..., Result], tmp_path: Path) -> None:
    result = kb("demo")
    assert result.code == 0
    assert result.out.count("メモ > ") == 7
    assert "→ 訪問要求" in result.out
    assert "   | " in result.out
    assert list(tmp_path.iterdir()) == []


def test_demo_changes_nothing_in_the_library(kb: Callable[..., Result], sample_paths: LibraryPaths) -> None:
    def content() -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in sample_paths.root.rglob("*.db")}

    assert kb("search", library=sample_paths).code == 0  # whoever opens a library first begins its audit trail
    before = content()
    assert kb("demo", library=sample_paths).code == 0
    assert content() == before
