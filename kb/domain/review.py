"""Review items (P33): after a secondary complaint the first handler is followed up, not blamed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewItem:
    """What is to be looked at together: 何が怒らせたか and 何が鎮めたか; closed once both were talked over."""

    id: UUID
    call_id: UUID
    opened_at: datetime
    angered: str = ""
    calmed: str = ""
    closed_at: datetime | None = None
