"""The ways out of a library and into it, for services that know both."""

from __future__ import annotations

from dataclasses import dataclass, field

from kb.services.audit.entrances import Entrances
from kb.services.audit.exits import Exits


@dataclass(frozen=True, slots=True)
class Ways:
    """By themselves all are open, and nothing is recorded."""

    exits: Exits = field(default_factory=Exits)
    entrances: Entrances = field(default_factory=Entrances)
