"""What an editor is typing, kept as it stands: valid or not, saved or not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

if TYPE_CHECKING:
    from datetime import datetime

#: The window of a draft that no running program holds: made of a call, or by a version that knew of no windows.
NO_WINDOW = UUID(int=0)
#: The window of a draft that holds what a folder said where the library said something else.
FOLDER_WINDOW = UUID(int=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredDraft:
    """What an editor is typing, valid or not: one row per article, editor and window, outside revisions and outbox.

    ``base_number`` is the revision it started from, 0 for a new article; ``window`` the running program it is typed
    in, ``NO_WINDOW`` for one that any window may take over; ``call_id`` the call it was made of.
    """

    article_id: UUID
    editor: str
    window: UUID = NO_WINDOW
    text: str
    base_number: int = 0
    saved_at: datetime
    call_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class OtherWriter:
    """Somebody who is at the same article in a window that is open now; ``typed_at`` is when they last typed."""

    editor: str
    window: UUID
    typed_at: datetime
