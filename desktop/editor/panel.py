"""The screen 編集: list, head, form, text, preview, findings; widgets, layout and wiring only."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.editor.appearance.desk import AppearanceDesk
from desktop.editor.articles.desk import ArticlesDesk
from desktop.editor.articles.pane import KINDS
from desktop.editor.attributes.desk import AttributesDesk
from desktop.editor.columns import Columns
from desktop.editor.duplicates.desk import DuplicatesDesk
from desktop.editor.empty import NoArticle
from desktop.editor.findings.desk import FindingsDesk
from desktop.editor.head.desk import HeadDesk
from desktop.editor.messages import EditorMessages
from desktop.editor.pictures.desk import PicturesDesk
from desktop.editor.preview.pane import PreviewPane
from desktop.editor.printing.desk import PrintingDesk
from desktop.editor.text.desk import WritingDesk
from desktop.editor.versions import VersionDesk
from desktop.texts import error_text
from desktop.widgets.message_bar import MessageBar
from desktop.widgets.screen import Screen
from kb.domain.article import Changes, Kind
from kb.domain.exporting import Export

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from desktop.commands import Command
    from desktop.editor.presenter import EditedArticle, EditorPresenter
    from desktop.editor.queues.desk import QueueDesk
    from desktop.theme import Theme
    from kb.domain.article_form import ArticleForm


#: What can be done while a queue stands in place of the article.
_BESIDE_QUEUES = frozenset({"editor.new", "editor.find"})


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
        self._queues: QueueDesk | None = None
        self.listing = ArticlesDesk(theme, presenter)
        self.articles = self.listing.pane
        self.head = HeadDesk(theme, presenter)
        self.bar = MessageBar(theme)
        self.messages = EditorMessages(self.bar, presenter, can_merge=True)
        self._form = AttributesDesk(theme, presenter, self.head.state)
        self.attributes = self._form.pane
        self.writing = WritingDesk(theme, presenter.writing, self._edited)
        self.printing = PrintingDesk(theme, presenter.printing, self)
        self.pictures = PicturesDesk(presenter.pictures, self._edited, self.writing.pane)
        self.text = self.writing.pane.edit
        self.preview = PreviewPane(theme, self.text)
        self.findings = FindingsDesk(theme, presenter.findings, self._edited, self.writing.pane, self._field_of)
        self.nothing = NoArticle(theme, KINDS)
        self.columns = Columns(theme, self.articles, self.head.pane, self.writing.pane, self.preview)
        self.columns.form.addWidget(self.attributes)
        self.versions = VersionDesk(theme, presenter, self)
        self.columns.keep(self.nothing, *self.versions.panes)
        self.duplicates = DuplicatesDesk(theme, presenter.duplicates, self)
        self.appearance = AppearanceDesk(theme, presenter.appearance, self)
        for desk in (self.listing, self.head, self._form, self.writing, self.findings):
            desk.setParent(self)  # one that nobody owns would live on with all that it is connected to
        self.add_bar(self.bar)
        self.add_bar(self.duplicates.bar)
        self.add_below(self.findings.pane)
        self.findings.pane.appearance_wanted.connect(self.appearance.open)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.columns)
        self._wire()
        self._on_opened()

    @property
    def edited(self) -> EditedArticle:
        """The article in the editor."""
        return self._edited

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
        self.columns.keep(desk.pane)
        desk.shown.connect(self.versions.leave)
        desk.shown.connect(lambda: self.columns.show_instead(desk.pane))
        desk.left.connect(self._leave_queue)
        desk.article_wanted.connect(self._presenter.open)
        desk.message.connect(self.message)
        desk.message_over.connect(self.message_over)
        desk.library_changed.connect(lambda changes: self.library_changed_here.emit(changes, self))

    def _leave_queue(self) -> None:
        """Show the article again, or what to do where none is open."""
        self._show_article()
        self.activate()

    def _show_article(self) -> None:
        self.columns.show_instead(None if self._edited.article_id else self.nothing)

    # What the window asks

    def activate(self) -> None:
        if self._queues is not None and self._queues.on_show:
            self._queues.pane.take_focus()
        elif self._edited.article_id is None:
            self.columns.show_list(shown=True)
            self.articles.field.setFocus()
        else:
            self.text.setFocus()

    def carry_out(self, command: Command) -> bool:
        if self._queues is not None and self._queues.on_show and command.id not in _BESIDE_QUEUES:
            return False  # nobody saves or publishes an article that is not to be seen
        if self.versions.carry_out(command):
            return True
        actions = {
            "save": self._presenter.save,
            "use": self.head.publish,
            "editor.validate": self.head.validate,
            "editor.new": self._ask_kind,
            "editor.find": self._find,
            "editor.title": self.head.pane.title.take_focus,
        }
        if command.id not in actions:
            return any(
                desk.carry_out(command) for desk in (self.findings, self.duplicates, self.appearance, self.printing)
            )
        actions[command.id]()
        return True

    def edit_article(self, article_id: object) -> bool:
        if isinstance(article_id, UUID):
            self._presenter.open(article_id)
        return True

    def write_article(self, words: str) -> bool:
        if self._presenter.gate.may_start():
            return True  # the screen says why not
        self._start(Kind.CASE, words)
        self._edited.set_value("customer_words", (words,))
        return True

    def hint(self) -> str:
        """Return what an editor need not think of, for the status line."""
        return self.tr("下書きは書くたびに保存されます   Ctrl+S 版に残す")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look(Changes(queues=True))

    def on_library_opened(self) -> None:
        self._opened = True
        self._presenter.gate.refresh()
        self._presenter.ways.load()
        self._look(Changes(queues=True))

    def on_library_failed(self) -> None:
        self.nothing.show_failure()

    def on_library_changed(self, changes: object, initiator: object) -> None:
        if not isinstance(changes, Changes):
            return
        if changes.everything or changes.articles:
            self.listing.change()
            self._presenter.findings.look_again()  # what it links to may be another article by now
            if initiator is not self and (changes.everything or self._edited.article_id in changes.articles):
                self._presenter.look_again()
        self._look(changes)

    def _look(self, changes: Changes) -> None:
        """List and count once somebody looks: at a start the suggestions for a call go first."""
        if self._opened and self.isVisible():
            self.listing.look()
            if self._queues is not None:
                self._queues.on_changed(changes)

    def unsaved(self) -> str:
        return self._presenter.unsaved

    def busy(self) -> str:
        if self._edited.modified:
            return self.tr("編集中の記事に、版に残していない変更があります。保存してから、もう一度お試しください。")
        return ""

    def pending(self) -> str:
        return "" if self._opened or not self._presenter.pending else self._edited.form.body or self._edited.form.title

    def shut_down(self) -> None:
        if self._queues is not None:
            self._queues.close()
        self._presenter.close()

    # What the presenter tells

    def _on_opened(self) -> None:
        self._show_article()
        if self._queues is not None:
            self._queues.forget()
        self.text.set_text(self._edited.form.body)
        self.columns.show_list(shown=self._edited.article_id is None)
        if self._edited.article_id is not None and self.isVisible():
            self.text.setFocus()

    def _on_replaced(self, _before: ArticleForm) -> None:
        self.text.set_text(self._edited.form.body, keep_undo=True)

    def _on_arranged(self) -> None:
        columns = self.columns
        self.attributes.set_compact(columns.low)
        self.head.pane.show_room(
            list_beside=columns.list_beside, preview_beside=columns.preview_beside, previewing=columns.previewing
        )

    def _on_locked(self, locked: bool) -> None:
        self.text.setReadOnly(locked)
        self.attributes.set_locked(locked)

    # What the user does

    def _field_of(self, key: str) -> QWidget | None:
        return self.head.pane.title if key == "title" else self.attributes.field_of(key)

    def _find(self) -> None:
        self.columns.show_list(shown=True)
        self.articles.field.setFocus()

    def _on_gate(self) -> None:
        refusal = self._presenter.gate.may_start()
        for part in (self.articles, self.nothing):
            part.lock(error_text(refusal) if refusal else "")

    def _ask_kind(self) -> None:
        if self._presenter.gate.may_start():
            return
        self.columns.show_list(shown=True)
        self.articles.ask_kind()

    def _start(self, kind: Kind, title: str = "") -> None:
        if self._presenter.gate.may_start():
            return
        self._presenter.start(kind, title)
        self.head.pane.title.setFocus()
        self.head.pane.title.end(False)

    # Building

    def _wire(self) -> None:
        presenter, edited, head = self._presenter, self._edited, self.head.pane
        edited.opened.connect(self._on_opened)
        edited.replaced.connect(self._on_replaced)
        self.text.written.connect(lambda: edited.set_body(self.text.text))
        self.preview.line_wanted.connect(self.text.go_to)
        presenter.previewed.connect(self.preview.show_preview)
        presenter.library_changed.connect(lambda changes: self.library_changed_here.emit(changes, self))
        presenter.settled.connect(self.settled)
        self.preview.link_wanted.connect(presenter.writing.follow)
        head.print_wanted.connect(self.command_request)
        presenter.ways.changed.connect(lambda: head.show_pdf_closed(closed=bool(presenter.ways.refusal(Export.PDF))))
        self.duplicates.open_wanted.connect(presenter.open)
        self.versions.shown.connect(self.columns.show_instead)
        self.versions.message_over.connect(self.message_over)
        self.versions.left.connect(self._leave_queue)
        head.title.returnPressed.connect(self.text.setFocus)
        QWidget.setTabOrder(head.title, self.attributes.fields["kind"].control)
        head.history_wanted.connect(self.versions.history.open)
        self.messages.merge_wanted.connect(self.versions.merging.open)
        self.findings.blocked.connect(self.head.show_blockers)
        self.messages.problems_wanted.connect(lambda: presenter.findings.step(1))
        for desk in (self.findings, self.messages, self.versions, self.pictures, self.printing):
            desk.message.connect(self.message)
        self.head.locked.connect(self._on_locked)
        presenter.gate.changed.connect(self._on_gate)
        head.list_wanted.connect(lambda: self.columns.show_list(shown=not self.articles.isVisible()))
        head.preview_wanted.connect(lambda: self.columns.show_preview(shown=not self.preview.isVisible()))
        self.columns.arranged.connect(self._on_arranged)
        self.nothing.wanted.connect(self._start)
        self.listing.wanted.connect(self._start)
        self.listing.listed.connect(lambda empty: self.nothing.show_library(empty=empty, open_yet=True))
        self.nothing.import_wanted.connect(lambda: self.command_request.emit("show.setup"))
