"""Retention (保存期間): how long what customers said is kept, and what was erased after that."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

#: What is counted, in the order in which it is shown; ``jobs`` are files that jobs left in the library's folder.
ERASED = (
    "calls",
    "events",
    "memos",
    "promises",
    "promise_moves",
    "reviews",
    "misses",
    "feedback",
    "matters",
    "evidence",
    "drafts",
    "revisions",
    "jobs",
    "backups",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RetentionRule:
    """Days that each is kept, 0 for ever; ``agents`` tells whether the names of those who took a call go with it."""

    calls: int = 0
    agents: bool = False
    drafts: int = 0
    revisions: int = 0
    backups: int = 0

    @property
    def keeps_all(self) -> bool:
        """Whether nothing is ever erased."""
        return not (self.calls or self.drafts or self.revisions or self.backups)

    def limits(self, now: datetime) -> RetentionLimits:
        """Return the moments before which things are erased at ``now``."""

        def before(days: int) -> datetime | None:
            return now - timedelta(days=days) if days else None

        return RetentionLimits(
            calls=before(self.calls),
            drafts=before(self.drafts),
            revisions=before(self.revisions),
            backups=before(self.backups),
            agents=self.agents,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class RetentionLimits:
    """The moments before which things are erased; None keeps them."""

    calls: datetime | None = None
    drafts: datetime | None = None
    revisions: datetime | None = None
    backups: datetime | None = None
    agents: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RetentionReport:
    """What was erased, or would be: ``counts`` by the names in ``ERASED``, those of 0 left out.

    ``index_rebuilt``: the index was built anew, as it held words of what was masked. ``traces_gone``: nothing of it is
    readable in unused parts of the database's files any more; if not, it is tried again.
    """

    counts: Mapping[str, int] = field(default_factory=dict)
    index_rebuilt: bool = False
    traces_gone: bool = True
