"""Where a library lies and what it takes there."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from kb.domain.backup import Backup


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryFacts:
    """What can be told of a library without opening it.

    ``parts`` are bytes on the disk by what they are for: database, index, backups. ``last_backup`` is the newest, None
    where there is none. ``encrypted`` is None where there is no database. ``fixed_by`` is the policy file that says
    where the library lies, empty where none does.
    """

    root: Path
    log: Path
    parts: Mapping[str, int] = field(default_factory=dict)
    last_backup: Backup | None = None
    encrypted: bool | None = None
    fixed_by: str = ""
