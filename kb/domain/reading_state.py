"""How far the words of a call are read and what its slots say: kept with the call, so that a restart loses nothing."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from kb.domain.conduct import SpokenMoment
    from kb.domain.slots import SlotValue


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingPlace:
    """Where an agent stands in one article: ``line`` is to be read next, counted from 0 over all steps.

    ``view`` is the screen's own name of a way to look at it; ``ticks`` are the steps ticked or unticked by hand.
    """

    article_id: UUID
    line: int
    view: str = ""
    ticks: Mapping[int, bool] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SpokenMark:
    """A line that was spoken in a call, and what it was: the order in which a call is led is judged by these."""

    article_id: UUID
    line: int
    moment: SpokenMoment


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingState:
    """Of one call: the open article, the place in every article, what its slots say by their names.

    ``used`` articles, and the lines ``spoken`` in their order.
    """

    open_article: UUID | None = None
    places: tuple[ReadingPlace, ...] = ()
    slots: Mapping[str, SlotValue] = field(default_factory=dict)
    used: frozenset[UUID] = frozenset()
    spoken: tuple[SpokenMark, ...] = ()
