import json
from pathlib import Path

from tests.bench import page

STARTUP = {
    "documents": 100_000,
    "first_start_s": dict.fromkeys(("window painted", "typing accepted", "first suggestion"), 2.5),
    "warm_start_s": {
        name: {"p50": 0.4, "max": 0.6} for name in ("window painted", "typing accepted", "first suggestion")
    },
    "warm_starts": 7,
    "early_typing_kept": True,
    "memory_mb": {
        "at_start": 300.0,
        "after_queries": 480.5,
        "private_at_start": 200.0,
        "private_after_queries": 300.0,
        "queries": 1_000,
    },
    "machine": {"date": "2026-11-22", "cpu": "2 cores"},
}
TEXT = """# Title

<!-- machine -->
old
<!-- /machine -->

<!-- targets --><!-- /targets -->

<!-- startup-100000 -->
old
<!-- /startup-100000 -->

<!-- search-100000 -->
kept
<!-- /search-100000 -->
"""


def test_blocks_are_replaced_and_those_without_a_result_stay() -> None:
    filled, empty = page.filled(TEXT, {"startup-100000": STARTUP})

    assert empty == ["search-100000"]
    assert "kept" in filled
    assert "old" not in filled
    assert "date 2026-11-22, cpu 2 cores" in filled
    assert "| window painted   |" in filled
    assert page.filled(filled, {"startup-100000": STARTUP})[0] == filled


def test_targets_are_judged_where_they_were_measured() -> None:
    filled, _ = page.filled(TEXT, {"startup-100000": STARTUP})
    rows = [line for line in filled.splitlines() if line.startswith("|") and ("≤" in line or "≥" in line)]

    assert len(rows) == 3
    assert [row.rstrip(" |").rpartition(" ")[2] for row in rows] == ["yes", "yes", "no"]


def test_the_page_is_written_from_a_folder_of_results(tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text(TEXT, encoding="utf-8")
    (tmp_path / "startup-100000.json").write_text(json.dumps(STARTUP), encoding="utf-8")

    assert page.main([str(tmp_path), "--page", str(tmp_path / "page.md")]) == 0
    assert "480.5 MiB" in (tmp_path / "page.md").read_text(encoding="utf-8")


def test_every_block_of_the_page_has_its_two_ends() -> None:
    text = page.PAGE.read_text(encoding="utf-8")

    assert {"machine", "targets", "search-100000", "indexing-100000"} <= set(page.filled(text, {})[1])
    assert text.count("<!-- ") == 2 * len(page.filled(text, {})[1])
