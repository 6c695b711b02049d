"""How far every article of a call is read, and what of it was used."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from desktop.call.script_state import Progress, View, first_unlocked, views_of
from kb.domain.reading_state import ReadingPlace, ReadingState, SpokenMark

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from kb.domain.conduct import SpokenMoment
    from kb.domain.reading import ReadableArticle
    from kb.domain.slots import SlotValue


class LinePlace(NamedTuple):
    """A line of an article; ``line`` counts from 0 over all steps."""

    article_id: UUID
    line: int


class Places:
    """Of one call; ``state`` and ``take_in`` are what the library keeps of it."""

    def __init__(self) -> None:
        """Nothing is read yet."""
        self._progress: dict[UUID, Progress] = {}
        self._used: set[UUID] = set()
        self._spoken: list[SpokenMark] = []

    def __getitem__(self, article_id: UUID) -> Progress:
        """Return the progress in an article that was opened."""
        return self._progress[article_id]

    def __setitem__(self, article_id: UUID, progress: Progress) -> None:
        """Set the progress in an article."""
        self._progress[article_id] = progress

    def enter(self, article: ReadableArticle, *, fault_established: bool) -> None:
        """Begin with an article, or go on with it: its text may have fewer lines or other views now."""
        views = views_of(article)
        start = Progress(views[0], first_unlocked(article.steps, fault_established=fault_established))
        progress = self._progress.get(article.article.id, start).moved(article.steps, 0)
        if progress.view not in views:
            progress = replace(progress, view=views[0])
        self._progress[article.article.id] = progress

    def is_used(self, article_id: UUID | None) -> bool:
        """Tell whether an article was used in this call."""
        return article_id in self._used

    def use(self, article_id: UUID) -> None:
        """Note that an article was used."""
        self._used.add(article_id)

    @property
    def moments(self) -> tuple[SpokenMoment, ...]:
        """What was spoken in this call, line by line."""
        return tuple(mark.moment for mark in self._spoken)

    def speak(self, place: LinePlace, moment: SpokenMoment) -> None:
        """Note that a line was spoken."""
        self._spoken.append(SpokenMark(*place, moment))

    def take_back(self, place: LinePlace) -> None:
        """Note that an article is read again from this line on: what follows it there was not spoken."""
        kept = [mark for mark in self._spoken if mark.article_id != place.article_id or mark.line < place.line]
        self._spoken = kept

    def state(self, open_article: UUID | None, slots: Mapping[str, SlotValue]) -> ReadingState:
        """Return what is to be kept."""
        return ReadingState(
            open_article=open_article,
            places=tuple(
                ReadingPlace(article_id=article_id, line=one.line, view=one.view.value, ticks=dict(one.ticks))
                for article_id, one in self._progress.items()
            ),
            slots=dict(slots),
            used=frozenset(self._used),
            spoken=tuple(self._spoken),
        )

    def take_in(self, state: ReadingState) -> None:
        """Take in what was kept, below what was read since the call came back."""
        for place in state.places:
            present = self._progress.get(place.article_id)
            if present is None or (not present.line and not present.ticks):
                view = View(place.view) if place.view in set(View) else View.ALOUD
                self._progress[place.article_id] = Progress(view, place.line, dict(place.ticks))
        self._used |= state.used
        self._spoken = [*state.spoken, *self._spoken]
