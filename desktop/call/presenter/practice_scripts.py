"""Finds the script of a practice: what to say about a delay (P20), or when somebody else handles the matter (P7)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kb.domain.article import Kind
from kb.domain.searching import SearchQuery

if TYPE_CHECKING:
    from desktop.call.presenter.ports import Searching
    from desktop.tasks.runner import TaskRunner
    from kb.domain.searching import SearchResults


class PracticeScripts(QObject):
    """Articles name the practices they serve; the best one answers.

    Signals:
        found: (article id) the script that was asked for.
        missing: (id of the practice) the library has none.
        failed: (KbError).
    """

    found = Signal(object)
    missing = Signal(str)
    failed = Signal(object)

    def __init__(self, searching: Searching, runner: TaskRunner, parent: QObject | None = None) -> None:
        """Ask ``searching``."""
        super().__init__(parent)
        self._searching = searching
        self._runner = runner

    def find(self, practice: str) -> None:
        """Look for the script of a practice such as P20; ``found`` or ``missing`` follows."""
        query = SearchQuery(text=f"practice:{practice}", kinds=(Kind.SCRIPT,), limit=1)
        work = partial(self._searching.search, query)
        self._runner.read(work, partial(self._on_found, practice), self.failed.emit, about=self._on_found)

    def _on_found(self, practice: str, found: SearchResults) -> None:
        if found.hits:
            self.found.emit(found.hits[0].article_id)
        else:
            self.missing.emit(practice)
