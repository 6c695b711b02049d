"""Prints the article in the editor and its report, or writes them as PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.editor.printing.contents import article_contents
from desktop.paper.output import Paper, PaperOutput, ask_for_file
from desktop.paper.report_desk import ReportDesk
from desktop.texts import error_text, label
from desktop.widgets.message_bar import Grade, Message
from desktop.widgets.printer import ask_for_printer
from kb.domain.article import Kind

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from desktop.commands import Command
    from desktop.editor.presenter.printing import PrintableArticle, PrintingPresenter
    from desktop.theme import Theme
    from desktop.widgets.printer import AskPrinter
    from kb.domain.case_report import CaseReport
    from kb.errors import KbError

_KEY = "editor.printing"


class PrintingDesk(QObject):
    """Acts on the commands editor.print, editor.pdf and editor.report.

    Signals:
        message: (Message) where it was written, or why not.
    """

    message = Signal(object)

    def __init__(
        self,
        theme: Theme,
        presenter: PrintingPresenter,
        owner: QWidget,
        *,
        ask_printer: AskPrinter = ask_for_printer,
        ask_file: Callable[[QWidget, str, str, str], str] = ask_for_file,
    ) -> None:
        """Print for the screen ``owner``."""
        super().__init__(owner)
        self._presenter = presenter
        self._output = PaperOutput(theme, presenter.ways, owner, ask_printer=ask_printer, ask_file=ask_file)
        self._reports = ReportDesk(theme, presenter.ways, owner, self._output)
        self.sheet = self._reports.sheet
        presenter.prepared.connect(self._on_prepared)
        presenter.reported.connect(self._on_reported)
        presenter.failed.connect(self._on_failed)
        self._output.message.connect(self.message)

    def carry_out(self, command: Command) -> bool:
        """Do what a command says; False where it is none of these."""
        if command.id == "editor.report":
            self._report()
            return True
        wanted = {"editor.print": Paper.PRINT, "editor.pdf": Paper.PDF}.get(command.id)
        return wanted is not None and (self._presenter.prepare(wanted) or True)

    def _report(self) -> None:
        """Show the report of a case; other articles hold no facts of a call that could be told from opinions."""
        kind = self._presenter.kind
        if self._presenter.article_id is not None and kind is not Kind.CASE:
            text = self.tr("応対報告書は応対事例から作ります。開いているのは{kind}です。").format(kind=label(kind))
            self.message.emit(Message(text, Grade.INFO, key=_KEY))
        else:
            self._presenter.report()

    def _on_prepared(self, printable: PrintableArticle, wanted: Paper) -> None:
        text = article_contents(printable, self._presenter.today)
        self._output.put_out(text, wanted, self._presenter.article_id)

    def _on_reported(self, report: CaseReport) -> None:
        self._reports.ask(report, self._presenter.article_id, self._presenter.today)

    def _on_failed(self, error: KbError) -> None:
        self.message.emit(Message(error_text(error), Grade.WARN, key=_KEY))
