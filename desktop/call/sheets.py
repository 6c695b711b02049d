"""The sheets of this screen, and the commands that open them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from desktop.tasks.ways_out import PRINT
from desktop.texts import in_language
from desktop.widgets.printer import ask_for_printer, place_of
from kb.domain.exporting import Export

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.call.ending.case_sheet import CaseSheet
    from desktop.call.ending.end_sheet import EndSheet
    from desktop.call.ending.review_sheet import ReviewSheet
    from desktop.call.handover.memo_page import MemoPage
    from desktop.call.handover.memo_sheet import MemoSheet
    from desktop.call.messages import CallMessages
    from desktop.call.notes.pane import NotesPane
    from desktop.call.overview_pane import OverviewPane
    from desktop.call.presenter import CallPresenter
    from desktop.call.promises.desk import PromisesDesk
    from desktop.commands import Command
    from desktop.paper.report_desk import ReportDesk
    from desktop.theme import Theme
    from desktop.widgets.printer import AskPrinter
    from desktop.widgets.screen import Screen
    from kb.domain.call import Call


class CallSheets(QObject):
    """``actions`` are by the ids of commands, as the panel carries them out.

    A sheet is imported and made when it is needed for the first time: the window does not wait for what it hides.

    Signals:
        memo_handed_over: (role) the memo is on the clipboard and kept.
        history_copied: the interaction history of a call is on the clipboard.
        promise_wanted: (Call) a further promise is to be recorded for a call that ended.
        typed_on: (text) somebody writes over the record of a call: the next one has begun.
    """

    memo_handed_over = Signal(str)
    history_copied = Signal()
    promise_wanted = Signal(object)
    typed_on = Signal(str)

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
        #: Lets the user choose where to print.
        self.ask_printer = ask_printer
        self.actions: dict[str, Callable[[Command], bool]] = {
            "call.memo": lambda _: self.memo.ask(),
            "call.second": lambda _: self._make_secondary(),
        }
        presenter.after_call.opened.connect(lambda: self.end)  # it shows itself

    @cached_property
    def memo(self) -> MemoSheet:
        """The hand-over memo."""
        from desktop.call.handover.memo_sheet import MemoSheet  # noqa: PLC0415 - see the class

        made = MemoSheet(self._theme, self._presenter, self._screen)
        made.copied.connect(self._on_copied)
        made.print_wanted.connect(self._print)
        return made

    @cached_property
    def end(self) -> EndSheet:
        """The record of a call that ended."""
        from desktop.call.ending.end_sheet import EndSheet  # noqa: PLC0415 - see the class

        made = EndSheet(self._theme, self._presenter, self._screen)
        made.case_wanted.connect(self._ask_case)
        made.report_wanted.connect(self._ask_report)
        made.history_copied.connect(self._on_history)
        made.promise_wanted.connect(self.promise_wanted)
        made.typed.connect(self._write_on)
        return made

    @cached_property
    def case(self) -> CaseSheet:
        """The draft of a case."""
        from desktop.call.ending.case_sheet import CaseSheet  # noqa: PLC0415 - see the class

        return CaseSheet(self._theme, self._presenter, self._screen)

    @cached_property
    def report(self) -> ReportDesk:
        """The report of a call."""
        from desktop.paper.output import PaperOutput  # noqa: PLC0415 - see the class
        from desktop.paper.report_desk import ReportDesk  # noqa: PLC0415 - see the class

        reports, ways = self._presenter.reports, self._presenter.ways
        output = PaperOutput(self._theme, ways, self._screen, ask_printer=self.ask_printer)
        made = ReportDesk(self._theme, ways, self._screen, output)
        output.message.connect(self._screen.message)
        reports.made.connect(lambda report: made.ask(report, reports.call_id, reports.today))
        return made

    @cached_property
    def reviews(self) -> ReviewSheet:
        """The review items."""
        from desktop.call.ending.review_sheet import ReviewSheet  # noqa: PLC0415 - see the class

        return ReviewSheet(self._theme, self._presenter, self._screen)

    def join(self, notes: NotesPane, overview: OverviewPane, promises: PromisesDesk, messages: CallMessages) -> None:
        """Let the other parts of the screen open sheets and go on with what is done in them."""
        overview.finish_wanted.connect(self._presenter.after_call.open)
        overview.reviews_wanted.connect(self._ask_reviews)
        self.promise_wanted.connect(promises.open_for)
        self.typed_on.connect(notes.write)
        self.memo_handed_over.connect(messages.memo_handed_over)
        self.history_copied.connect(messages.history_copied)

    def _ask_case(self, call: Call) -> None:
        self.case.ask(call)

    def _ask_report(self, call: Call) -> None:
        self.report.sheet.leave()
        self._presenter.reports.ask(call.id)

    def _ask_reviews(self) -> None:
        self.reviews.ask()

    def _write_on(self, text: str) -> None:
        """Go on in the notes with what was begun over the record of the last call, whatever screen lies behind it."""
        self._screen.command_request.emit("show.call")
        self.typed_on.emit(text)

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
        from desktop.call.handover.memo_page import print_page  # noqa: PLC0415 - see the class

        page, memo = self._page(), self._presenter.hand_over.memo
        to_file = self._presenter.ways.refusal(Export.PDF) is None
        printer = self.ask_printer(self._screen.window(), to_file=to_file) if page is not None else None
        if page is None or memo is None or printer is None:
            return

        def draw() -> bool:
            return print_page(page, printer, self._theme.font("body")) > 0

        self._presenter.ways.leave(PRINT, place_of(printer), memo.call.id, draw, self.memo.say_wrong)

    def _page(self) -> MemoPage | None:
        from desktop.call.handover.memo_page import MemoPage  # noqa: PLC0415 - see the class

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
