"""The sheets of this screen, and the commands that open them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from desktop.call.ending.case_sheet import CaseSheet
from desktop.call.ending.end_sheet import EndSheet
from desktop.call.ending.review_sheet import ReviewSheet
from desktop.call.handover.memo_page import MemoPage, print_page
from desktop.call.handover.memo_sheet import MemoSheet
from desktop.texts import in_language
from desktop.widgets.printer import ask_for_printer
from kb.domain.exporting import Export

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.call.messages import CallMessages
    from desktop.call.notes.pane import NotesPane
    from desktop.call.overview_pane import OverviewPane
    from desktop.call.presenter import CallPresenter
    from desktop.call.promises.desk import PromisesDesk
    from desktop.commands import Command
    from desktop.theme import Theme
    from desktop.widgets.printer import AskPrinter
    from desktop.widgets.screen import Screen


class CallSheets(QObject):
    """``actions`` are by the ids of commands, as the panel carries them out.

    Signals:
        memo_handed_over: (role) the memo is on the clipboard and kept.
        history_copied: the interaction history of a call is on the clipboard.
    """

    memo_handed_over = Signal(str)
    history_copied = Signal()

    def __init__(
        self,
        theme: Theme,
        presenter: CallPresenter,
        screen: Screen,
        ask_printer: AskPrinter = ask_for_printer,
    ) -> None:
        """The window of ``screen`` is covered. ``ask_printer`` lets the user choose where to print."""
        super().__init__(screen)
        self._theme = theme
        self._presenter = presenter
        self._screen = screen
        self._ask_printer = ask_printer
        self.memo = MemoSheet(theme, presenter, screen)
        self.end = EndSheet(theme, presenter, screen)
        self.case = CaseSheet(theme, presenter, screen)
        self.reviews = ReviewSheet(theme, presenter, screen)
        self.actions: dict[str, Callable[[Command], bool]] = {
            "call.memo": lambda _: self.memo.ask(),
            "call.second": lambda _: self._make_secondary(),
        }
        self.memo.copied.connect(self._on_copied)
        self.memo.print_wanted.connect(self._print)
        self.end.case_wanted.connect(self.case.ask)
        self.end.history_copied.connect(self._on_history)

    def join(self, notes: NotesPane, overview: OverviewPane, promises: PromisesDesk, messages: CallMessages) -> None:
        """Let the other parts of the screen open sheets and go on with what is done in them."""
        overview.finish_wanted.connect(self._presenter.after_call.open)
        overview.reviews_wanted.connect(self.reviews.ask)
        self.end.promise_wanted.connect(promises.open_for)
        self.end.typed.connect(partial(self._write_on, notes))
        self.memo_handed_over.connect(messages.memo_handed_over)
        self.history_copied.connect(messages.history_copied)

    def _write_on(self, notes: NotesPane, text: str) -> None:
        """Go on in the notes with what was begun over the record of the last call, whatever screen lies behind it."""
        self._screen.command_request.emit("show.call")
        notes.write(text)

    def _make_secondary(self) -> bool:
        """Note it at once, and show the memo with exactly the fields of P24 where there is room."""
        noted = self._presenter.session.make_secondary()
        if noted and self.memo.has_room:
            self.memo.ask()
        return noted

    def _on_copied(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        person = self._presenter.hand_over.person
        self.memo_handed_over.emit(in_language(person.role) if person else "")

    def _on_history(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.history_copied.emit()

    def _print(self) -> None:
        page = self._page()
        to_file = self._presenter.ways.refusal(Export.PDF) is None
        printer = self._ask_printer(self._screen.window(), to_file=to_file) if page is not None else None
        if page is not None and printer is not None:
            print_page(page, printer, self._theme.font("body"))

    def _page(self) -> MemoPage | None:
        hand_over = self._presenter.hand_over
        memo, draft = hand_over.memo, hand_over.draft
        if memo is None or draft is None:
            return None
        started = memo.call.started_at.astimezone()
        agent = self._presenter.session.agent
        head = self.tr("{day} {time} 開始 · 担当 {agent}").format(
            day=f"{started:%Y-%m-%d}", time=f"{started:%H:%M}", agent=agent or self.tr("（名前なし）")
        )
        rows = tuple((draft.labels.get(name, name.value), text) for name, text in draft.fields.items())
        return MemoPage(self.tr("引き継ぎメモ"), head, rows)
