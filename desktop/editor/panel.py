"""The screen 編集: list, head, form, text, preview; widgets, layout and wiring only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from desktop.editor.articles.items import ArticleRow
from desktop.editor.articles.pane import ArticlesPane
from desktop.editor.attributes.pane import AttributePane
from desktop.editor.columns import Columns
from desktop.editor.duplicates.desk import DuplicatesDesk
from desktop.editor.findings.desk import FindingsDesk
from desktop.editor.head.pane import HeadPane
from desktop.editor.head.state_row import StateRow
from desktop.editor.presenter.article_lists import PAGE
from desktop.editor.preview.pane import PreviewPane
from desktop.editor.text.desk import WritingDesk
from desktop.texts import error_text
from desktop.widgets.message_bar import Grade, Message
from desktop.widgets.screen import Screen
from kb.domain.article import Changes, Kind, State

if TYPE_CHECKING:
    from uuid import UUID

    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QWidget

    from desktop.commands import Command
    from desktop.editor.presenter import EditorPresenter
    from desktop.editor.presenter.desk import UnfinishedArticle
    from desktop.editor.queues.desk import QueueDesk
    from desktop.theme import Theme
    from kb.domain.article_form import ArticleForm
    from kb.domain.article_heading import HeadingChoices
    from kb.domain.preview import ArticlePreview
    from kb.errors import KbError

_FAILED = "editor.failed"


class EditorPanel(Screen):
    """Text is a draft on the disk a second after it was typed; Ctrl+S makes a revision, Ctrl+Enter publishes."""

    screen_id = "editor"
    icon = "pencil"

    def __init__(self, theme: Theme, presenter: EditorPresenter) -> None:
        """Show no article."""
        super().__init__()
        self._presenter = presenter
        self._edited = presenter.edited
        self._opened = False
        self._stale = True
        self._queues: QueueDesk | None = None
        self.articles = ArticlesPane(theme)
        self.head = HeadPane(theme)
        self.state = StateRow(theme)
        self.attributes = AttributePane(theme, self.state)
        self.writing = WritingDesk(theme, presenter.writing, self._edited)
        self.text = self.writing.pane.edit
        self.preview = PreviewPane(theme, self.text)
        self.findings = FindingsDesk(theme, presenter.findings, self._edited, self.text, self._field_of)
        self.columns = Columns(theme, self.articles, self.head, self.writing.pane, self.preview)
        self.columns.form.addWidget(self.attributes)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.columns)
        self.duplicates = DuplicatesDesk(theme, presenter.duplicates, self)
        self.add_bar(self.duplicates.bar)
        self.add_below(self.findings.pane)
        self._wire()
        self._on_opened()

    # Places for the parts

    def add_bar(self, bar: QWidget) -> None:
        """Put a bar below the head."""
        self.columns.bars.addWidget(bar)

    def add_below(self, pane: QWidget) -> None:
        """Put a pane below text and preview."""
        self.columns.below.addWidget(pane)

    def add_queues(self, desk: QueueDesk) -> None:
        """Show what there is to do above the articles, and a queue in place of the article while it is looked at."""
        self._queues = desk
        self.articles.add_queues(desk.list)
        desk.shown.connect(lambda: self.columns.show_instead(desk.pane))
        desk.left.connect(self._leave_queue)
        desk.article_wanted.connect(self._presenter.open)
        desk.message.connect(self.message)
        desk.message_over.connect(self.message_over)
        desk.library_changed.connect(lambda changes: self.library_changed_here.emit(changes, self))

    def _leave_queue(self) -> None:
        self.columns.show_instead(None)
        self.activate()

    # What the window asks

    def activate(self) -> None:
        if self._queues is not None and self._queues.on_show:
            self._queues.pane.take_focus()
        elif self._edited.article_id is None:
            self.articles.field.setFocus()
        else:
            self.text.setFocus()

    def carry_out(self, command: Command) -> bool:
        if self._queues is not None and self._queues.on_show and command.id != "editor.new":
            return False  # nobody saves or publishes an article that is not to be seen
        if command.id == "save":
            self._presenter.save()
        elif command.id == "use":
            self._publish()
        elif command.id == "editor.new":
            self.articles.ask_kind()
        else:
            return self.findings.carry_out(command) or self.duplicates.carry_out(command)
        return True

    def hint(self) -> str:
        """Return what an editor need not think of, for the status line."""
        return self.tr("下書きは書くたびに保存されます")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._list()
        self._count(Changes(queues=True))

    def on_library_opened(self) -> None:
        self._opened = True
        self._list()
        self._count(Changes(queues=True))

    def on_library_changed(self, changes: object, initiator: object) -> None:
        if isinstance(changes, Changes) and (changes.everything or changes.articles):
            self._stale = True
            self._list()
        if isinstance(changes, Changes):
            self._count(changes)

    def _count(self, changes: Changes) -> None:
        """Count what waits, once somebody looks."""
        if self._queues is not None and self._opened and self.isVisible():
            self._queues.on_changed(changes)

    def _list(self) -> None:
        """Ask for the list once somebody looks: at a start the suggestions for a call go first."""
        if self._opened and self._stale and self.isVisible():
            self._stale = False
            self._presenter.refresh()

    def pending(self) -> str:
        return self._edited.form.body if self._presenter.pending else ""

    def shut_down(self) -> None:
        self._presenter.close()
        if self._queues is not None:
            self._queues.close()

    def edit(self, article_id: UUID) -> None:
        """Open an article here and bring the screen up."""
        self._presenter.open(article_id)
        self.front_request.emit()

    # What the presenter tells

    def _on_opened(self) -> None:
        edited = self._edited
        form = edited.form
        self.columns.show_instead(None)
        if self._queues is not None:
            self._queues.forget()
        self.head.show_title(form.title)
        self.text.set_text(form.body)
        self.head.show_saved(self._presenter.saved_at)
        self.head.show_problems(0)
        self.head.show_blockers(self._presenter.findings.blockers)
        self.attributes.show_form(form)
        self.attributes.show_problems(())
        self._on_based()
        self.articles.mark(edited.article_id)
        for part in (self.head, self.writing.pane, self.attributes):
            part.setEnabled(edited.article_id is not None)

    def _on_replaced(self, _before: ArticleForm) -> None:
        form = self._edited.form
        self.head.show_title(form.title)
        self.text.set_text(form.body, keep_undo=True)

    def _on_changed(self) -> None:
        self.attributes.show_form(self._edited.form)

    def _on_checked(self) -> None:
        problems = self._edited.problems
        self.head.show_problems(len(problems))
        self.attributes.show_problems(problems)

    def _on_based(self) -> None:
        self.state.show_state(self._edited.form.state, {})
        self.state.show_revision(self._edited.revision)

    def _on_previewed(self, preview: ArticlePreview) -> None:
        self.preview.show_preview(preview)

    def _on_choices(self, choices: HeadingChoices) -> None:
        self.articles.offer(choices)
        self.attributes.offer("product", tuple(choices.products))
        self.attributes.offer("cause", tuple(choices.causes))
        self.attributes.offer("tags", tuple(choices.tags))

    def _on_unfinished(self, found: tuple[UnfinishedArticle, ...]) -> None:
        untitled = self.tr("（題名なし）")
        self.articles.show_unfinished(
            [ArticleRow(one.article_id, one.kind, one.title or untitled, State.DRAFT) for one in found]
        )

    def _on_saved(self, _before: State, state: State) -> None:
        self.message_over.emit(_FAILED)
        self.head.show_saved(self._presenter.saved_at)

    def _on_failed(self, error: KbError) -> None:
        self.message.emit(Message(error_text(error), Grade.WARN, key=_FAILED))

    # What the user does

    def _field_of(self, key: str) -> QWidget | None:
        field = self.attributes.fields.get(key)
        return field.control if field else (self.head.title if key == "title" else None)

    def _publish(self) -> None:
        self._presenter.save(State.NOT_VALIDATED)

    def _start(self, kind: Kind) -> None:
        self._presenter.start(kind)
        self.head.title.setFocus()

    # Building

    def _wire(self) -> None:
        presenter, edited = self._presenter, self._edited
        edited.opened.connect(self._on_opened)
        edited.replaced.connect(self._on_replaced)
        edited.changed.connect(self._on_changed)
        edited.checked.connect(self._on_checked)
        edited.based.connect(self._on_based)
        self.findings.message.connect(self.message)
        self.duplicates.open_wanted.connect(presenter.open)
        self.findings.blocked.connect(self.head.show_blockers)
        lists, articles = presenter.lists, self.articles
        lists.listed.connect(articles.show_outline)
        lists.paged.connect(articles.show_page)
        lists.choices_changed.connect(self._on_choices)
        articles.asked.connect(lists.set_query)
        articles.hurried.connect(lists.hurry)
        articles.field.submitted.connect(lambda: articles.open_first(busy=lists.busy))
        articles.list.articles.wanted.connect(lambda kind, place: lists.want(kind, place // PAGE))
        presenter.unfinished.connect(self._on_unfinished)
        presenter.previewed.connect(self._on_previewed)
        presenter.draft_saved.connect(lambda: self.head.show_saved(presenter.saved_at))
        presenter.saved.connect(self._on_saved)
        presenter.failed.connect(self._on_failed)
        presenter.library_changed.connect(lambda changes: self.library_changed_here.emit(changes, self))
        presenter.settled.connect(self.settled)
        self.articles.opened.connect(presenter.open)
        self.articles.wanted.connect(self._start)
        self.head.titled.connect(lambda text: edited.set_value("title", text))
        self.head.publish_wanted.connect(self._publish)
        self.head.validate_wanted.connect(lambda: presenter.save(State.VALIDATED))
        self.attributes.typed.connect(edited.set_value)
        self.state.path.chosen.connect(presenter.save)
        self.preview.line_wanted.connect(self.text.go_to)
        self.preview.link_wanted.connect(presenter.writing.follow)
        self.text.written.connect(lambda: edited.set_body(self.text.text))
