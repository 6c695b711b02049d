"""Three-way merge of Japanese text: by lines, then by letters inside lines that both changed in different places.

The method is that of diff3 (Khanna, Kunal, Pierce: A Formal Investigation of Diff3, 2007): what one side alone changed
is taken, what both changed alike is taken once, and everything else is a conflict for a person to decide. Nothing is
ever dropped: a conflict carries all three texts. The well-kept library of the field, merge3, is under the GPL and knows
lines only.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from kb.domain.text_diff import letter_blocks, letters_of, line_blocks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from kb.domain.text_diff import Block


class Origin(Enum):
    """Whose text a merged part is: nobody's change, mine, the other's, the same by both, or woven of both."""

    BASE = "base"
    OURS = "ours"
    THEIRS = "theirs"
    BOTH = "both"
    WOVEN = "woven"


@dataclass(frozen=True, slots=True)
class MergedPart:
    """Lines that need no decision; ``base`` is what they were before."""

    lines: tuple[str, ...]
    origin: Origin
    base: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Conflict:
    """Lines that both sides changed, each in its own way; a side that removed them has none."""

    base: tuple[str, ...]
    ours: tuple[str, ...]
    theirs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TextMerge:
    """The merged text in the order of its lines: parts that are settled and conflicts."""

    parts: tuple[MergedPart | Conflict, ...]

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """What a person has to decide, from the top; its place is the key of ``text``."""
        return tuple(part for part in self.parts if isinstance(part, Conflict))

    def text(self, choices: Mapping[int, Sequence[str]] | None = None) -> str:
        """Return the merged text, each conflict filled by the lines chosen for its place.

        Raises:
            KeyError: a conflict is not decided.
        """
        chosen = iter((choices or {})[place] for place in range(len(self.conflicts)))
        lines = [line for part in self.parts for line in (next(chosen) if isinstance(part, Conflict) else part.lines)]
        return "\n".join(lines)


def merge_texts(base: str, ours: str, theirs: str) -> TextMerge:
    """Merge two texts that began as ``base``; lines are what line feeds part, so that nothing else is touched."""
    old, mine, other = base.split("\n"), ours.split("\n"), theirs.split("\n")
    parts: list[MergedPart | Conflict] = []
    for region in _regions(old, mine, other, line_blocks):
        part = _settled(region) or _woven(region) or Conflict(region.base, region.ours, region.theirs)
        parts.append(part)
    return TextMerge(tuple(parts))


@dataclass(frozen=True, slots=True)
class _Region:
    """The same stretch in all three texts."""

    base: tuple[str, ...]
    ours: tuple[str, ...]
    theirs: tuple[str, ...]


def _settled(region: _Region) -> MergedPart | None:
    if region.ours == region.theirs:
        origin = Origin.BASE if region.ours == region.base else Origin.BOTH
        return MergedPart(region.ours, origin, region.base)
    if region.theirs == region.base:
        return MergedPart(region.ours, Origin.OURS, region.base)
    if region.ours == region.base:
        return MergedPart(region.theirs, Origin.THEIRS, region.base)
    return None


def _woven(region: _Region) -> MergedPart | None:
    """Merge letter by letter where both sides kept the number of lines; None where the edits touch."""
    if not len(region.base) == len(region.ours) == len(region.theirs):
        return None
    lines = [
        _woven_line(base, ours, theirs)
        for base, ours, theirs in zip(region.base, region.ours, region.theirs, strict=True)
    ]
    woven = tuple(line for line in lines if line is not None)
    return MergedPart(woven, Origin.WOVEN, region.base) if len(woven) == len(lines) else None


def _woven_line(base: str, ours: str, theirs: str) -> str | None:
    parts = [
        _settled(region) for region in _regions(letters_of(base), letters_of(ours), letters_of(theirs), letter_blocks)
    ]
    settled = [part for part in parts if part is not None]
    return "".join("".join(part.lines) for part in settled) if len(settled) == len(parts) else None


def _regions(
    base: Sequence[str],
    ours: Sequence[str],
    theirs: Sequence[str],
    compare: Callable[[Sequence[str], Sequence[str]], tuple[Block, ...]],
) -> Iterator[_Region]:
    """Yield stretches in turn: unchanged by both, and changed by one or both.

    Changes of the two sides that overlap or touch are in one stretch: what belongs between them nobody can know.
    """
    mine = [block for block in compare(base, ours) if not block.equal]
    other = [block for block in compare(base, theirs) if not block.equal]
    place, mine_shift, other_shift = 0, 0, 0
    while mine or other:
        start = min(changes[0].before_start for changes in (mine, other) if changes)
        if start > place:
            kept = tuple(base[place:start])
            yield _Region(kept, kept, kept)
        stop = start
        taken_mine: list[Block] = []
        taken_other: list[Block] = []
        while (mine and mine[0].before_start <= stop) or (other and other[0].before_start <= stop):
            from_mine = bool(mine) and mine[0].before_start <= stop
            block = (mine if from_mine else other).pop(0)
            (taken_mine if from_mine else taken_other).append(block)
            stop = max(stop, block.before_stop)
        new_mine, new_other = mine_shift + _growth(taken_mine), other_shift + _growth(taken_other)
        yield _Region(
            tuple(base[start:stop]),
            tuple(ours[start + mine_shift : stop + new_mine]),
            tuple(theirs[start + other_shift : stop + new_other]),
        )
        place, mine_shift, other_shift = stop, new_mine, new_other
    if place < len(base):
        kept = tuple(base[place:])
        yield _Region(kept, kept, kept)


def _growth(blocks: Sequence[Block]) -> int:
    return sum((b.after_stop - b.after_start) - (b.before_stop - b.before_start) for b in blocks)
