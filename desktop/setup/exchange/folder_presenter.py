"""A folder that was looked at: what importing it would do, and what somebody decides about it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.tasks.live_search import LiveSearch
from kb.domain.importing import FileChange, FolderOrder, ImportDecisions

if TYPE_CHECKING:
    from pathlib import Path
    from uuid import UUID

    from desktop.setup.exchange.ports import Exchanging
    from desktop.tasks.faults import FaultChannel
    from desktop.tasks.runner import TaskRunner
    from kb.cancellation import CancelToken
    from kb.domain.article import Kind
    from kb.domain.importing import ComparedTexts, ConflictChoice, ImportItem, ImportReport, Resolution


@dataclass(frozen=True, slots=True)
class _Compared:
    """An article whose texts are wanted, and where it was looked at: by the time they are read one may have left."""

    path: Path
    item: ImportItem
    text_kind: Kind | None


class FolderPresenter(QObject):
    """Changes nothing: ``order`` is what would be imported.

    Signals:
        decided: ``decisions`` are others.
        compared: (ImportItem, ComparedTexts).
        merge_refused: (KbError) what was merged by hand breaks a rule.
        failed: (KbError) the texts cannot be compared.
    """

    decided = Signal()
    compared = Signal(object, object)
    merge_refused = Signal(object)
    failed = Signal(object)

    def __init__(
        self, exchange: Exchanging, runner: TaskRunner, faults: FaultChannel, *, delay_ms: int, parent: QObject
    ) -> None:
        """Ask nothing yet."""
        super().__init__(parent)
        self._exchange = exchange
        self._runner = runner
        self._path: Path | None = None
        self.decisions = ImportDecisions()
        #: What importing would do; None until it was looked at.
        self.report: ImportReport | None = None
        self._comparing: LiveSearch[_Compared, tuple[ImportItem, ComparedTexts]] = LiveSearch(
            self._compare, faults, delay_ms=delay_ms, parent=self
        )
        self._comparing.succeeded.connect(lambda found: self.compared.emit(*found))
        self._comparing.failed.connect(self.failed)

    def begin(self, path: Path, text_kind: Kind | None) -> None:
        """Take another folder, about which nothing is decided but what files without Markdown become."""
        self._path = path
        self.decisions = ImportDecisions(text_kind=text_kind)

    def order(self, path: Path, editor: str) -> FolderOrder:
        """Return the folder with all that was decided."""
        return FolderOrder(path=path, decisions=self.decisions, editor=editor)

    def decide(self, article_id: UUID, choice: ConflictChoice | None) -> None:
        """Decide about one article; None leaves it to what holds for all."""
        each = {known: other for known, other in self.decisions.each.items() if known != article_id}
        resolved = {known: other for known, other in self.decisions.resolved.items() if known != article_id}
        if choice is not None:
            each[article_id] = choice
        self._decide(replace(self.decisions, each=each, resolved=resolved))

    def decide_all(self, choice: ConflictChoice) -> None:
        """Decide about all conflicts that nothing else was decided about."""
        self._decide(replace(self.decisions, conflicts=choice))

    def archive_missing(self, archive: bool) -> None:
        """Take the articles that the folder has no longer out of use, or leave them."""
        missing = self.report.of(FileChange.MISSING) if archive and self.report else ()
        self._decide(replace(self.decisions, archive=frozenset(item.article_id for item in missing)))

    def merge(self, item: ImportItem, text: str, library_number: int) -> None:
        """Take what somebody merged by hand as the article."""
        path = self._path

        def done(resolution: Resolution) -> None:
            if self._path == path:  # it may have been left meanwhile
                self._decide(replace(self.decisions, resolved={**self.decisions.resolved, item.article_id: resolution}))

        self._runner.read(partial(self._exchange.resolution, item, text, library_number), done, self.merge_refused.emit)

    def compare(self, item: ImportItem) -> None:
        """Ask for the texts of one article of the preview."""
        if self._path is not None:
            self._comparing.set_query(_Compared(self._path, item, self.decisions.text_kind))

    def leave(self) -> None:
        """Forget the folder, and what is being found out about it."""
        self._comparing.cancel()
        self._path = self.report = None

    def close(self) -> bool:
        """Stop for good; return whether it ended in time."""
        return self._comparing.close()

    def _compare(self, asked: _Compared, _token: CancelToken) -> tuple[ImportItem, ComparedTexts]:
        return asked.item, self._exchange.compare_texts(asked.path, asked.item, text_kind=asked.text_kind)

    def _decide(self, decisions: ImportDecisions) -> None:
        self.decisions = decisions
        self.decided.emit()
