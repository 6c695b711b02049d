"""Which suggestion has which number: rows stand still unless the agent types, and what is open keeps its number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from kb.domain.suggestion import Suggestion, Suggestions

#: Replies have the numbers 1-3 and cases 4-8 even when there are fewer, so that a number keeps its meaning.
MOST_REPLIES = 3
MOST_CASES = 5
FIRST_CASE = MOST_REPLIES + 1


@dataclass(frozen=True, slots=True)
class Numbered:
    """A suggestion and the number that opens it."""

    number: int
    suggestion: Suggestion


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What the column shows: replies, then similar cases."""

    replies: tuple[Numbered, ...] = ()
    cases: tuple[Numbered, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether there is anything to show."""
        return bool(self.replies or self.cases)

    @property
    def rows(self) -> tuple[Numbered, ...]:
        """All rows from the top."""
        return self.replies + self.cases

    def number_of(self, article_id: UUID | None) -> int:
        """Return the number of an article, 0 if it is not here."""
        return next((row.number for row in self.rows if row.suggestion.article_id == article_id), 0)

    def without(self, article_id: UUID) -> Arrangement:
        """Return the same rows without an article; those below move up."""
        replies = (row.suggestion for row in self.replies if row.suggestion.article_id != article_id)
        cases = (row.suggestion for row in self.cases if row.suggestion.article_id != article_id)
        return Arrangement(_numbered(replies, 1), _numbered(cases, FIRST_CASE))


def arranged(before: Arrangement, answer: Suggestions, opened: UUID | None, *, typed: bool) -> Arrangement:
    """Return the rows for a new answer.

    ``typed``: the agent wrote something, so the new order counts; otherwise (somebody else changed the library, an
    article was dismissed) rows that are still suggested stay where they are. ``opened`` keeps its place in both cases.
    """
    order = _in_new_order if typed else _in_old_order
    replies = order(before.replies, answer.recommended[:MOST_REPLIES], opened)
    cases = order(before.cases, answer.similar[:MOST_CASES], opened)
    return Arrangement(_numbered(replies, 1), _numbered(cases, FIRST_CASE))


def _in_new_order(
    before: tuple[Numbered, ...], answer: tuple[Suggestion, ...], opened: UUID | None
) -> Iterable[Suggestion]:
    places = {row.suggestion.article_id: place for place, row in enumerate(before)}
    kept = next((new for new in answer if new.article_id == opened and opened in places), None)
    if kept is None:
        return answer
    others = [new for new in answer if new is not kept]
    others.insert(places[kept.article_id], kept)
    return others


def _in_old_order(
    before: tuple[Numbered, ...], answer: tuple[Suggestion, ...], opened: UUID | None
) -> Iterable[Suggestion]:
    del opened  # nothing moves at all
    places = {row.suggestion.article_id: place for place, row in enumerate(before)}
    return sorted(answer, key=lambda new: places.get(new.article_id, len(places)))


def _numbered(suggestions: Iterable[Suggestion], first: int) -> tuple[Numbered, ...]:
    return tuple(Numbered(number, suggestion) for number, suggestion in enumerate(suggestions, first))
