"""Where a library lies and what it takes there."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from kb.domain.backup import Backup
    from kb.domain.protection import ProtectionState


class PlaceFixedBy(StrEnum):
    """What decides where the library lies, so that nobody can choose: policy, start of the program, environment."""

    POLICY = "policy"
    START = "start"
    VARIABLE = "variable"


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryFacts:
    """What can be told of a library without opening it.

    ``counts`` are rows by table, empty where the database cannot be read. ``parts`` are bytes on the disk by what they
    are for: database, index, backups. ``last_backup`` is the newest, None where there is none. ``protection`` is None
    where there is no database, or nothing tells how it is protected.
    """

    root: Path
    log: Path
    counts: Mapping[str, int] = field(default_factory=dict)
    parts: Mapping[str, int] = field(default_factory=dict)
    last_backup: Backup | None = None
    protection: ProtectionState | None = None
