"""Folders to import, and imports that end where a test wants them to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.cancellation import CancelToken
from kb.documents.article_text import write_article
from kb.services.imports.importer import FolderImport, ImportSettings
from kb.services.imports.pace import Pace
from kb.services.imports.unfinished import UnfinishedImports
from kb.storage.database import Database
from tests.kb.support import PlayedClock

if TYPE_CHECKING:
    from pathlib import Path

    from kb.domain.article import Article
    from kb.domain.importing import ImportReport
    from kb.library import LibraryPaths


class PowerCutError(Exception):
    """Ends an import at a moment at which nothing could be tidied up."""


class PowerCut(Pace):
    """Saves few articles at a time without pauses, and ends everything after a number of steps."""

    def __init__(self, steps: int = 1_000_000) -> None:
        super().__init__(lambda _: None)
        self._steps = steps

    @property
    def size(self) -> int:
        return 7

    def took(self, seconds: float, saved: int | None = None) -> None:
        self._steps -= 1
        if self._steps == 0:
            raise PowerCutError


def write(folder: Path, name: str, article: Article, *, with_id: bool = True) -> None:
    text = write_article(article)
    if not with_id:
        text = "\n".join(line for line in text.split("\n") if not line.startswith("id: "))
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def run_import(
    paths: LibraryPaths, folder: Path, *, steps: int = 1_000_000, clock: PlayedClock | None = None
) -> ImportReport:
    """Import a folder as a program that starts now; after ``steps`` transactions the power is cut."""
    clock = clock or PlayedClock()
    database = Database.open(paths.database, clock=clock)
    try:
        with UnfinishedImports(paths.jobs).begun(folder, editor="", now=clock.now()) as journal:
            one = FolderImport(database, clock, journal, ImportSettings(), PowerCut(steps))
            report = one.run(folder, paths.jobs, CancelToken(), lambda done, total: None)
            journal.finish()
            return report
    finally:
        database.close()
