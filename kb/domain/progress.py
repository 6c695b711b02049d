"""How far a long job has come: an import, an export, a rebuild of the index."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class JobKind(StrEnum):
    """What is being done."""

    IMPORT = "import"
    REBUILD = "rebuild"
    EXPORT = "export"


@dataclass(frozen=True, slots=True, kw_only=True)
class JobProgress:
    """A job at one moment: articles done of a total, and the rate of late in articles a second (0 while unknown)."""

    job: JobKind
    done: int
    total: int
    per_second: float = 0.0

    @property
    def seconds_left(self) -> float | None:
        """Seconds until it is done at the present rate; None while nobody can tell."""
        return (self.total - self.done) / self.per_second if self.per_second > 0 else None
