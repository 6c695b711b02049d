"""A small run of the benchmark of tables: every good row comes in once, and every bad one is named."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="measures memory by what only POSIX has")


def test_two_thousand_rows_come_in_once_whatever_is_cancelled(tmp_path: Path) -> None:
    from tests.bench import tables  # noqa: PLC0415 - imports what is not everywhere

    result = tables.measure(tmp_path, 2_000)
    assert result["bad"] == 20
    assert result["good"] == result["calls"] == 1_980
    assert result["doubles"] == result["added_again"] == 0
    assert result["bad_named"]
    assert 0 < result["saved_when_cancelled"] <= 1_980
    text = tables.text(result)
    assert "calls too many" in text
    assert "csv_sqlite" in text
