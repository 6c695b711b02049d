import json
from pathlib import Path

import pytest

from tests.bench import measuring


def test_percentiles_lie_between_the_values_and_never_beyond_them() -> None:
    values = [float(value) for value in range(1, 11)]

    assert measuring.percentile(values, 50) == 5.5
    assert 9.0 < measuring.percentile(values, 95) < 10.0
    assert measuring.percentile([7.0], 95) == 7.0
    with pytest.raises(ValueError, match="no values"):
        measuring.percentile([], 50)


def test_figures_are_named_after_what_was_measured() -> None:
    assert measuring.figures("note", [1.0, 2.0, 3.0]) == {"note_p50_ms": 2.0, "note_p95_ms": 2.9}
    assert measuring.figures("note", []) == {}


def test_table_is_markdown_with_aligned_columns() -> None:
    text = measuring.table(("size", "note p50"), [("1,000", 0.5), ("100,000", 1234.5), ("none", None)])

    assert text.splitlines() == [
        "| size    | note p50 |",
        "|---------|---------:|",
        "| 1,000   |      0.5 |",
        "| 100,000 |    1,234 |",
        "| none    |        - |",
    ]


def test_the_workshop_is_kept_only_where_it_was_asked_for(tmp_path: Path) -> None:
    with measuring.workshop(tmp_path / "kept") as folder:
        (folder / "file").touch()
    with measuring.workshop(None) as passing:
        (passing / "file").touch()

    assert (tmp_path / "kept" / "file").exists()
    assert not passing.exists()


def test_result_is_one_json_object_or_text(capsys: pytest.CaptureFixture[str]) -> None:
    result = {"documents": 5, "name": "単語"}

    measuring.print_result(result, as_json=True, text=str)
    assert json.loads(capsys.readouterr().out) == result
    measuring.print_result(result, as_json=False, text=lambda found: f"{found['documents']}\n")
    assert capsys.readouterr().out == "5\n"


def test_sizes_are_read_from_a_list() -> None:
    assert measuring.sizes("1000,10000") == (1000, 10000)


def test_the_machine_is_described_without_empty_entries() -> None:
    assert {"date", "cpu", "system", "python", "sqlite", "whoosh", "numpy"} <= set(measuring.machine())
    assert all(measuring.machine().values())


def test_disk_counts_all_files_below(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "file").write_bytes(bytes(2**20))

    assert measuring.disk_mb(tmp_path) == measuring.disk_mb(tmp_path / "inner" / "file") == 1.0
