"""What an import did."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from uuid import UUID

    from kb.errors import Problem


class ImportChange(Enum):
    """What a file does to the library."""

    ADDED = "added"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class ImportItem:
    """One file and the article it stands for; ``path`` is relative to the folder."""

    path: str
    title: str
    article_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What an import did or, as a dry run, would do; ``invalid`` pairs a relative path with one problem of its file.

    ``resumed`` counts the articles that an earlier, interrupted run had saved already; they are among ``unchanged``.
    """

    dry_run: bool = False
    added: tuple[ImportItem, ...] = ()
    changed: tuple[ImportItem, ...] = ()
    unchanged: tuple[ImportItem, ...] = ()
    invalid: tuple[tuple[str, Problem], ...] = ()
    resumed: int = 0
