"""What the screen 編集 knows and does: the article in the editor, the list, and everything that helps to write."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.editor.presenter.appearance import AppearancePresenter
from desktop.editor.presenter.article_course import ArticleCourse
from desktop.editor.presenter.article_lists import ArticleLists
from desktop.editor.presenter.attribute_steps import AttributeSteps
from desktop.editor.presenter.duplicates import DuplicatesPresenter
from desktop.editor.presenter.findings import FindingsPresenter
from desktop.editor.presenter.history import HistoryPresenter
from desktop.editor.presenter.merging import MergePresenter
from desktop.editor.presenter.pictures import PicturesPresenter
from desktop.editor.presenter.printing import PrintingPresenter
from desktop.editor.presenter.state_gate import StateGate
from desktop.editor.presenter.writing import WritingHelp
from desktop.tasks.live_search import LiveSearch
from desktop.tasks.ways_out import WaysOut

if TYPE_CHECKING:
    from desktop.editor.presenter.desk import UnfinishedArticle
    from desktop.editor.presenter.ports import EditorServices
    from desktop.tasks.faults import FaultChannel
    from desktop.tasks.runner import TaskRunner
    from kb.cancellation import CancelToken
    from kb.clock import Clock
    from kb.domain.article_form import ArticleForm
    from kb.domain.preview import ArticlePreview
    from kb.errors import Problem


@dataclass(frozen=True, slots=True)
class _Looked:
    form: ArticleForm
    problems: tuple[Problem, ...]
    preview: ArticlePreview


class EditorPresenter(ArticleCourse):
    """``lists`` is the list of all articles, ``gate`` says which states can be given; the others help to write.

    Signals, beside those of ``ArticleCourse``:
        unfinished: (tuple of UnfinishedArticle) what was begun and never saved, or cut off.
        previewed: (ArticlePreview) what an agent would see of the present content.
    """

    unfinished = Signal(object)
    previewed = Signal(object)

    def __init__(
        self,
        services: EditorServices,
        runner: TaskRunner,
        faults: FaultChannel,
        clock: Clock,
        *,
        editor: str = "",
        delay_ms: int = 120,
        parent: QObject | None = None,
    ) -> None:
        """Open nothing; ``editor`` is who sits here."""
        super().__init__(services, runner, clock, editor=editor, parent=parent)
        self._services = services
        self.gate = StateGate(services.permissions, self.edited, runner, self)
        self.attributes = AttributeSteps(self.edited, self)
        self.lists = ArticleLists(services.article_lists, runner, faults, delay_ms=delay_ms, parent=self)
        self._look: LiveSearch[ArticleForm, _Looked] = LiveSearch(self._look_at, faults, delay_ms=delay_ms, parent=self)
        self._look.succeeded.connect(self._on_looked)
        self._look.failed.connect(self.failed)
        # A pause that is long enough to look up: a word that is half typed is no finding yet.
        self.findings = FindingsPresenter(self.edited, services.linting, faults, delay_ms=3 * delay_ms, parent=self)
        self.findings.open_wanted.connect(self.open)
        self.writing = WritingHelp(services.writing, runner, faults, delay_ms=delay_ms, parent=self)
        self.writing.open_wanted.connect(self.open)
        self.pictures = PicturesPresenter(services.attachments, runner, editor=editor, parent=self)
        self.ways = WaysOut(services.exits, runner, self)
        self.printing = PrintingPresenter(
            self.edited, services.forms, services.case_reports, services.drafts, self.ways, runner, clock, parent=self
        )
        self.duplicates = DuplicatesPresenter(self.edited, services, runner, faults, delay_ms=3 * delay_ms, parent=self)
        self.history = HistoryPresenter(self.edited, services.history, runner, parent=self)
        self.merging = MergePresenter(self.edited, services.history, services.forms, runner, parent=self)
        self.appearance = AppearancePresenter(
            self.edited, services.appearance, runner, faults, delay_ms=delay_ms, parent=self
        )
        self.dropped.connect(self._list_unfinished)
        self.edited.opened.connect(self._look_over)
        self.edited.changed.connect(self._look_over)
        for part in (self.lists, self.findings, self.writing, self.duplicates, self.history, self.merging):
            part.failed.connect(self.failed)
        self.appearance.failed.connect(self.failed)

    def refresh(self) -> None:
        """Ask for the list again."""
        self.lists.refresh()
        self.writing.start()
        self._list_unfinished()

    def close(self) -> None:
        """Save what is not saved and stop."""
        self._keeper.close()
        self._look.close()
        for part in (self.lists, self.findings, self.writing, self.duplicates, self.appearance):
            part.close()

    def _list_unfinished(self) -> None:
        self._runner.write(self._desk.unfinished, self._on_unfinished)  # after the drafts that are on their way

    def _look_over(self) -> None:
        if self.edited.article_id is not None:
            self._look.set_query(self.edited.form)

    def _look_at(self, form: ArticleForm, token: CancelToken) -> _Looked:
        """Called on another thread."""
        forms = self._services.forms
        return _Looked(form, forms.check(form, token), forms.preview(form, token))

    def _on_unfinished(self, found: tuple[UnfinishedArticle, ...]) -> None:
        self.unfinished.emit(found)

    def _on_looked(self, looked: _Looked) -> None:
        self.edited.set_problems(looked.form, looked.problems)
        self.previewed.emit(looked.preview)
