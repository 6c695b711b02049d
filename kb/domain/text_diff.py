"""What differs between two Japanese texts, made to be read: lines aligned, and inside changed lines the characters.

Lines and characters are compared by their longest common subsequence. RapidFuzz finds it with bit-parallel operations,
so the time is bounded by n x m / 64 steps whatever the texts hold; difflib needs cubic time on texts with many equal
lines, and diff-match-patch cuts letters made of several code points in two. The subsequence alone scatters single
equal characters over a rewritten sentence: runs too short to be read are given to the change around them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

import regex
from rapidfuzz.distance import Indel, LCSseq

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

#: What a reader takes for one letter (UAX 29): an emoji family, a flag, か with its own mark of voice.
_LETTER = regex.compile(r"\X")
#: Equal runs shorter than this between two changes are read as part of the change.
_SHORTEST_RUN = 2
#: A change, an equal run and another change.
_AROUND = 2
#: Lines that have less than this in common (0 to 1) are two lines, not one that was changed.
_SAME_LINE = 0.5
#: More lines or letters than these are not compared one by one: the memory is one bit for each pair.
_MOST_LINES = 20_000
_MOST_LETTERS = 8_000
#: Pairs of lines of one changed block that are compared for likeness; larger blocks are paired by place.
_MOST_PAIRS = 2_500


class RowKind(Enum):
    """What became of a line."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Span:
    """Part of a line; ``changed``: it is not on the other side."""

    text: str
    changed: bool = False


@dataclass(frozen=True, slots=True)
class DiffRow:
    """One row of a comparison side by side; line numbers count from 1, None where the side has no such line."""

    kind: RowKind
    before_number: int | None
    after_number: int | None
    before: tuple[Span, ...] = ()
    after: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class TextDiff:
    """All rows of a comparison, in the order of the lines."""

    rows: tuple[DiffRow, ...]

    def count(self, kind: RowKind) -> int:
        """Return how many rows are of this kind."""
        return sum(row.kind is kind for row in self.rows)

    def __bool__(self) -> bool:
        """Tell whether anything differs."""
        return any(row.kind is not RowKind.SAME for row in self.rows)


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of both sides, half open: ``before[start:stop]`` became ``after[start:stop]``."""

    equal: bool
    before_start: int
    before_stop: int
    after_start: int
    after_stop: int


def diff_texts(before: str, after: str) -> TextDiff:
    """Compare two texts line by line; a line feed at the very end is no line of its own."""
    old, new = lines_of(before), lines_of(after)
    rows: list[DiffRow] = []
    for block in line_blocks(old, new):
        if block.equal:
            stretch = range(block.before_stop - block.before_start)
            rows += (_same(old, block.before_start + place, block.after_start + place) for place in stretch)
        else:
            rows += _changed_rows(old, new, block)
    return TextDiff(tuple(rows))


def diff_words(before: str, after: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Compare two lines letter by letter; returns the spans of each side, which join to the whole line."""
    old, new = letters_of(before), letters_of(after)
    blocks = letter_blocks(old, new)
    return (
        tuple(_spans(old, ((block.before_start, block.before_stop, block.equal) for block in blocks))),
        tuple(_spans(new, ((block.after_start, block.after_stop, block.equal) for block in blocks))),
    )


def lines_of(text: str) -> list[str]:
    """Return the lines of a text; a line feed at the very end is no line of its own."""
    return text.removesuffix("\n").split("\n") if text else []


def letters_of(text: str) -> list[str]:
    """Return what a reader takes for the letters of a text."""
    return _LETTER.findall(text)


def line_blocks(before: Sequence[str], after: Sequence[str]) -> tuple[Block, ...]:
    """Return the stretches of lines that are equal and those that are not, in turn."""
    return tuple(_blocks(before, after, _MOST_LINES))


def letter_blocks(before: Sequence[str], after: Sequence[str]) -> tuple[Block, ...]:
    """Return the stretches of letters that are equal and those that are not, in turn, none too short to be read."""
    return tuple(_readable(_blocks(before, after, _MOST_LETTERS)))


def _blocks(before: Sequence[str], after: Sequence[str], most: int) -> Iterator[Block]:
    if len(before) > most or len(after) > most:
        runs: list[tuple[int, int, int]] = _common_ends(before, after)
    else:
        runs = [(run.a, run.b, run.size) for run in LCSseq.opcodes(before, after).as_matching_blocks()]
    old = new = 0
    for old_start, new_start, size in (*runs, (len(before), len(after), 0)):
        if old < old_start or new < new_start:
            yield Block(False, old, old_start, new, new_start)
        old, new = old_start + size, new_start + size
        if size:
            yield Block(True, old_start, old, new_start, new)


def _common_ends(before: Sequence[str], after: Sequence[str]) -> list[tuple[int, int, int]]:
    most = min(len(before), len(after))
    head = next((place for place in range(most) if before[place] != after[place]), most)
    rest = most - head
    tail = next((place for place in range(rest) if before[-1 - place] != after[-1 - place]), rest)
    return [(0, 0, head), (len(before) - tail, len(after) - tail, tail)]


def _readable(blocks: Iterable[Block]) -> list[Block]:
    """Give equal runs to the changes around them where they part what a reader sees as one change."""
    kept: list[Block] = []
    for block in blocks:
        kept.append(block)
        while len(kept) > _AROUND and not kept[-1].equal and _lost_between(*kept[-3:]):
            first, _, last = kept[-3:]
            del kept[-3:]
            kept.append(Block(False, first.before_start, last.before_stop, first.after_start, last.after_stop))
    return kept


def _lost_between(first: Block, run: Block, last: Block) -> bool:
    """Tell whether an equal run is too short to be read, or no longer than what changed on either side of it."""
    length = run.before_stop - run.before_start
    return length < _SHORTEST_RUN or length <= min(_size(first), _size(last))


def _size(change: Block) -> int:
    return max(change.before_stop - change.before_start, change.after_stop - change.after_start)


def _spans(letters: Sequence[str], parts: Iterable[tuple[int, int, bool]]) -> Iterator[Span]:
    for start, stop, equal in parts:
        if start < stop:
            yield Span("".join(letters[start:stop]), not equal)


def _changed_rows(before: Sequence[str], after: Sequence[str], block: Block) -> Iterator[DiffRow]:
    old, new = block.before_start, block.after_start
    pairs = _like_pairs(before[old : block.before_stop], after[new : block.after_stop])
    for old_place, new_place in (
        *pairs,
        (block.before_stop - block.before_start, block.after_stop - block.after_start),
    ):
        old_stop, new_stop = block.before_start + old_place, block.after_start + new_place
        yield from (_removed(before, number) for number in range(old, old_stop))
        yield from (_added(after, number) for number in range(new, new_stop))
        if old_stop < block.before_stop and new_stop < block.after_stop:
            spans = diff_words(before[old_stop], after[new_stop])
            yield DiffRow(RowKind.CHANGED, old_stop + 1, new_stop + 1, *spans)
        old, new = old_stop + 1, new_stop + 1


def _same(lines: Sequence[str], old: int, new: int) -> DiffRow:
    spans = (Span(lines[old]),)
    return DiffRow(RowKind.SAME, old + 1, new + 1, spans, spans)


def _removed(lines: Sequence[str], number: int) -> DiffRow:
    return DiffRow(RowKind.REMOVED, number + 1, None, before=(Span(lines[number], changed=True),))


def _added(lines: Sequence[str], number: int) -> DiffRow:
    return DiffRow(RowKind.ADDED, None, number + 1, after=(Span(lines[number], changed=True),))


def _like_pairs(before: Sequence[str], after: Sequence[str]) -> list[tuple[int, int]]:
    """Return which lines became which, in order: the pairs with the greatest likeness in all, each alike enough."""
    if len(before) * len(after) > _MOST_PAIRS:
        return [
            (place, place) for place in range(min(len(before), len(after))) if _likeness(before[place], after[place])
        ]
    worth = [[_likeness(old, new) for new in after] for old in before]
    best = [[0.0] * (len(after) + 1) for _ in range(len(before) + 1)]
    for old in reversed(range(len(before))):
        for new in reversed(range(len(after))):
            paired = worth[old][new] + best[old + 1][new + 1] if worth[old][new] else 0.0
            best[old][new] = max(best[old + 1][new], best[old][new + 1], paired)
    pairs: list[tuple[int, int]] = []
    old = new = 0
    while old < len(before) and new < len(after):
        if best[old][new] == best[old + 1][new]:
            old += 1
        elif best[old][new] == best[old][new + 1]:
            new += 1
        else:
            pairs.append((old, new))
            old, new = old + 1, new + 1
    return pairs


def _likeness(before: str, after: str) -> float:
    """Return how much two lines have in common, 0 where that is too little for one to have become the other."""
    alike = Indel.normalized_similarity(before, after)
    return alike if alike >= _SAME_LINE else 0.0
