"""What importing a folder does to each article, and what the user decides where the folder and the library disagree."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from pathlib import Path
    from uuid import UUID

    from kb.domain.article import Article, Kind
    from kb.errors import Problem


class FileChange(StrEnum):
    """What a file, or its absence, means for the library, seen from the version both had in common last."""

    #: The library has no such article.
    ADDED = "added"
    #: Only the file changed: its version is taken.
    CHANGED = "changed"
    #: Both changed, in different places: the article with both changes is taken.
    MERGED = "merged"
    #: Both changed the same places, or nobody knows what they had in common: somebody has to choose.
    CONFLICT = "conflict"
    #: Only the library changed, or what the file says was dealt with before: nothing is taken.
    LIBRARY_NEWER = "library_newer"
    #: Both say the same.
    UNCHANGED = "unchanged"
    #: The folder had the article once and has it no longer; the library keeps it.
    MISSING = "missing"


class ConflictChoice(StrEnum):
    """What becomes of a file that the library contradicts."""

    #: The library's version stays, and the file is not asked about again until it changes.
    KEEP = "keep"
    #: The file's version becomes the next revision.
    TAKE = "take"
    #: The library's version stays, and the file's is kept beside it as a draft, to be merged by hand.
    DRAFT = "draft"


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportItem:
    """One article of an import; ``path`` is relative to the folder and empty for one the folder no longer has."""

    change: FileChange
    path: str
    title: str
    kind: Kind
    article_id: UUID


@dataclass(frozen=True, slots=True)
class Resolution:
    """The article that somebody merged by hand, from the revision of the library that they saw (0: it had none)."""

    article: Article
    library_number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportDecisions:
    """What the user decided about an import before it runs.

    ``each`` and ``resolved`` go before ``conflicts``: what is chosen for one article (``KEEP`` also leaves out a file
    without a conflict), and what was merged by hand; it counts only while the library still has the revision that was
    seen. ``archive`` are missing articles to take out of use (公開停止); nothing is ever deleted. With ``text_kind``
    web pages and plain texts become drafts of that kind; without they are passed over.
    """

    conflicts: ConflictChoice = ConflictChoice.DRAFT
    each: Mapping[UUID, ConflictChoice] = field(default_factory=dict)
    resolved: Mapping[UUID, Resolution] = field(default_factory=dict)
    archive: frozenset[UUID] = frozenset()
    text_kind: Kind | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderOrder:
    """A folder to import and what was decided about it.

    ``editor`` is who asks for it and finds what is to be merged among their drafts, ``user`` whose name the revisions
    carry where they have none.
    """

    path: Path
    decisions: ImportDecisions = field(default_factory=ImportDecisions)
    editor: str = ""
    user: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnfinishedWork:
    """An import that began and did not end: of a folder, or of a ``table``.

    At least ``saved`` articles or rows are in the library; ``running`` tells that some program is at it.
    """

    path: Path
    started_at: datetime
    saved: int
    running: bool
    table: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedTexts:
    """An article of a preview as texts: ``library`` now and ``after`` the import, empty where there is none.

    ``file`` is what the folder says, ``library_number`` the revision of ``library``, for a ``Resolution``. ``both`` is
    where one begins to merge a conflict by hand: what only one side changed is merged, and where both did the lines of
    the library stand before those of the file, so that nothing is lost by not being seen.
    """

    library: str
    after: str
    file: str
    library_number: int
    both: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What an import did or, with ``dry_run``, would do: a preview.

    ``items`` are sorted by path, missing articles last. ``invalid`` pairs a relative path with one problem of its file;
    ``remarks`` pairs one with something that could not be taken over as it was. ``archived`` are the missing articles
    that were taken out of use. ``resumed`` counts the articles an earlier, interrupted run had saved already; they are
    among ``unchanged``.
    """

    dry_run: bool = False
    items: tuple[ImportItem, ...] = ()
    invalid: tuple[tuple[str, Problem], ...] = ()
    remarks: tuple[tuple[str, Problem], ...] = ()
    archived: tuple[ImportItem, ...] = ()
    resumed: int = 0

    def of(self, *changes: FileChange) -> tuple[ImportItem, ...]:
        """Return the items of these changes, in their order."""
        return tuple(item for item in self.items if item.change in changes)

    @property
    def added(self) -> tuple[ImportItem, ...]:
        """New articles."""
        return self.of(FileChange.ADDED)

    @property
    def changed(self) -> tuple[ImportItem, ...]:
        """Articles whose file alone changed."""
        return self.of(FileChange.CHANGED)

    @property
    def unchanged(self) -> tuple[ImportItem, ...]:
        """Articles of which file and library say the same."""
        return self.of(FileChange.UNCHANGED)

    @property
    def conflicts(self) -> tuple[ImportItem, ...]:
        """Articles about which somebody has to decide."""
        return self.of(FileChange.CONFLICT)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportComparison:
    """The versions of one article of a preview: side by side, and for the merge view.

    ``base`` is what file and library had in common last, None where nobody knows; ``library`` is None for a new article
    and ``file`` for a missing one. ``merged`` is what the import would save, None where it would save nothing.
    ``library_number`` is the revision of ``library``, for a ``Resolution``.
    """

    base: Article | None
    library: Article | None
    file: Article | None
    merged: Article | None
    library_number: int = 0
