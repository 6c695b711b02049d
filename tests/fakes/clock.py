"""A clock that only moves when a test says so."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta


class FakeClock:
    """Starts at a fixed moment."""

    def __init__(self) -> None:
        self._now = datetime(2026, 11, 20, 5, 0, tzinfo=UTC)

    def now(self) -> datetime:
        return self._now

    def monotonic(self) -> float:
        return self._now.timestamp()

    def pass_seconds(self, seconds: float) -> None:
        self._now += timedelta(seconds=seconds)
