from pathlib import Path

from tests.bench import protection


def test_both_kinds_and_the_way_between_them_are_measured(tmp_path: Path) -> None:
    result = protection.measure(tmp_path, 30, 1)
    for kind in ("plain", "encrypted"):
        assert len(result[kind]) == 5
        assert all(taken > 0 for taken in result[kind].values())
    assert set(result["changes_s"]) == {"on", "rekey", "off"}
    page = protection.text({"sizes": {"30": result}})
    assert "30 articles" in page
    assert "backup made" in page
