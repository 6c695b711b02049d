"""What the screen 編集 knows and does: opening, autosave, saving, publishing, and what others do meanwhile."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.editor.presenter.appearance import AppearancePresenter
from desktop.editor.presenter.article_lists import ArticleLists
from desktop.editor.presenter.desk import ArticleDesk, OpenedArticle, TypedArticle
from desktop.editor.presenter.duplicates import DuplicatesPresenter
from desktop.editor.presenter.edited import EditedArticle
from desktop.editor.presenter.findings import FindingsPresenter
from desktop.editor.presenter.history import HistoryPresenter
from desktop.editor.presenter.merging import MergePresenter
from desktop.editor.presenter.pictures import PicturesPresenter
from desktop.editor.presenter.state_gate import StateGate
from desktop.editor.presenter.writing import WritingHelp
from desktop.tasks.autosave import RETRY_MS, Autosave
from desktop.tasks.live_search import LiveSearch
from kb.domain.article import State
from kb.domain.article_form import ArticleForm
from kb.errors import ArticleChangedError
from kb.identifiers import new_id

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from desktop.editor.presenter.desk import SavedArticle, UnfinishedArticle
    from desktop.editor.presenter.ports import EditorServices
    from desktop.tasks.faults import FaultChannel
    from desktop.tasks.runner import TaskRunner
    from kb.cancellation import CancelToken
    from kb.clock import Clock
    from kb.domain.article import Kind
    from kb.domain.preview import ArticlePreview
    from kb.errors import KbError, Problem


@dataclass(frozen=True, slots=True)
class _Looked:
    form: ArticleForm
    problems: tuple[Problem, ...]
    preview: ArticlePreview


class EditorPresenter(QObject):
    """``edited`` is the article in the editor, ``lists`` the list of all of them.

    Signals:
        unfinished: (tuple of UnfinishedArticle) what was begun and never saved, or cut off.
        previewed: (ArticlePreview) what an agent would see of the present content.
        recovered: (moment) the article was opened with what was typed until then in a window that is gone.
        shared: (tuple of OtherWriter) others are at the article in windows that are open; empty: nobody is.
        outdated: (ArticleRevision) it was saved elsewhere while it is being changed here.
        conflicted: (ArticleRevision) a save was refused for that reason; what was typed is kept as a draft.
        draft_saved: the content is on the disk; ``saved_at`` tells when.
        unkept: (KbError) it is not, and is tried again by itself; ``unsaved`` is what would be lost.
        saved: (State before, State) an explicit save ended well.
        failed: (KbError) what was asked for could not be done; nothing is lost.
        library_changed: (Changes).
        settled: nothing typed is on its way to the disk any more.
    """

    unfinished = Signal(object)
    previewed = Signal(object)
    recovered = Signal(object)
    shared = Signal(object)
    outdated = Signal(object)
    conflicted = Signal(object)
    draft_saved = Signal()
    unkept = Signal(object)
    saved = Signal(object, object)
    failed = Signal(object)
    library_changed = Signal(object)
    settled = Signal()

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
        super().__init__(parent)
        self._services = services
        self._runner = runner
        self._clock = clock
        self._desk = ArticleDesk(services, editor)
        self.edited = EditedArticle(self)
        self.gate = StateGate(services.permissions, self.edited, runner, self)
        self.lists = ArticleLists(services.article_lists, runner, faults, delay_ms=delay_ms, parent=self)
        self.lists.failed.connect(self.failed)
        self._wanted: UUID | None = None
        self._saved_at: datetime | None = None
        self._lost: dict[UUID, TypedArticle] = {}
        self._saver: Autosave[TypedArticle] = Autosave(self._desk.keep, runner, parent=self)
        self._saver.saved.connect(self._on_draft_saved)
        self._saver.failed.connect(self._on_keep_failed)
        self._look: LiveSearch[ArticleForm, _Looked] = LiveSearch(self._look_at, faults, delay_ms=delay_ms, parent=self)
        self._look.succeeded.connect(self._on_looked)
        self._look.failed.connect(self.failed)
        # A pause that is long enough to look up: a word that is half typed is no finding yet.
        self.findings = FindingsPresenter(self.edited, services.linting, faults, delay_ms=3 * delay_ms, parent=self)
        self.findings.failed.connect(self.failed)
        self.findings.open_wanted.connect(self.open)
        self.writing = WritingHelp(services.writing, runner, faults, delay_ms=delay_ms, parent=self)
        self.writing.failed.connect(self.failed)
        self.writing.open_wanted.connect(self.open)
        self.pictures = PicturesPresenter(services.attachments, runner, editor=editor, parent=self)
        self.duplicates = DuplicatesPresenter(self.edited, services, runner, faults, delay_ms=3 * delay_ms, parent=self)
        self.duplicates.failed.connect(self.failed)
        self.history = HistoryPresenter(self.edited, services.history, runner, parent=self)
        self.merging = MergePresenter(self.edited, services.history, services.forms, runner, parent=self)
        for part in (self.history, self.merging):
            part.failed.connect(self.failed)
        self.appearance = AppearancePresenter(
            self.edited, services.appearance, runner, faults, delay_ms=delay_ms, parent=self
        )
        self.appearance.failed.connect(self.failed)
        self.edited.changed.connect(self._on_changed)
        self._again = QTimer(self, singleShot=True, interval=RETRY_MS)
        self._again.timeout.connect(self._try_again)

    @property
    def saved_at(self) -> datetime | None:
        """When the content was last brought to the disk; None before that."""
        return self._saved_at

    @property
    def pending(self) -> bool:
        """Whether something typed is not on the disk yet."""
        return self._saver.pending or self._saver.saving

    @property
    def unsaved(self) -> str:
        """What could not be brought to the disk, as text; it is tried again."""
        return "\n\n".join(f"{typed.form.title}\n{typed.form.body}".strip() for typed in self._lost.values())

    # What the editor does

    def refresh(self) -> None:
        """Ask for the list again."""
        self.lists.refresh()
        self.writing.start()
        self._runner.write(self._desk.unfinished, self._on_unfinished)  # after the drafts that are on their way

    def open(self, article_id: UUID) -> None:
        """Put an article into the editor, with the draft there is of it; what is typed in the present one is saved."""
        self._saver.flush()
        self._wanted = article_id
        # On the writing thread: a draft of it that is still on its way there must be read.
        self._runner.write(partial(self._desk.open, article_id), self._on_opened, self.failed.emit)

    def start(self, kind: Kind, title: str = "", body: str = "") -> None:
        """Put a new article into the editor; it is in the library with its first explicit save."""
        self._saver.flush()
        self._wanted = article_id = new_id()
        values = {"kind": kind.value, "title": title, "state": State.DRAFT.value}
        form = ArticleForm({key: value for key, value in values.items() if value}, body)
        self._put(OpenedArticle(article_id=article_id, base=ArticleForm(), form=form))
        if title or body:
            # Words that were kept for it are not lost either when nobody types on.
            self._saver.write(article_id, self._typed())

    def save(self, state: State | None = None) -> None:
        """Save the article as a revision, in another state where one is given; ``saved`` or ``failed`` follows."""
        article_id = self.edited.article_id
        if article_id is None:
            return
        self._saver.flush()
        form = self.edited.form
        sent = form if state is None else self._in_state(form, state)
        work = partial(self._desk.save, article_id, sent, self.edited.base_number)
        before = self.edited.base.state
        self._runner.write(work, partial(self._on_saved, form, before), partial(self._on_save_failed, article_id))

    def take_back(self) -> None:
        """Put the article as it is in the library into the editor, as one step that can be undone."""
        self.edited.replace(self.edited.base)

    def look_again(self) -> None:
        """Another window or program changed the library: take the article over as it is now, or say so."""
        article_id = self.edited.article_id
        if article_id is not None and self.edited.revision is not None:
            self._runner.read(partial(self._desk.latest, article_id), self._on_latest, self.failed.emit)

    def flush(self) -> None:
        """Bring to the disk what is not there yet."""
        self._saver.flush()

    def close(self) -> None:
        """Save what is not saved and stop."""
        self._again.stop()
        self._try_again()
        self._saver.flush()
        self._look.close()
        self.findings.close()
        self.writing.close()
        self.duplicates.close()
        self.appearance.close()
        self.lists.close()

    # On other threads

    def _look_at(self, form: ArticleForm, token: CancelToken) -> _Looked:
        forms = self._services.forms
        return _Looked(form, forms.check(form, token), forms.preview(form, token))

    # What comes back

    def _typed(self) -> TypedArticle:
        return TypedArticle(self.edited.form, self.edited.base, self.edited.base_number)

    def _in_state(self, form: ArticleForm, state: State) -> ArticleForm:
        form = form.with_value("state", state.value)
        if state is State.VALIDATED:
            return form.with_value("validated_on", self._clock.now().astimezone().date().isoformat())
        return form if state is State.ARCHIVED else form.with_value("validated_on", "")

    def _on_unfinished(self, found: tuple[UnfinishedArticle, ...]) -> None:
        self.unfinished.emit(found)

    def _on_opened(self, opened: OpenedArticle) -> None:
        if opened.article_id != self._wanted:
            return
        self._put(opened)
        self.shared.emit(opened.others)
        if opened.recovered_at is not None:
            self.recovered.emit(opened.recovered_at)
        if opened.revision is not None and opened.form is not opened.base:
            self._say_outdated(opened)

    def _say_outdated(self, opened: OpenedArticle) -> None:
        """Say that a draft was begun on an older revision, and hold on to that one: a save must not hide the newer."""
        revision = opened.revision
        if revision is not None and opened.draft_number != revision.number:
            self.edited.hold_number(opened.draft_number)
            self._saver.follow(opened.article_id, self._typed())
            self.outdated.emit(revision)

    def _put(self, opened: OpenedArticle) -> None:
        self._saved_at = None
        number = opened.revision.number if opened.revision else 0
        self._saver.follow(opened.article_id, TypedArticle(opened.form, opened.base, number))
        self.edited.open(opened.article_id, opened.revision, opened.base, opened.form)
        self._look.set_query(self.edited.form)

    def _on_changed(self) -> None:
        self._saver.set_content(self._typed())
        self._look.set_query(self.edited.form)

    def _on_looked(self, looked: _Looked) -> None:
        self.edited.set_problems(looked.form, looked.problems)
        self.previewed.emit(looked.preview)

    def _on_draft_saved(self, article_id: UUID) -> None:
        self._lost.pop(article_id, None)
        if article_id == self.edited.article_id:
            self._saved_at = self._clock.now()
            self.draft_saved.emit()
        if not self.pending:
            self.settled.emit()

    def _on_keep_failed(self, article_id: UUID, typed: TypedArticle, error: KbError) -> None:
        self._lost[article_id] = typed
        if article_id != self.edited.article_id:
            self._again.start()
        self.unkept.emit(error)

    def _try_again(self) -> None:
        """Bring to the disk what was typed in articles that are not open any more."""
        for article_id, typed in self._lost.items():
            if article_id != self.edited.article_id:
                self._saver.write(article_id, typed)

    def _on_saved(self, form: ArticleForm, before: State, saved: SavedArticle) -> None:
        """Take in that ``form`` is saved; what was typed since stays, only the state is the library's."""
        revision, article_id = saved.revision, saved.revision.article.id
        if article_id == self.edited.article_id:
            self._saved_at = revision.saved_at
            kept = self.edited.form == form
            self.edited.rebase(revision, saved.base)
            if kept:
                self._saver.follow(article_id, self._typed())
            else:
                self._saver.set_content(self._typed())
        if saved.changes:
            self.library_changed.emit(saved.changes)
        self.saved.emit(before, revision.article.state)

    def _on_save_failed(self, article_id: UUID, error: KbError) -> None:
        if isinstance(error, ArticleChangedError) and article_id == self.edited.article_id:
            self._runner.read(partial(self._desk.latest, article_id), self._on_conflict, self.failed.emit)
        else:
            self.failed.emit(error)

    def _on_conflict(self, latest: SavedArticle | None) -> None:
        if latest is not None:
            self.conflicted.emit(latest.revision)

    def _on_latest(self, latest: SavedArticle | None) -> None:
        edited = self.edited
        if latest is None or latest.revision.article.id != edited.article_id:
            return
        if latest.revision.number <= edited.base_number:
            return
        if edited.modified:
            self.outdated.emit(latest.revision)
            return
        self._saver.follow(edited.article_id, TypedArticle(latest.base, latest.base, latest.revision.number))
        edited.follow(latest.revision, latest.base)
