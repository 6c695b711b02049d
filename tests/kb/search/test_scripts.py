from __future__ import annotations

import pytest

from kb.search.scripts import run_from


@pytest.mark.parametrize(("start", "run"), [(0, "佐々木"), (3, "ヨウジ"), (6, "さん"), (9, "o'brien"), (16, "")])
def test_a_run_ends_where_the_script_changes(start: int, run: str) -> None:
    assert run_from("佐々木ヨウジさん o'brien 1", start) == run
