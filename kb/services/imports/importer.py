"""One import of one folder from the first file to the last: read, identify, save."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from kb.documents.folder import list_folder
from kb.services.imports.identity import identify
from kb.services.imports.pace import Pace
from kb.services.imports.reading import PARALLEL_FROM, Head, read_files, unpack
from kb.services.imports.report import ImportChange, ImportItem, ImportReport
from kb.services.imports.spool import MEMORY_BYTES, Spool
from kb.services.imports.unfinished import PlannedFile
from kb.storage import article_store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path
    from uuid import UUID

    from kb.cancellation import CancelToken
    from kb.clock import Clock
    from kb.documents.folder import ListedFile
    from kb.domain.article import Article
    from kb.errors import Problem
    from kb.services.imports.reading import Chunk
    from kb.services.imports.unfinished import ImportJournal
    from kb.storage.database import Database

#: Seconds between two notes of how much is saved: what a kill leaves unnoted is compared once more, and found the same.
_NOTE_SECONDS = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportSettings:
    """How an import works.

    ``memory_bytes`` bounds the texts kept in memory between reading and saving, what is beyond waits on the disk; from
    ``parallel_from`` files on several processes read.
    """

    editor: str = ""
    memory_bytes: int = MEMORY_BYTES
    parallel_from: int = PARALLEL_FROM


class FolderImport:
    """The state of one import; ``run`` it once. A file is known by its number in the list, which is sorted by path."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        journal: ImportJournal | None,
        settings: ImportSettings,
        pace: Pace | None = None,
    ) -> None:
        """Without a ``journal`` nothing is written: a dry run."""
        self._database = database
        self._clock = clock
        self._journal = journal
        self._settings = settings
        self._pace = pace or Pace()
        self._files: Sequence[ListedFile] = ()
        #: What an earlier run has saved, by number, and the ids it gave.
        self._done: dict[int, PlannedFile] = {}
        self._given: dict[int, UUID] = {}
        self._heads: list[Head] = []
        self._invalid: list[tuple[str, Problem]] = []
        self._changes: dict[ImportChange, list[tuple[int, ImportItem]]] = {change: [] for change in ImportChange}

    def run(
        self, folder: Path, spool_folder: Path | None, token: CancelToken, progress: Callable[[int, int], None]
    ) -> ImportReport:
        """Import ``folder``; ``progress`` is called with files done and their total: read is half done.

        Raises:
            FolderMissingError, FolderEmptyError: nothing was changed.
            OperationCancelledError: cancelled or given up; what was saved stays, as it does with all that follow.
            LibraryBusyError, DiskFullError, LibraryReadOnlyError
        """
        self._look(folder)
        total, earlier = len(self._files), len(self._done)
        read = saved = earlier
        with Spool(spool_folder, self._settings.memory_bytes) as spool:
            for chunk in self._read(folder, token):
                spool.add(chunk.packed)
                read += chunk.size
                progress((read + saved) // 2, total)
            ids = identify(self._database, self._files, self._heads, self._given, self._invalid)
            if self._journal is not None:
                self._journal.write_plan(self._planned(ids), earlier)
            self._heads.clear()
            for saved in self._save(self._articles(spool, ids), token):
                progress((read + saved) // 2, total)
        progress(total, total)
        return self._report()

    def _look(self, folder: Path) -> None:
        """List the folder and tell what an earlier run has done with the files that are still the same."""
        listing = list_folder(folder)
        self._files = listing.files
        self._invalid += ((problem.detail, problem) for problem in listing.unreadable)
        if self._journal is None:
            return
        numbers = {file.name: number for number, file in enumerate(self._files)}
        plan, saved = self._journal.plan()
        for place, planned in enumerate(plan):
            number = numbers.get(planned.name)
            if number is None or not _is_same(planned, self._files[number]):
                continue
            self._given[number] = planned.article_id
            if place < saved:
                self._done[number] = planned

    def _read(self, folder: Path, token: CancelToken) -> Iterator[Chunk]:
        """Read what is not done, and collect the heads of all."""
        for number, done in self._done.items():
            self._heads.append(Head(number, done.article_id if done.own_id else None, done.kind, done.title))
        unread = [(number, file) for number, file in enumerate(self._files) if number not in self._done]
        noted = self._clock.monotonic()
        for chunk in read_files(folder, unread, token, parallel_from=self._settings.parallel_from):
            self._heads += chunk.heads
            self._invalid += chunk.invalid
            yield chunk
            if self._journal is not None and self._clock.monotonic() - noted >= _NOTE_SECONDS:
                noted = self._clock.monotonic()
                self._journal.check()

    def _planned(self, ids: Mapping[int, UUID]) -> Iterator[PlannedFile]:
        """Yield what is to be done in the order of saving: first what is done already."""
        yield from self._done.values()
        for head in sorted(self._heads, key=lambda head: head.number):
            if head.number in ids and head.number not in self._done:
                file, own = self._files[head.number], head.article_id is not None
                yield PlannedFile(file.name, file.size, file.modified_ns, ids[head.number], own, head.kind, head.title)

    def _articles(self, spool: Spool, ids: Mapping[int, UUID]) -> Iterator[tuple[int, Article]]:
        for packed in spool.chunks():
            for number, draft in unpack(packed):
                if number in ids:
                    yield number, draft.with_id(ids[number])

    def _save(self, articles: Iterator[tuple[int, Article]], token: CancelToken) -> Iterator[int]:
        """Save in steps that leave room for others, and yield after each how many files are done."""
        saved = len(self._done)
        noted = self._clock.monotonic()
        while step := dict(islice(articles, self._pace.size)):
            token.check()
            self._save_step(step)
            saved += len(step)
            yield saved
            if self._journal is not None and self._clock.monotonic() - noted >= _NOTE_SECONDS:
                noted = self._clock.monotonic()
                self._journal.check()
                self._journal.note(saved)

    def _save_step(self, step: Mapping[int, Article]) -> None:
        ids = [article.id for article in step.values()]
        if self._journal is None:
            with self._database.read() as session:
                known = article_store.many(session, ids)
        else:
            now = self._clock.now()
            with _no_collection(), self._database.write() as session:
                begun = self._clock.monotonic()
                known = article_store.many(session, ids)
                article_store.save_many(session, step.values(), editor=self._settings.editor, now=now)
            self._pace.took(self._clock.monotonic() - begun)
        for number, article in step.items():
            before = known.get(article.id)
            change = ImportChange.ADDED if before is None else ImportChange.CHANGED
            if before is not None and before.article == article:
                change = ImportChange.UNCHANGED
            self._changes[change].append((number, ImportItem(self._files[number].path, article.title, article.id)))

    def _report(self) -> ImportReport:
        for number, done in self._done.items():
            item = ImportItem(self._files[number].path, done.title, done.article_id)
            self._changes[ImportChange.UNCHANGED].append((number, item))
        added, changed, unchanged = (
            tuple(item for _, item in sorted(self._changes[change], key=lambda found: found[0]))
            for change in (ImportChange.ADDED, ImportChange.CHANGED, ImportChange.UNCHANGED)
        )
        return ImportReport(
            dry_run=self._journal is None,
            added=added,
            changed=changed,
            unchanged=unchanged,
            invalid=tuple(sorted(self._invalid, key=lambda found: (found[0], found[1].line))),
            resumed=len(self._done),
        )


@contextmanager
def _no_collection() -> Iterator[None]:
    """Put off Python's garbage collection: with what is known of 100,000 files it takes a quarter of a second.

    That would be time in which the database is locked.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _is_same(planned: PlannedFile, file: ListedFile) -> bool:
    return file.size >= 0 and (planned.size, planned.modified_ns) == (file.size, file.modified_ns)
