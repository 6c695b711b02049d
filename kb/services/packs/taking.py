"""Takes packs in: verified first, in steps that give way to whoever types, and again from the start after a kill."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from kb.cancellation import CancelToken
from kb.documents.article_text import read_article
from kb.documents.pack_file import read_lines
from kb.domain.pack import PackProblem, PackReport, PackState
from kb.errors import ArticleInvalidError, PackInvalidError, PackOutOfOrderError
from kb.services.audit.entrances import Entrances
from kb.services.imports.steps import ShortSteps
from kb.storage import article_store, pack_store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from uuid import UUID

    from kb.clock import Clock
    from kb.domain.article import Article, ArticleRevision
    from kb.domain.pack import PackFile
    from kb.services.imports.pace import Pace
    from kb.storage.database import Database

#: Who saved a revision that came with a pack: nobody of this centre's computer.
_SAVED_BY = "pack:"


class PackTaker:
    """Brings what a verified pack holds into the library; drafts and feedback stay as they are."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        repair: Callable[[], None],
        pace: Pace | None = None,
        entrances: Entrances | None = None,
    ) -> None:
        """``repair`` is called once there is something to index; without ``entrances`` nothing is recorded."""
        self._entrances = entrances or Entrances()
        self._database = database
        self._clock = clock
        self._repair = repair
        self._steps = ShortSteps(database, clock, pace)

    def take(self, pack: PackFile, token: CancelToken | None = None) -> PackReport:
        """Save every article of a pack as a new revision where it says something else than the library.

        The version counts as taken in only when all of it is saved; taking it again changes nothing that is there.

        Raises:
            PackOutOfOrderError: the library has this version or a newer one, or lacks the one it goes on from.
            PackInvalidError: its content is not what was signed, or no articles; nothing was saved.
            OperationCancelledError: what was saved before stays, and the pack is taken again later.
            LibraryBusyError, DiskFullError, LibraryReadOnlyError: as above.
        """
        token = token or CancelToken()
        header = pack.header
        with self._database.read() as session:
            taken = pack_store.taken(session, header.pack_id)
        version = taken.version if taken else 0
        if header.version <= version or header.base > version:
            raise PackOutOfOrderError(path=str(pack.path), version=header.version, taken=version, base=header.base)
        # All of it is read once before anything is saved: a pack is taken in whole or not at all.
        for _ in self._articles(pack):
            token.check()
        sorted_out = _Sorted(f"{_SAVED_BY}{header.pack_id.hex[:8]}")
        articles = self._articles(pack)
        while step := list(islice(articles, self._steps.size)):
            token.check()
            self._save(step, sorted_out)
        state = PackState(pack_id=header.pack_id, version=header.version, mark=header.mark, at=self._clock.now())
        with self._database.write() as session:
            pack_store.note(session, state, made_here=False)
        if sorted_out.added or sorted_out.changed:
            self._repair()
        report = sorted_out.report(header.version)
        self._entrances.pack(header, report)
        return report

    def _save(self, step: list[Article], sorted_out: _Sorted) -> None:
        with self._steps.write() as saving:
            known = article_store.many(saving.session, [article.id for article in step])
            changed = sorted_out.sort(step, known)
            article_store.save_many(saving.session, changed, editor=sorted_out.editor, now=self._clock.now())

    def _articles(self, pack: PackFile) -> Iterator[Article]:
        for line in read_lines(pack):
            if "article" in line:
                yield _article(pack, line["article"])


class _Sorted:
    """What each article of a pack is to the library."""

    def __init__(self, editor: str) -> None:
        self.editor = editor
        self.added: list[UUID] = []
        self.changed: list[UUID] = []
        self._overruled: list[UUID] = []
        self._unchanged = 0

    def sort(self, articles: Iterable[Article], known: dict[UUID, ArticleRevision]) -> list[Article]:
        """Return those that have to be saved."""
        saved: list[Article] = []
        for article in articles:
            before = known.get(article.id)
            if before is None:
                self.added.append(article.id)
            elif before.article == article:
                self._unchanged += 1
                continue
            else:
                self.changed.append(article.id)
                if not before.saved_by.startswith(_SAVED_BY):
                    self._overruled.append(article.id)
            saved.append(article)
        return saved

    def report(self, version: int) -> PackReport:
        """Return all of it."""
        return PackReport(
            version=version,
            added=tuple(self.added),
            changed=tuple(self.changed),
            unchanged=self._unchanged,
            overruled=tuple(self._overruled),
        )


def _article(pack: PackFile, text: str) -> Article:
    try:
        return read_article(text)
    except ArticleInvalidError as error:
        raise PackInvalidError(path=str(pack.path), problem=PackProblem.DAMAGED) from error
