"""Which segments to merge: few enough that queries stay quick, seldom enough that edits do.

A query costs a little for each segment, a merge for each document in it. So segments are merged when they are of about
one size: then each document is merged only as often as the logarithm of their number. Tiny ones are merged in the
commit that makes one too many, which takes milliseconds; all others in the background, where nobody waits for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

#: So many tiny segments are merged within a commit.
TINY_SEGMENTS = 8
#: A segment of fewer documents is tiny.
TINY_DOCUMENTS = 8
#: Where nobody merges in the background, commits do it from so many segments on, and up to so many documents.
MOST_SEGMENTS = 24
MOST_DOCUMENTS = 2048
#: The background merges from so many segments on.
FEW_SEGMENTS = 4
#: A segment is merged with the smaller ones unless it has more than so many times their documents.
GROWTH = 3
#: A segment is written anew when it has more deleted documents than this share of them.
MOST_DELETED = 0.3


def within_commit(sizes: Sequence[int]) -> list[int]:
    """Return the positions of the segments to merge in this commit; ``sizes`` are numbers of documents not deleted."""
    tiny = [position for position, size in enumerate(sizes) if size < TINY_DOCUMENTS]
    if len(tiny) >= TINY_SEGMENTS:
        return tiny
    if len(sizes) < MOST_SEGMENTS:
        return []
    return sorted(_smallest(sizes, MOST_DOCUMENTS))


def in_background(sizes: Sequence[int], deleted: Sequence[int]) -> list[int]:
    """Return the positions of the segments to merge when there is time; none where all is well.

    ``sizes`` are numbers of documents not deleted, ``deleted`` of deleted ones that are still there.
    """
    smallest = _smallest(sizes, sum(sizes))
    if len(smallest) >= FEW_SEGMENTS:
        return sorted(smallest)
    wasteful = [
        position
        for position, (size, gone) in enumerate(zip(sizes, deleted, strict=True))
        if gone > MOST_DELETED * (size + gone)
    ]
    return wasteful[:1]


def _smallest(sizes: Sequence[int], most: int) -> list[int]:
    """Return the smallest segments, as many as are worth merging with one another, of at most so many documents."""
    ascending = sorted(range(len(sizes)), key=sizes.__getitem__)
    total, worth = 0, 0
    for count, position in enumerate(ascending, 1):
        smaller, total = total, total + sizes[position]
        if total > most:
            break
        if count > 1 and sizes[position] <= GROWTH * smaller:
            worth = count
    return ascending[:worth]
