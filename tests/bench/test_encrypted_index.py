from pathlib import Path

import pytest

from tests.bench import encrypted_index


def test_both_kinds_are_measured_and_found(tmp_path: Path) -> None:
    pytest.importorskip("psutil", reason="the bench extra is not installed")
    result = encrypted_index.measure(tmp_path, 40, 1, 2, rebuilt=True)
    for kind in ("plain", "encrypted"):
        assert all(result[kind][name] > 0 for name in ("start_ms", "memory_mb", "edit_p50_ms", "rebuild_s"))
    assert result["sealed_mb"] > 0
    assert result["keep_ms"] > 0
    page = encrypted_index.text({"sizes": {"40": result}})
    assert "40 articles" in page
    assert "edit until found" in page
