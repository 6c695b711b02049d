"""An article that says nearly what another one says already, noticed while it is being written."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from uuid import UUID

    from kb.domain.article import Kind, State


class Likeness(Enum):
    """What two articles have in common: 題名 mean the same, so many of the 話す言葉, so much of the 本文."""

    TITLE = "title"
    SPOKEN = "spoken"
    TEXT = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class NearDuplicate:
    """``share`` (0-1) is the part of what is being written that the other article has, in the sense of ``likeness``."""

    article_id: UUID
    kind: Kind
    title: str
    state: State
    likeness: Likeness
    share: float
