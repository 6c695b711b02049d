"""The screen 検索: a field, filters, results, a preview; widgets, layout and wiring only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QVBoxLayout

from desktop.search.columns import Columns
from desktop.search.count_line import CountLine
from desktop.search.facets import FacetPane
from desktop.search.keys import SearchKeys
from desktop.search.models import ResultsModel
from desktop.search.no_hits import NoHits
from desktop.search.preview import PreviewPane
from desktop.search.results import ResultList
from desktop.texts import error_text
from desktop.widgets.fields import SearchField
from desktop.widgets.message_bar import Grade, Message
from desktop.widgets.panes import set_ground
from desktop.widgets.screen import Screen
from kb.domain.article import Changes
from kb.errors import IndexUnavailableError, KbError

if TYPE_CHECKING:
    from desktop.commands import Command
    from desktop.search.presenter import SearchPresenter
    from desktop.search.question import Answer
    from desktop.theme import Theme
    from kb.domain.reading import ReadableArticle


class SearchPanel(Screen):
    """Everything is done from the field: arrows choose, Enter opens, Ctrl+C copies, Esc goes back.

    Signals:
        use_article_request: (article id as UUID) count it as used in the running call.
    """

    use_article_request = Signal(object)

    screen_id = "search"
    icon = "search"

    def __init__(self, theme: Theme, presenter: SearchPresenter) -> None:
        """Show the library from its newest article on, once it is open."""
        super().__init__()
        self._presenter = presenter
        self._on_call = False
        self._open_when_answered = False
        self._asked_text: str | None = None
        self._model = ResultsModel()
        set_ground(self, "surface")
        self.field = SearchField(theme, name=self.tr("検索"), placeholder=self.tr("言葉、商品、状況で探す"))
        self.count = CountLine(theme)
        self.facets = FacetPane(theme)
        self.list = ResultList(theme, self._model, name=self.tr("検索結果"))
        self.nothing = NoHits(theme)
        self.preview = PreviewPane(theme)
        self._opened = False
        self._columns = Columns(theme, self.field, self.count, self.facets, self.list, self.nothing, self.preview)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._columns)
        self._wire()
        self.count.say(self.tr("ライブラリが開いたら、すぐに探します。"))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._begin()

    def _begin(self) -> None:
        """Ask the first question once somebody looks: at a start the suggestions for a call go first."""
        if self._opened and self.isVisible() and not self._presenter.started:
            self._presenter.start()

    # What the window asks

    def activate(self) -> None:
        if self._columns.reading:
            self.preview.view.setFocus()
        else:
            self.field.setFocus()
            self.field.edit.selectAll()

    def carry_out(self, command: Command) -> bool:
        if command.id == "search.focus":
            self._leave_reading()
            self.activate()
            return True
        if command.id == "edit":
            return self._edit()
        return command.id == "use" and self._use()

    def open_article(self, article_id: object) -> bool:
        self._presenter.select(article_id)  # type: ignore[arg-type] # the window passes ids on as objects
        self._enter_reading()
        return True

    def hint(self) -> str:
        """Return the keys that work from the field, for the status line."""
        return self.tr("↑↓ 選ぶ   Enter 開く   Ctrl+C 言葉をコピー")

    def on_library_opened(self) -> None:
        self._opened = True
        self._begin()

    def on_library_changed(self, changes: object, initiator: object) -> None:
        if isinstance(changes, Changes):
            self._presenter.on_changed(changes)

    def set_on_call(self, on_call: bool) -> None:
        """A call runs, or no longer: articles are then opened beside its notes and can be used in it."""
        if on_call == self._on_call:
            return
        self._on_call = on_call
        self.preview.set_on_call(on_call)
        if self._presenter.answer is not None:
            self.nothing.show_answer(self._presenter.answer, on_call=on_call)

    def shut_down(self) -> None:
        self.count.set_busy(False)
        self._presenter.close()

    # What the presenter tells

    def _on_answered(self, answer: Answer) -> None:
        self.count.say("")
        self.count.show_answer(answer)
        self.facets.show_answer(answer)
        self.nothing.show_answer(answer, on_call=self._on_call)
        self._model.set_hits(answer.hits, answer.results.total)
        self.message_over.emit(IndexUnavailableError.code)
        other_text = answer.question.text != self._asked_text
        self._asked_text = answer.question.text
        if not self._columns.reading:
            self.list.choose(None if other_text else self._presenter.selected)
        self.preview.view.set_marks(answer.marks)
        self._columns.show_found(bool(answer.hits))
        if self._open_when_answered:
            self._open_when_answered = False
            self._open()

    def _on_failed(self, error: KbError) -> None:
        self._open_when_answered = False
        if isinstance(error, IndexUnavailableError):
            self.count.say(error_text(error), warning=True)
        else:
            self.message.emit(Message(error_text(error), Grade.WARN, key=error.code))

    def _on_article(self, article: ReadableArticle | None) -> None:
        answer = self._presenter.answer
        self.preview.show_article(article, answer.marks if answer else (), self._presenter.missing)
        if article is None and self._columns.reading:
            self._leave_reading()

    # What the user does

    def _on_submitted(self) -> None:
        if self._presenter.busy:
            # Enter came before the answer to the last letters: what it means is in that answer.
            self._open_when_answered = True
            self._presenter.hurry()
        else:
            self._open()

    def _open(self) -> None:
        chosen = self._presenter.selected
        if chosen is None:
            return
        if self._on_call:
            self.open_article_request.emit(chosen)
        else:
            self._enter_reading()

    def _use(self) -> bool:
        chosen = self._presenter.selected
        if not self._on_call or chosen is None:
            return False
        self.preview.mark_used(chosen)
        self.use_article_request.emit(chosen)
        return True

    def _edit(self) -> bool:
        chosen = self._presenter.selected
        if chosen is not None:
            self.edit_request.emit(chosen)
        return chosen is not None

    def _copy(self) -> None:
        missing = self._presenter.missing
        if missing:
            names = "、".join(missing)
            text = self.tr("まだ入っていない欄があるため、コピーしていません: {names}").format(names=names)
            self.message.emit(Message(text, Grade.WARN, key="search.copy"))
        elif words := self._presenter.words:
            QGuiApplication.clipboard().setText(words)
            self.message.emit(Message(self.tr("言葉をコピーしました。"), key="search.copy"))

    def _leave(self) -> None:
        if self._columns.reading:
            self._leave_reading()
            self.field.setFocus()
        elif self.field.text:
            self.field.set_text("")
            self.field.setFocus()
        else:
            self.command_request.emit("show.call")

    def _enter_reading(self) -> None:
        self._columns.set_reading(True)
        self.preview.view.setFocus()

    def _leave_reading(self) -> None:
        if self._columns.reading:
            self._columns.set_reading(False)
            self.list.choose(self._presenter.selected)

    def _search_for(self, text: str) -> None:
        self.field.set_text(text)
        self.field.setFocus()
        self._presenter.hurry()

    # Building

    def _wire(self) -> None:
        keys = SearchKeys(self, field=self.field.edit, results=self.list)
        keys.watch(self.preview.view, *(section.list for section in self.facets.sections.values()))
        keys.copy_wanted.connect(self._copy)
        keys.open_wanted.connect(self._open)
        keys.left.connect(self._leave)
        presenter = self._presenter
        presenter.answered.connect(self._on_answered)
        presenter.failed.connect(self._on_failed)
        presenter.busy_changed.connect(self.count.set_busy)
        presenter.article_changed.connect(self._on_article)
        self._model.more_wanted.connect(presenter.more, Qt.ConnectionType.QueuedConnection)
        self.field.text_changed.connect(presenter.set_text)
        self.field.submitted.connect(self._on_submitted)
        self.field.left.connect(self._leave)
        self.field.moved.connect(self.list.step)
        self.list.chosen.connect(presenter.select)
        self.list.opened.connect(self._open)
        self.facets.toggled.connect(presenter.toggle)
        self.facets.cleared.connect(presenter.clear_choices)
        self.count.spelling_chosen.connect(self._search_for)
        self.count.order_chosen.connect(presenter.set_order)
        self.count.filters_wanted.connect(self._columns.show_filters)
        self.nothing.spelling_chosen.connect(self._search_for)
        self.nothing.clear_wanted.connect(presenter.clear_choices)
        self.nothing.write_wanted.connect(self.write_request)
        self.nothing.call_wanted.connect(lambda: self.command_request.emit("show.call"))
        self.preview.open_requested.connect(self._open)
        self.preview.copy_requested.connect(self._copy)
        self.preview.use_requested.connect(self._use)
        self.preview.edit_requested.connect(self._edit)
        self.preview.back_requested.connect(self._leave)
