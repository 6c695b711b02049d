"""A body as it was typed: by line, by column, by offset."""

from __future__ import annotations

from bisect import bisect_right


class TypedBody:
    """Translates between places as people name them (line and column) and places in the text; all in code points."""

    def __init__(self, text: str) -> None:
        """Cut the text, whose line ends are line feeds, into lines."""
        self.text = text
        self.lines: tuple[str, ...] = tuple(text.split("\n"))
        self._starts: list[int] = []
        place = 0
        for line in self.lines:
            self._starts.append(place)
            place += len(line) + 1

    def offset(self, line: int, column: int = 0) -> int:
        """Return the offset of a column of a line; lines count from 1."""
        return self._starts[line - 1] + column

    def end_of(self, line: int) -> int:
        """Return the offset at which a line ends, before its line feed."""
        return self.offset(line, len(self.lines[line - 1]))

    def place(self, offset: int) -> tuple[int, int]:
        """Return line, from 1, and column of an offset."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1]

    def span(self, start: int, end: int) -> tuple[int, int, int]:
        """Return line and columns of a run of text; of one that goes on in the next line, what stands in its first."""
        line, first = self.place(start)
        return line, first, min(first + end - start, len(self.lines[line - 1]))
