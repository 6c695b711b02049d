"""A window that is used again and again holds no more than one that was used once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.bench.long_day import Day, opened_application

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from desktop.composition import Application

COUNTED = ("objects of Qt", "widgets", "connections to the theme")


@pytest.fixture
def application(qapp: QApplication, tmp_path: Path) -> Iterator[Application]:
    made = opened_application(qapp, tmp_path)
    yield made
    made.close()


def test_calls_with_their_sheets_and_libraries_that_are_put_away_leave_nothing_behind(application: Application) -> None:
    day = Day(application)
    day.call()
    once = counted(day)
    day.call()
    assert counted(day) == once
    day.reopen()
    day.call()
    assert counted(day) == once


def counted(day: Day) -> dict[str, float]:
    counts = day.counts()
    return {name: counts[name] for name in COUNTED}
