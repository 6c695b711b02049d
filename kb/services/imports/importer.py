"""One import of one folder from the first file to the last: read, identify, judge, save."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING

from kb.documents.folder import list_folder, stated_id
from kb.documents.folder_manifest import read_manifest
from kb.domain.article import State
from kb.domain.importing import FileChange, ImportDecisions, ImportItem, ImportReport
from kb.errors import Problem
from kb.services.imports.identity import identify
from kb.services.imports.judging import FileVersion, Judge
from kb.services.imports.pace import Pace
from kb.services.imports.reading import PARALLEL_FROM, Head, read_files, unpack
from kb.services.imports.saving import StepSaver
from kb.services.imports.spool import MEMORY_BYTES, Spool
from kb.services.imports.unfinished import PlannedFile, folder_key
from kb.storage import article_store, folder_version_store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path
    from uuid import UUID

    from kb.cancellation import CancelToken
    from kb.clock import Clock
    from kb.documents.folder import ListedFile
    from kb.domain.article import Article
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
    decisions: ImportDecisions = field(default_factory=ImportDecisions)
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
        self._items: list[tuple[int, ImportItem]] = []
        self._exported: Mapping[UUID, str] = {}

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
            for saved in self._save(folder, self._versions(spool, ids), token):
                progress((read + saved) // 2, total)
        missing = self._missing(folder, frozenset(ids.values()))
        archived = self._archive(missing)
        progress(total, total)
        return self._report(missing, archived)

    def _look(self, folder: Path) -> None:
        """List the folder and tell what an earlier run has done with the files that are still the same."""
        listing = list_folder(folder)
        self._files = listing.files
        self._invalid += ((problem.detail, problem) for problem in listing.unreadable)
        manifest = read_manifest(folder)
        if isinstance(manifest, Problem):
            self._invalid.append((manifest.detail, manifest))
        else:
            self._exported = manifest
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

    def _versions(self, spool: Spool, ids: Mapping[int, UUID]) -> Iterator[tuple[int, FileVersion]]:
        for packed in spool.chunks():
            for number, draft, digest in unpack(packed):
                if number in ids:
                    yield number, FileVersion(draft.with_id(ids[number]), digest)

    def _save(self, folder: Path, versions: Iterator[tuple[int, FileVersion]], token: CancelToken) -> Iterator[int]:
        """Save in steps that leave room for others, and yield after each how many files are done."""
        judge = Judge(folder_key(folder), self._exported, self._settings.decisions)
        saver = StepSaver(self._database, self._clock, judge, self._pace, self._settings.editor)
        work = saver.look if self._journal is None else saver.save
        saved = len(self._done)
        noted = self._clock.monotonic()
        while step := dict(islice(versions, self._pace.size)):
            token.check()
            for number, verdict in zip(step, work(tuple(step.values())), strict=True):
                self._note_item(number, verdict.change, verdict.file.article)
            saved += len(step)
            yield saved
            if self._journal is not None and self._clock.monotonic() - noted >= _NOTE_SECONDS:
                noted = self._clock.monotonic()
                self._journal.check()
                self._journal.note(saved)

    def _note_item(self, number: int, change: FileChange, article: Article) -> None:
        path = self._files[number].path
        item = ImportItem(change=change, path=path, title=article.title, kind=article.kind, article_id=article.id)
        self._items.append((number, item))

    def _missing(self, folder: Path, present: frozenset[UUID]) -> tuple[ImportItem, ...]:
        """Return the articles that the folder had once and has no longer, without those out of use."""
        with self._database.read() as session:
            once = {*folder_version_store.article_ids(session, folder_key(folder)), *self._exported} - present
            known = article_store.many(session, sorted(once - _stated_ids(folder, self._invalid) if once else ()))
        return tuple(
            ImportItem(
                change=FileChange.MISSING,
                path="",
                title=revision.article.title,
                kind=revision.article.kind,
                article_id=revision.article.id,
            )
            for revision in known.values()
            if revision.article.state is not State.ARCHIVED
        )

    def _archive(self, missing: Sequence[ImportItem]) -> tuple[ImportItem, ...]:
        """Take the missing articles out of use that somebody chose."""
        chosen = {item.article_id: item for item in missing if item.article_id in self._settings.decisions.archive}
        if self._journal is None or not chosen:
            return tuple(chosen.values())
        with self._database.write() as session:
            found = article_store.many(session, chosen)
            stopped = [replace(revision.article, state=State.ARCHIVED) for revision in found.values()]
            article_store.save_many(session, stopped, editor=self._settings.editor, now=self._clock.now())
        return tuple(chosen.values())

    def _report(self, missing: tuple[ImportItem, ...], archived: tuple[ImportItem, ...]) -> ImportReport:
        for number, done in self._done.items():
            item = ImportItem(
                change=FileChange.UNCHANGED,
                path=self._files[number].path,
                title=done.title,
                kind=done.kind,
                article_id=done.article_id,
            )
            self._items.append((number, item))
        return ImportReport(
            dry_run=self._journal is None,
            items=(*(item for _, item in sorted(self._items, key=lambda found: found[0])), *missing),
            invalid=tuple(sorted(self._invalid, key=lambda found: (found[0], found[1].line))),
            archived=archived,
            resumed=len(self._done),
        )


def _stated_ids(folder: Path, invalid: Sequence[tuple[str, Problem]]) -> set[UUID]:
    """Return the ids of files that break a rule: they are there all the same."""
    found: set[UUID] = set()
    for path in dict.fromkeys(path for path, _ in invalid):
        with suppress(OSError):  # what cannot be read at all is told among what is invalid
            article_id = stated_id(folder / path)
            if article_id is not None:
                found.add(article_id)
    return found


def _is_same(planned: PlannedFile, file: ListedFile) -> bool:
    return file.size >= 0 and (planned.size, planned.modified_ns) == (file.size, file.modified_ns)
