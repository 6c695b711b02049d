"""Which line of the source a rendered block comes from: Markdown converters do not tell.

Blocks and lines stand in the same order, and a block begins with the words of its line. So both are walked side by
side, comparing letters and digits only: signs of Markdown are none. A block whose line is not found belongs to where
the one before it ended.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kb.documents.blocks import Block, Container

#: Letters of a line that have to agree with those of its block.
_LETTERS = 16
#: Lines that are looked at for one block, and for all: a hostile text is not worth more.
_AHEAD = 600
_EFFORT = 300_000

_SIGNS = re.compile(r"[\W_]+")
_TARGET = re.compile(r"\]\([^()\s]*\)")
_NUMBER = re.compile(r"[ \t>]*[0-9]{1,9}[.)][ \t]")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def lines_of_blocks(source: str, blocks: Sequence[Block]) -> list[int]:
    """Return the line of each block, counted from 1 in ``source``."""
    walk = _Walk(source)
    return [walk.line_of(block) for block in blocks]


class _Walk:
    """Goes through the lines, never back."""

    def __init__(self, source: str) -> None:
        self._lines = source.split("\n")
        self._keys = [_key(line) for line in self._lines]
        self._place = 0
        self._effort = 0
        self._row: tuple[Container, int] | None = None

    def line_of(self, block: Block) -> int:
        row = next((container for container in reversed(block.path) if container.tag == "tr"), None)
        if row is not None and self._row is not None and row is self._row[0]:
            return self._row[1]
        key = _SIGNS.sub("", block.text)
        found = self._find(key, heading=block.leaf in _HEADINGS) if key else None
        if found is None:
            return max(1, min(self._place, len(self._lines)))
        if row is not None:
            self._row = (row, found + 1)
        self._pass(found, key)
        return found + 1

    def _find(self, key: str, *, heading: bool) -> int | None:
        if self._effort > _EFFORT:
            return None
        for number in range(self._place, min(len(self._keys), self._place + _AHEAD)):
            self._effort += 1
            if heading and not self._lines[number].startswith("#"):
                continue
            line = self._keys[number]
            if line and (line.startswith(key[:_LETTERS]) or key.startswith(line)):
                return number
        return None

    def _pass(self, number: int, key: str) -> None:
        """Go behind the block that begins in a line, and behind the lines in which it goes on."""
        rest = key[len(self._keys[number]) :]
        number += 1
        while rest and number < len(self._keys) and rest.startswith(self._keys[number]):
            rest = rest[len(self._keys[number]) :]
            number += 1
        self._place = number


def _key(line: str) -> str:
    number = _NUMBER.match(line)
    return _SIGNS.sub("", _TARGET.sub("]", line[number.end() :] if number else line))
