"""The rows of the list of articles: a heading for each group, and the articles below it."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from uuid import UUID

    from kb.domain.article import Kind, State
    from kb.domain.article_heading import HeadingQuery


@dataclass(frozen=True, slots=True)
class GroupHeading:
    """Stands above a group; ``kind`` is None above what is not finished."""

    kind: Kind | None
    count: int
    folded: bool = False


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """One article; ``due`` that somebody should look at it again."""

    id: UUID
    kind: Kind
    title: str
    state: State
    due: bool = False


def fitting(rows: Iterable[ArticleRow], query: HeadingQuery) -> tuple[ArticleRow, ...]:
    """Return the rows that a query lists, as far as a row tells: by the words of its title, its kind and its state."""
    words = _folded(query.text).split()
    return tuple(
        row
        for row in rows
        if all(word in _folded(row.title) for word in words)
        and (not query.kinds or row.kind in query.kinds)
        and (not query.states or row.state in query.states)
    )


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


@dataclass(frozen=True, slots=True)
class Waiting:
    """An article that is not read yet: number ``place`` of its kind."""

    kind: Kind
    place: int


Row = GroupHeading | ArticleRow | Waiting


@dataclass(frozen=True)
class Group:
    """A group as it stands in the list; ``known`` are the rows read so far, by their place in the group."""

    heading: GroupHeading
    known: dict[int, ArticleRow] = field(default_factory=dict)

    @property
    def length(self) -> int:
        """How many rows it takes, its heading included."""
        return 1 if self.heading.folded else 1 + self.heading.count

    def row(self, place: int) -> Row:
        """Return the row at a place of the group, 0 is the heading."""
        if place == 0:
            return self.heading
        known = self.known.get(place - 1)
        if known is not None or self.heading.kind is None:
            return known or self.heading
        return Waiting(self.heading.kind, place - 1)


class Rows:
    """Groups below each other, as rows counted from the top."""

    def __init__(self, groups: tuple[Group, ...] = ()) -> None:
        """Put ``groups`` below each other."""
        self.groups = groups
        self._starts: list[int] = []
        self._length = 0
        for group in groups:
            self._starts.append(self._length)
            self._length += group.length

    def __len__(self) -> int:
        return self._length

    def __getitem__(self, place: int) -> Row:
        number = bisect_right(self._starts, place) - 1
        return self.groups[number].row(place - self._starts[number])

    def start_of(self, kind: Kind | None) -> int:
        """Return the row of the heading of a group, -1 where there is no such group."""
        for start, group in zip(self._starts, self.groups, strict=True):
            if group.heading.kind is kind:
                return start
        return -1

    def places_of(self, article_id: UUID) -> Iterator[int]:
        """Yield the rows of an article among those that are read and on show; one may stand in two groups."""
        for start, group in zip(self._starts, self.groups, strict=True):
            if not group.heading.folded:
                yield from (start + 1 + place for place, row in group.known.items() if row.id == article_id)

    def with_folded(self, kind: Kind | None) -> Rows:
        """Return the same groups, one of them folded or no longer."""
        return Rows(
            tuple(
                replace(group, heading=replace(group.heading, folded=not group.heading.folded))
                if group.heading.kind is kind
                else group
                for group in self.groups
            )
        )
