"""Where the lines of the text stand in what is shown of them, in both directions; no Qt here."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class LineMap:
    """Knows some lines with their heights and goes straight from one to the next."""

    def __init__(self, places: Iterable[tuple[int, float]], last_line: int, height: float) -> None:
        """``places`` are (line from 1, top in pixels); the text has ``last_line`` lines, what is shown ``height``.

        Places that lead back, up or to an earlier line, are left out: nobody could scroll along them.
        """
        self._lines: list[float] = [1.0]
        self._tops: list[float] = [0.0]
        for line, top in places:
            if line > self._lines[-1] and top >= self._tops[-1]:
                self._lines.append(line)
                self._tops.append(top)
        self._lines.append(max(last_line, self._lines[-1]) + 1.0)
        self._tops.append(max(height, self._tops[-1]))

    def top_of(self, line: float) -> float:
        """Return the height at which a line stands, a fraction of a line included."""
        return _between(line, self._lines, self._tops)

    def line_at(self, top: float) -> float:
        """Return the line that stands at a height."""
        return _between(top, self._tops, self._lines)


def _between(value: float, known: Sequence[float], wanted: Sequence[float]) -> float:
    place = max(0, min(bisect_right(known, value) - 1, len(known) - 2))
    width = known[place + 1] - known[place]
    share = (value - known[place]) / width if width else 0.0
    return wanted[place] + max(0.0, min(share, 1.0)) * (wanted[place + 1] - wanted[place])
