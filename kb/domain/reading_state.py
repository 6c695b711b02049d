"""How far the words of a call are read and what its slots say: kept with the call, so that a restart loses nothing."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

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


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingState:
    """Of one call: the open article, the place in every article, what its slots say by their names."""

    open_article: UUID | None = None
    places: tuple[ReadingPlace, ...] = ()
    slots: Mapping[str, SlotValue] = field(default_factory=dict)
