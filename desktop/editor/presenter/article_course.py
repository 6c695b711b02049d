"""The article in the editor from its opening to its next revision, and what others do to it meanwhile."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.editor.presenter.desk import ArticleDesk, OpenedArticle, TypedArticle
from desktop.editor.presenter.draft_keeper import DraftKeeper
from desktop.editor.presenter.edited import EditedArticle
from kb.domain.article import State
from kb.domain.article_form import ArticleForm
from kb.errors import ArticleChangedError
from kb.identifiers import new_id

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from desktop.editor.presenter.desk import SavedArticle
    from desktop.editor.presenter.ports import EditorServices
    from desktop.tasks.runner import TaskRunner
    from kb.clock import Clock
    from kb.domain.article import Kind
    from kb.errors import KbError


class ArticleCourse(QObject):
    """``edited`` is the article in the editor.

    Signals:
        recovered: (moment) the article was opened with what was typed until then in a window that is gone.
        shared: (tuple of OtherWriter) others are at the article in windows that are open; empty: nobody is.
        outdated: (ArticleRevision) it was saved elsewhere while it is being changed here.
        conflicted: (ArticleRevision) a save was refused for that reason; what was typed is kept as a draft.
        draft_saved: the content is on the disk; ``saved_at`` tells when.
        unkept, settled: as those of ``DraftKeeper``.
        saved: (State before, State) an explicit save ended well.
        failed: (KbError) what was asked for could not be done; nothing is lost.
        thrown: (article id, ArticleForm) what was typed is thrown away; ``bring_back`` takes it back.
        dropped: the draft of an article that was never saved is gone.
        library_changed: (Changes).
    """

    recovered = Signal(object)
    shared = Signal(object)
    outdated = Signal(object)
    conflicted = Signal(object)
    draft_saved = Signal()
    unkept = Signal(object)
    saved = Signal(object, object)
    failed = Signal(object)
    thrown = Signal(object, object)
    dropped = Signal()
    library_changed = Signal(object)
    settled = Signal()

    def __init__(
        self,
        services: EditorServices,
        runner: TaskRunner,
        clock: Clock,
        *,
        editor: str = "",
        parent: QObject | None = None,
    ) -> None:
        """Open nothing; ``editor`` is who sits here."""
        super().__init__(parent)
        self._runner = runner
        self._clock = clock
        self._desk = ArticleDesk(services, editor)
        self._wanted: UUID | None = None
        self._saved_at: datetime | None = None
        self.edited = EditedArticle(self)
        self._keeper = DraftKeeper(self._desk, runner, self)
        self._keeper.kept.connect(self._on_kept)
        self._keeper.unkept.connect(self.unkept)
        self._keeper.settled.connect(self.settled)
        self.edited.changed.connect(lambda: self._keeper.take(self._typed()))

    @property
    def saved_at(self) -> datetime | None:
        """When the content was last brought to the disk; None before that."""
        return self._saved_at

    @property
    def pending(self) -> bool:
        """Whether something typed is not on the disk yet."""
        return self._keeper.pending

    @property
    def unsaved(self) -> str:
        """What could not be brought to the disk, as text; it is tried again."""
        return self._keeper.unsaved

    # What the editor does

    def open(self, article_id: UUID) -> None:
        """Put an article into the editor, with the draft there is of it; what is typed in the present one is saved."""
        self._keeper.flush()
        self._wanted = article_id
        # On the writing thread: a draft of it that is still on its way there must be read.
        self._runner.write(partial(self._desk.open, article_id), self._on_opened, self.failed.emit)

    def start(self, kind: Kind, title: str = "", body: str = "") -> None:
        """Put a new article into the editor; it is in the library with its first explicit save."""
        self._keeper.flush()
        self._wanted = article_id = new_id()
        values = {"kind": kind.value, "title": title, "state": State.DRAFT.value}
        form = ArticleForm({key: value for key, value in values.items() if value}, body)
        self._put(OpenedArticle(article_id=article_id, base=ArticleForm(), form=form))
        if title or body:
            # Words that were kept for it are not lost either when nobody types on.
            self._keeper.keep(article_id, self._typed())

    def save(self, state: State | None = None) -> None:
        """Save the article as a revision, in another state where one is given; ``saved`` or ``failed`` follows."""
        article_id = self.edited.article_id
        if article_id is None:
            return
        self._keeper.flush()
        form = self.edited.form
        sent = form if state is None else self._in_state(form, state)
        work = partial(self._desk.save, article_id, sent, self.edited.base_number)
        before = self.edited.base.state
        self._runner.write(work, partial(self._on_saved, form, before), partial(self._on_save_failed, article_id))

    def throw_away(self) -> None:
        """Go back to what the library says; an article that is in no revision leaves the editor. ``thrown`` follows."""
        article_id, form = self.edited.article_id, self.edited.form
        if article_id is None:
            return
        if self.edited.revision is not None:
            self.edited.replace(self.edited.base)
        else:
            nothing = ArticleForm()
            self._wanted = None
            self._keeper.follow(None, TypedArticle(nothing, nothing, 0))
            self._runner.write(partial(self._desk.drop, article_id), self._on_dropped, self.failed.emit)
            self.edited.open(None, None, nothing, nothing)
        self.thrown.emit(article_id, form)

    def bring_back(self, article_id: UUID, form: ArticleForm) -> None:
        """Take back that what was typed was thrown away."""
        if article_id == self.edited.article_id:
            self.edited.replace(form)
        elif self.edited.article_id is None:
            self._wanted = article_id
            self._put(OpenedArticle(article_id=article_id, base=ArticleForm(), form=form))
            self._keeper.keep(article_id, self._typed())

    def look_again(self) -> None:
        """Another window or program changed the library: take the article over as it is now, or say so."""
        article_id = self.edited.article_id
        if article_id is not None and self.edited.revision is not None:
            self._runner.read(partial(self._desk.latest, article_id), self._on_latest, self.failed.emit)

    def flush(self) -> None:
        """Bring to the disk what is not there yet."""
        self._keeper.flush()

    # What comes back

    def _typed(self) -> TypedArticle:
        return TypedArticle(self.edited.form, self.edited.base, self.edited.base_number)

    def _in_state(self, form: ArticleForm, state: State) -> ArticleForm:
        form = form.with_value("state", state.value)
        if state is State.VALIDATED:
            return form.with_value("validated_on", self._clock.now().astimezone().date().isoformat())
        return form if state is State.ARCHIVED else form.with_value("validated_on", "")

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
            self._keeper.follow(opened.article_id, self._typed())
            self.outdated.emit(revision)

    def _put(self, opened: OpenedArticle) -> None:
        self._saved_at = None
        number = opened.revision.number if opened.revision else 0
        self._keeper.follow(opened.article_id, TypedArticle(opened.form, opened.base, number))
        self.edited.open(opened.article_id, opened.revision, opened.base, opened.form)

    def _on_dropped(self, _: object) -> None:
        self.dropped.emit()

    def _on_kept(self, article_id: UUID) -> None:
        if article_id == self.edited.article_id:
            self._saved_at = self._clock.now()
            self.draft_saved.emit()

    def _on_saved(self, form: ArticleForm, before: State, saved: SavedArticle) -> None:
        """Take in that ``form`` is saved; what was typed since stays, only the state is the library's."""
        revision, article_id = saved.revision, saved.revision.article.id
        if article_id == self.edited.article_id:
            self._saved_at = revision.saved_at
            kept = self.edited.form == form
            self.edited.rebase(revision, saved.base)
            if kept:
                self._keeper.follow(article_id, self._typed())
            else:
                self._keeper.take(self._typed())
        if saved.changes:
            self.library_changed.emit(saved.changes)
        self.saved.emit(before, revision.article.state)

    def _on_save_failed(self, article_id: UUID, error: KbError) -> None:
        if isinstance(error, ArticleChangedError) and article_id == self.edited.article_id:
            self._runner.read(partial(self._desk.latest, article_id), self._on_conflict, self.failed.emit)
        else:
            self.failed.emit(error)

    def _on_conflict(self, latest: SavedArticle | None) -> None:
        if latest is not None and latest.revision.article.id == self.edited.article_id:
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
        self._keeper.follow(edited.article_id, TypedArticle(latest.base, latest.base, latest.revision.number))
        edited.follow(latest.revision, latest.base)
