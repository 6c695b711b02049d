"""What is printed of the article in the editor: as it stands, saved or not, and as a report in four parts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from desktop.editor.presenter.edited import EditedArticle
    from desktop.editor.presenter.ports import Drafts, Forms, Reports
    from desktop.tasks.runner import TaskRunner
    from desktop.tasks.ways_out import Closed, WaysOut
    from kb.clock import Clock
    from kb.domain.article import ArticleRevision, Kind
    from kb.domain.article_form import ArticleForm
    from kb.domain.case_report import CaseReport
    from kb.domain.reading import ReadableArticle


_Found = TypeVar("_Found")


@dataclass(frozen=True, slots=True)
class PrintableArticle:
    """An article as it stands in the editor; ``changed``: it is not what ``revision`` says."""

    article: ReadableArticle
    revision: ArticleRevision | None
    changed: bool


class PrintingPresenter(QObject):
    """Makes it ready off the GUI thread.

    Signals:
        prepared: (PrintableArticle, wanted) the answer to ``prepare``, which was called with ``wanted``.
        reported: (CaseReport) the answer to ``report``.
        failed: (KbError).
    """

    prepared = Signal(object, object)
    reported = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        edited: EditedArticle,
        forms: Forms,
        reports: Reports,
        drafts: Drafts,
        ways: WaysOut,
        runner: TaskRunner,
        clock: Clock,
        *,
        parent: QObject | None = None,
    ) -> None:
        """Prepare nothing yet; ``ways`` are up to date when something is prepared."""
        super().__init__(parent)
        self._edited = edited
        self._forms = forms
        self._reports = reports
        self._drafts = drafts
        self.ways = ways
        self._runner = runner
        self._clock = clock

    @property
    def article_id(self) -> UUID | None:
        """The article that is open."""
        return self._edited.article_id

    @property
    def kind(self) -> Kind:
        """What kind of article that is."""
        return self._edited.form.kind

    @property
    def today(self) -> str:
        """The day that stands on what is printed."""
        return f"{self._clock.now().astimezone():%Y-%m-%d}"

    def prepare(self, wanted: object) -> bool:
        """Render the article; False while none is open."""
        edited = self._edited
        if edited.article_id is None:
            return False
        revision, changed = edited.revision, edited.modified or edited.revision is None
        work = partial(self._render, edited.form, revision, changed=changed)
        self._read(work, lambda found: self.prepared.emit(found, wanted))
        return True

    def report(self) -> bool:
        """Sort the article into the four parts of a report; False while none is open."""
        if self._edited.article_id is None:
            return False
        work = partial(self._report, self._edited.form, self._edited.article_id)
        self._read(work, self.reported.emit)
        return True

    def _read(self, work: Callable[[], _Found], done: Callable[[_Found], None]) -> None:
        def taken(answer: tuple[_Found, Closed]) -> None:
            self.ways.take(answer[1])
            done(answer[0])

        self._runner.read(lambda: (work(), self.ways.read()), taken, self.failed.emit)

    def _render(self, form: ArticleForm, revision: ArticleRevision | None, *, changed: bool) -> PrintableArticle:
        return PrintableArticle(self._forms.preview(form).article, revision, changed)

    def _report(self, form: ArticleForm, article_id: UUID) -> CaseReport:
        # A case that was just made of a call still knows the call, and the report its times.
        made_of = next((draft.call_id for draft in self._drafts.drafts_of(article_id) if draft.call_id), None)
        return self._reports.of_article(self._forms.preview(form).article.article, call_id=made_of)
