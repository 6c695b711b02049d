"""An article as one line of a list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from uuid import UUID

    from kb.domain.article import Kind, State


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """What a list shows of an article."""

    id: UUID
    kind: Kind
    title: str
    state: State
