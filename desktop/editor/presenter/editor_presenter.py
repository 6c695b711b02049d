"""What the screen 編集 knows and does: opening, autosave, saving, publishing."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.editor.presenter.edited import EditedArticle
from desktop.editor.presenter.findings import FindingsPresenter
from desktop.tasks.autosave import Autosave
from desktop.tasks.live_search import LiveSearch
from kb.domain.article import State
from kb.domain.article_form import ArticleForm
from kb.identifiers import new_id

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from desktop.editor.presenter.ports import EditorServices
    from desktop.tasks.faults import FaultChannel
    from desktop.tasks.runner import TaskRunner
    from kb.cancellation import CancelToken
    from kb.clock import Clock
    from kb.domain.article import ArticleRevision, Changes, Kind
    from kb.domain.article_form import LibraryWords
    from kb.domain.article_line import ArticleLine
    from kb.domain.preview import ArticlePreview
    from kb.domain.stored_draft import StoredDraft
    from kb.errors import KbError, Problem


@dataclass(frozen=True, slots=True)
class _Opened:
    article_id: UUID
    revision: ArticleRevision | None
    base: ArticleForm
    form: ArticleForm


@dataclass(frozen=True, slots=True)
class _Looked:
    form: ArticleForm
    problems: tuple[Problem, ...]
    preview: ArticlePreview


class EditorPresenter(QObject):
    """``edited`` is the article in the editor.

    Signals:
        listed: (lines) all articles, by kind and title.
        worded: (LibraryWords) what can be chosen for product, cause and tags.
        previewed: (ArticlePreview) what an agent would see of the present content.
        draft_saved: the content is on the disk; ``saved_at`` tells when.
        saved: (State) an explicit save ended well.
        failed: (KbError) what was asked for could not be done; nothing is lost.
        library_changed: (Changes).
        settled: nothing typed is on its way to the disk any more.
    """

    listed = Signal(object)
    worded = Signal(object)
    previewed = Signal(object)
    draft_saved = Signal()
    saved = Signal(object)
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
        self._editor = editor
        self.edited = EditedArticle(self)
        self._wanted: UUID | None = None
        self._saved_at: datetime | None = None
        self._saver: Autosave[ArticleForm] = Autosave(self._write_draft, runner, parent=self)
        self._saver.saved.connect(self._on_draft_saved)
        self._saver.failed.connect(lambda _id, _form, error: self.failed.emit(error))
        self._look: LiveSearch[ArticleForm, _Looked] = LiveSearch(self._look_at, faults, delay_ms=delay_ms, parent=self)
        self._look.succeeded.connect(self._on_looked)
        self._look.failed.connect(self.failed)
        # A pause that is long enough to look up: a word that is half typed is no finding yet.
        self.findings = FindingsPresenter(self.edited, services.linting, faults, delay_ms=3 * delay_ms, parent=self)
        self.findings.failed.connect(self.failed)
        self.findings.open_wanted.connect(self.open)
        self._bases: dict[UUID, tuple[int, ArticleForm]] = {}
        self.edited.changed.connect(self._on_changed)

    @property
    def saved_at(self) -> datetime | None:
        """When the content was last brought to the disk; None before that."""
        return self._saved_at

    @property
    def pending(self) -> bool:
        """Whether something typed is not on the disk yet."""
        return self._saver.pending or self._saver.saving

    # What the editor does

    def refresh(self) -> None:
        """Ask for the list and for the words that can be chosen."""
        self._runner.read(self._services.forms.lines, self._on_lines)
        self._runner.read(self._services.forms.words, self._on_words)

    def open(self, article_id: UUID) -> None:
        """Put an article into the editor, with the draft there is of it; what is typed in the present one is saved."""
        self._saver.flush()
        self._wanted = article_id
        # On the writing thread: a draft of it that is still on its way there must be read.
        self._runner.write(partial(self._read, article_id), self._on_read, self._on_read_failed)

    def start(self, kind: Kind, title: str = "", body: str = "") -> None:
        """Put a new article into the editor; it is in the library with its first explicit save."""
        self._saver.flush()
        self._wanted = article_id = new_id()
        values = {"kind": kind.value, "title": title, "state": State.DRAFT.value}
        form = ArticleForm({key: value for key, value in values.items() if value}, body)
        self._put(_Opened(article_id, None, ArticleForm(), form))

    def save(self, state: State | None = None) -> None:
        """Save the article as a revision, in another state where one is given; ``saved`` or ``failed`` follows."""
        article_id = self.edited.article_id
        if article_id is None:
            return
        self._saver.flush()
        form = self.edited.form
        sent = form if state is None else self._in_state(form, state)
        work = partial(self._write, article_id, sent, self.edited.base_number)
        self._runner.write(work, partial(self._on_saved, form), self.failed.emit)

    def flush(self) -> None:
        """Bring to the disk what is not there yet."""
        self._saver.flush()

    def close(self) -> None:
        """Save what is not saved and stop."""
        self._saver.flush()
        self._look.close()
        self.findings.close()

    # On other threads

    def _read(self, article_id: UUID) -> _Opened:
        forms, drafts = self._services.forms, self._services.drafts
        revision = self._services.editing.get(article_id)
        base = forms.of(revision.article)
        draft = drafts.own(article_id, editor=self._editor) or self._adopted(article_id)
        return _Opened(article_id, revision, base, base if draft is None else forms.read(draft.text))

    def _adopted(self, article_id: UUID) -> StoredDraft | None:
        """Take over what a window that is gone left of the article."""
        drafts = self._services.drafts
        for draft in drafts.drafts_of(article_id, editor=self._editor):
            adopted = drafts.adopt(draft, editor=self._editor)
            if adopted is not None:
                return adopted
        return None

    def _write_draft(self, article_id: UUID, form: ArticleForm) -> None:
        number, base = self._bases.get(article_id, (0, ArticleForm()))
        drafts = self._services.drafts
        if form.same_as(base):
            drafts.discard(article_id, editor=self._editor)
        else:
            drafts.save(article_id, self._services.forms.write(form), editor=self._editor, base_number=number)

    def _write(
        self, article_id: UUID, form: ArticleForm, base_number: int
    ) -> tuple[Changes, ArticleRevision, ArticleForm]:
        article = self._services.forms.article(form, article_id)
        changes = self._services.editing.save(article, editor=self._editor, base_number=base_number)
        revision = self._services.editing.get(article_id)
        return changes, revision, self._services.forms.of(revision.article)

    def _look_at(self, form: ArticleForm, token: CancelToken) -> _Looked:
        forms = self._services.forms
        return _Looked(form, forms.check(form, token), forms.preview(form, token))

    # What comes back

    def _in_state(self, form: ArticleForm, state: State) -> ArticleForm:
        form = form.with_value("state", state.value)
        if state is State.VALIDATED:
            return form.with_value("validated_on", self._clock.now().astimezone().date().isoformat())
        return form if state is State.ARCHIVED else form.with_value("validated_on", "")

    def _on_lines(self, lines: tuple[ArticleLine, ...]) -> None:
        self.listed.emit(lines)

    def _on_words(self, words: LibraryWords) -> None:
        self.worded.emit(words)

    def _on_read(self, opened: _Opened) -> None:
        if opened.article_id == self._wanted:
            self._put(opened)

    def _on_read_failed(self, error: KbError) -> None:
        self.failed.emit(error)

    def _put(self, opened: _Opened) -> None:
        self._saved_at = None
        self._saver.follow(opened.article_id, opened.form)
        self._bases[opened.article_id] = (opened.revision.number if opened.revision else 0, opened.base)
        self.edited.open(opened.article_id, opened.revision, opened.base, opened.form)
        self._look.set_query(self.edited.form)

    def _on_changed(self) -> None:
        self._saver.set_content(self.edited.form)
        self._look.set_query(self.edited.form)

    def _on_looked(self, looked: _Looked) -> None:
        self.edited.set_problems(looked.form, looked.problems)
        self.previewed.emit(looked.preview)

    def _on_draft_saved(self, article_id: UUID) -> None:
        if article_id == self.edited.article_id:
            self._saved_at = self._clock.now()
            self.draft_saved.emit()
        if not self.pending:
            self.settled.emit()

    def _on_saved(self, form: ArticleForm, answer: tuple[Changes, ArticleRevision, ArticleForm]) -> None:
        """Take in that ``form`` is saved; what was typed since stays, only the state is the library's."""
        changes, revision, base = answer
        article_id = revision.article.id
        self._bases[article_id] = (revision.number, base)
        if article_id == self.edited.article_id:
            self._saved_at = revision.saved_at
            kept = self.edited.form == form
            self.edited.rebase(revision, base)
            if kept:
                self._saver.follow(article_id, self.edited.form)
            else:
                self._saver.set_content(self.edited.form)
        if changes:
            self.library_changed.emit(changes)
        self.saved.emit(revision.article.state)
