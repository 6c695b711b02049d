"""Knowledge in and out as a folder of Markdown: lossless, repeatable, and never a reason for anything to disappear."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from itertools import islice
from typing import TYPE_CHECKING

from kb.documents.article_text import read_draft
from kb.documents.folder import read_folder, write_folder
from kb.errors import ArticleInvalidError, Problem
from kb.identifiers import new_id
from kb.services.indexing import IndexCondition
from kb.storage import article_store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path
    from uuid import UUID

    from kb.clock import Clock
    from kb.documents.article_text import ArticleDraft
    from kb.documents.folder import FolderContents
    from kb.domain.article import Article, Kind
    from kb.services.indexing import IndexingService
    from kb.storage.database import Database

#: Articles saved in one transaction: somebody's typing waits at most this long for its turn to be saved.
_STEP = 50


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
    """What an import did or, as a dry run, would do; ``invalid`` pairs a relative path with one problem of its file."""

    dry_run: bool = False
    added: tuple[ImportItem, ...] = ()
    changed: tuple[ImportItem, ...] = ()
    unchanged: tuple[ImportItem, ...] = ()
    invalid: tuple[tuple[str, Problem], ...] = ()


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What an export wrote; ``files`` are relative to ``folder``."""

    folder: Path
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Incoming:
    """A valid file with the id it has or was given."""

    path: str
    article: Article


class ExchangeService:
    """Imports and exports folders."""

    def __init__(self, database: Database, indexing: IndexingService, clock: Clock, repair: Callable[[], None]) -> None:
        """``repair`` is called when what was imported could not be indexed at once."""
        self._database = database
        self._indexing = indexing
        self._clock = clock
        self._repair = repair

    def import_folder(self, path: Path, *, dry_run: bool = False, editor: str = "") -> ImportReport:
        """Take in the articles of a folder; nothing is deleted, and a second import of the same folder changes nothing.

        A file stands for the article of its id; without an id, for the oldest of its kind and title, or it is new.
        Files that break a rule are listed and the others imported. With ``dry_run`` nothing is written.

        Raises:
            FolderMissingError, FolderEmptyError: nothing was changed.
            LibraryBusyError, DiskFullError, LibraryReadOnlyError: the articles before are imported; repeat it later.
        """
        invalid: list[tuple[str, Problem]] = []
        incoming = self._identified(_valid_drafts(read_folder(path), invalid), invalid)
        changes: dict[ImportChange, list[ImportItem]] = {change: [] for change in ImportChange}
        for step in _steps(incoming):
            for file, change in self._take_in(step, dry_run=dry_run, editor=editor):
                changes[change].append(ImportItem(file.path, file.article.title, file.article.id))
        written = not dry_run and (changes[ImportChange.ADDED] or changes[ImportChange.CHANGED])
        if written and self._indexing.catch_up() is not IndexCondition.READY:
            self._repair()
        return ImportReport(
            dry_run=dry_run,
            added=tuple(changes[ImportChange.ADDED]),
            changed=tuple(changes[ImportChange.CHANGED]),
            unchanged=tuple(changes[ImportChange.UNCHANGED]),
            invalid=tuple(sorted(invalid, key=lambda found: (found[0], found[1].line))),
        )

    def export_folder(self, path: Path) -> ExportReport:
        """Write every article, in any state, as one file; importing the folder elsewhere gives the same articles.

        A folder of an earlier export is brought up to date, so that in Git only true changes show.

        Raises:
            FolderMissingError: the place for the folder does not exist.
            FolderNotEmptyError: it holds other things than an earlier export; nothing was written.
            DiskFullError, LibraryReadOnlyError: it cannot be written.
        """
        with self._database.read() as session:
            articles = (revision.article for revision in article_store.all_articles(session))
            return ExportReport(path, write_folder(path, articles))

    def _identified(
        self, drafts: Iterable[tuple[str, ArticleDraft]], invalid: list[tuple[str, Problem]]
    ) -> list[_Incoming]:
        """Give each draft its id; of two files for one article the one with the id counts, else the first."""
        # Files that carry an id speak for its article, whatever their names.
        ordered = sorted(drafts, key=lambda found: (found[1].article_id is None, found[0]))
        by_title: dict[tuple[Kind, str], UUID] = {}
        incoming: dict[UUID, _Incoming] = {}
        with self._database.read() as session:
            for path, draft in ordered:
                name = (draft.kind, draft.title)
                article_id = draft.article_id or by_title.get(name)
                if article_id is None:
                    known = article_store.by_kind_and_title(session, *name)
                    article_id = known.article.id if known is not None else new_id()
                by_title.setdefault(name, article_id)
                if article_id in incoming:
                    invalid.append((path, Problem(0, "article_twice", incoming[article_id].path)))
                else:
                    incoming[article_id] = _Incoming(path, draft.with_id(article_id))
        return sorted(incoming.values(), key=lambda file: file.path)

    def _take_in(
        self, step: list[_Incoming], *, dry_run: bool, editor: str
    ) -> Iterator[tuple[_Incoming, ImportChange]]:
        """Save a few files in one transaction and tell what each changed."""
        ids = [file.article.id for file in step]
        if dry_run:
            with self._database.read() as session:
                known = article_store.many(session, ids)
        else:
            with self._database.write() as session:
                known = article_store.many(session, ids)
                article_store.save_many(session, [file.article for file in step], editor=editor, now=self._clock.now())
        for file in step:
            before = known.get(file.article.id)
            if before is None:
                yield file, ImportChange.ADDED
            else:
                yield file, ImportChange.UNCHANGED if before.article == file.article else ImportChange.CHANGED


def _valid_drafts(contents: FolderContents, invalid: list[tuple[str, Problem]]) -> Iterator[tuple[str, ArticleDraft]]:
    invalid.extend((problem.detail, problem) for problem in contents.unreadable)
    for file in contents.files:
        try:
            yield file.path, read_draft(file.text, path=file.path)
        except ArticleInvalidError as error:
            invalid.extend((file.path, problem) for problem in error.problems)


def _steps(files: Iterable[_Incoming]) -> Iterator[list[_Incoming]]:
    remaining = iter(files)
    while step := list(islice(remaining, _STEP)):
        yield step
