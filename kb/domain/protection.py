"""Whether a library is encrypted, and what a change of that did."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class ProtectionState:
    """How a library is protected.

    ``key_id`` names the key it is encrypted under, empty where it is not; ``key_here``: this user has it. ``earlier``
    counts the keys before it. ``required``: the policy of the computer wants libraries to be encrypted. ``key_file`` is
    where keys lie, empty where that is the system's store of passwords.
    """

    key_id: str = ""
    key_here: bool = False
    earlier: int = 0
    required: bool = False
    key_file: str = ""

    @property
    def encrypted(self) -> bool:
        """Whether it is."""
        return bool(self.key_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProtectionReport:
    """What came of a change: so many ``backups`` were written anew; those ``left`` are under keys that are not here."""

    backups: int = 0
    left: tuple[Path, ...] = ()
