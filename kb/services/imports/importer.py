"""One import of one folder from the first file to the last: read, identify, judge, save."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from kb.documents.folder import list_folder
from kb.documents.folder_manifest import read_manifest
from kb.documents.foreign.names import PLAIN_TEXTS, WEB_PAGES
from kb.domain.attachment import attachment_address
from kb.domain.importing import FileChange, ImportDecisions, ImportItem, ImportReport
from kb.errors import Problem
from kb.services.attachments import AttachmentService
from kb.services.imports.identity import identify
from kb.services.imports.judging import FileVersion, Judge
from kb.services.imports.missing import archive, missing_articles, present_ids
from kb.services.imports.pictures import read_picture
from kb.services.imports.reading import PARALLEL_FROM, Head, read_files, unpack
from kb.services.imports.saving import StepSaver
from kb.services.imports.spool import MEMORY_BYTES, Spool
from kb.services.imports.steps import ShortSteps
from kb.services.imports.unfinished import PlannedFile, folder_key
from kb.storage import attachment_store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from uuid import UUID

    from kb.cancellation import CancelToken
    from kb.clock import Clock
    from kb.documents.folder import ListedFile
    from kb.domain.article import Article
    from kb.services.imports.pace import Pace
    from kb.services.imports.reading import Chunk
    from kb.services.imports.unfinished import ImportJournal
    from kb.storage.database import Database

#: Seconds between two notes of how much is saved: what a kill leaves unnoted is compared once more, and found the same.
_NOTE_SECONDS = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportSettings:
    """How an import works.

    ``editor`` finds what is to be merged among their drafts; ``user`` signs what is saved where ``editor`` has no name.
    ``memory_bytes`` bounds the texts kept in memory between reading and saving, what is beyond waits on the disk; from
    ``parallel_from`` files on several processes read.
    """

    editor: str = ""
    user: str = ""
    decisions: ImportDecisions = field(default_factory=ImportDecisions)
    memory_bytes: int = MEMORY_BYTES
    parallel_from: int = PARALLEL_FROM

    @property
    def signature(self) -> str:
        """Whose name the revisions carry."""
        return self.editor or self.user


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
        self._steps = ShortSteps(database, clock, pace)
        self._files: Sequence[ListedFile] = ()
        #: What an earlier run has saved, by number, and the ids it gave.
        self._done: dict[int, PlannedFile] = {}
        self._given: dict[int, UUID] = {}
        self._heads: list[Head] = []
        self._invalid: list[tuple[str, Problem]] = []
        self._remarks: list[tuple[str, Problem]] = []
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
            ids = identify(self._database, self._files, self._heads, self._given, self._key(folder), self._invalid)
            if self._journal is not None:
                self._journal.write_plan(self._planned(ids), earlier)
            self._heads.clear()
            for saved in self._save(folder, self._versions(spool, ids), token):
                progress((read + saved) // 2, total)
        missing = missing_articles(
            self._database, self._key(folder), self._exported, present_ids(folder, ids.values(), self._invalid)
        )
        progress(total, total)
        return self._report(missing, self._archived(missing))

    def _key(self, folder: Path) -> str:
        """Return what the versions of this folder are kept under: web pages are no articles that others may miss."""
        key = folder_key(folder)
        return key if self._settings.decisions.text_kind is None else f"{key}-texts"

    def _archived(self, missing: Sequence[ImportItem]) -> tuple[ImportItem, ...]:
        chosen = tuple(item for item in missing if item.article_id in self._settings.decisions.archive)
        if self._journal is not None and chosen:
            archive(self._database, chosen, editor=self._settings.signature, now=self._clock.now())
        return chosen

    def _look(self, folder: Path) -> None:
        """List the folder and tell what an earlier run has done with the files that are still the same."""
        kind = self._settings.decisions.text_kind
        listing = list_folder(folder, (*WEB_PAGES, *PLAIN_TEXTS) if kind is not None else ())
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
        root = folder if folder.is_dir() else folder.parent
        settings = self._settings
        chunks = read_files(
            root, unread, token, parallel_from=settings.parallel_from, text_kind=settings.decisions.text_kind
        )
        for chunk in chunks:
            self._heads += chunk.heads
            self._invalid += chunk.invalid
            self._remarks += chunk.remarks
            if chunk.wanted:
                self._tell_of_missing(chunk.wanted)
            if self._journal is not None and chunk.pictures:
                self._take_pictures(root, chunk.pictures)
            yield chunk
            if self._journal is not None and self._clock.monotonic() - noted >= _NOTE_SECONDS:
                noted = self._clock.monotonic()
                self._journal.check()

    def _tell_of_missing(self, wanted: Sequence[tuple[str, UUID]]) -> None:
        """Tell which images neither the folder nor the library has: their descriptions are shown."""
        with self._database.read() as session:
            known = attachment_store.known(session, (key for _, key in wanted))
        missing = ((path, key) for path, key in wanted if key not in known)
        self._remarks += ((path, Problem(0, "picture_missing", attachment_address(key))) for path, key in missing)

    def _take_pictures(self, root: Path, pictures: Sequence[tuple[UUID, str]]) -> None:
        """Take in the images of a chunk before any article shows them."""
        with self._database.read() as session:
            known = attachment_store.known(session, (key for key, _ in pictures))
        service = AttachmentService(self._database, self._clock)
        for key, path in pictures:
            if key not in known:
                name = PurePosixPath(path).name
                service.add(read_picture(root, path), name=name, editor=self._settings.signature)

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
        judge = Judge(self._key(folder), self._exported, self._settings.decisions)
        settings = self._settings
        saver = StepSaver(
            self._database, self._clock, judge, self._steps, editor=settings.editor, signature=settings.signature
        )
        work = saver.look if self._journal is None else saver.save
        saved = len(self._done)
        noted = self._clock.monotonic()
        while step := dict(islice(versions, self._steps.size)):
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
            remarks=tuple(sorted(self._remarks, key=lambda found: found[0])),
            archived=archived,
            resumed=len(self._done),
        )


def _is_same(planned: PlannedFile, file: ListedFile) -> bool:
    return file.size >= 0 and (planned.size, planned.modified_ns) == (file.size, file.modified_ns)
