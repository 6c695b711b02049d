"""Prints the article in the editor and its report, or writes them as PDF."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from desktop.editor.printing.contents import article_contents, report_contents
from desktop.editor.printing.paper import print_text, set_page
from desktop.editor.printing.report_sheet import ReportSheet
from desktop.tasks.ways_out import PRINT
from desktop.texts import error_text
from desktop.widgets.folders import own_file
from desktop.widgets.message_bar import Grade, Message
from desktop.widgets.printer import ask_for_printer, pdf_of, place_of, write_whole
from kb.domain.exporting import Export

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPagedPaintDevice
    from PySide6.QtWidgets import QWidget

    from desktop.commands import Command
    from desktop.editor.presenter.printing import PrintableArticle, PrintingPresenter
    from desktop.editor.printing.paper import PrintedText
    from desktop.theme import Theme
    from desktop.widgets.printer import AskPrinter
    from kb.domain.case_report import CaseReport
    from kb.errors import KbError

_KEY = "editor.printing"
_PRINT, _PDF = "print", "pdf"
#: What no name of a file may hold on Windows, and what nobody sees.
_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_LONGEST_NAME = 60


def ask_for_file(parent: QWidget, title: str, name: str, kinds: str) -> str:
    """Let the user choose where a file is written; empty if they changed their mind."""
    return QFileDialog.getSaveFileName(parent, title, name, kinds)[0]


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
        self._theme = theme
        self._presenter = presenter
        self._owner = owner
        self._ask_printer = ask_printer
        self._ask_file = ask_file
        self._folder = ""
        self.sheet = ReportSheet(theme, owner)
        presenter.prepared.connect(self._on_prepared)
        presenter.reported.connect(self._on_reported)
        presenter.failed.connect(self._on_failed)
        self.sheet.accepted.connect(lambda: self._finish_report(_PDF))
        self.sheet.print_wanted.connect(lambda: self._finish_report(_PRINT))

    def carry_out(self, command: Command) -> bool:
        """Do what a command says; False where it is none of these."""
        if command.id == "editor.report":
            return self._presenter.report() or True
        wanted = {"editor.print": _PRINT, "editor.pdf": _PDF}.get(command.id)
        return wanted is not None and (self._presenter.prepare(wanted) or True)

    def _on_prepared(self, printable: PrintableArticle, wanted: str) -> None:
        self._put_out(article_contents(printable, self._presenter.today), wanted)

    def _on_reported(self, report: CaseReport) -> None:
        refusal = self._presenter.ways.refusal(Export.PDF)
        self.sheet.show_pdf_closed("" if refusal is None else error_text(refusal))
        self.sheet.ask(report)

    def _finish_report(self, wanted: str) -> None:
        report: CaseReport | None = self.sheet.report
        if report is None:
            return
        self._put_out(report_contents(report, self.sheet.parts, self._presenter.today), wanted, self.sheet.leave)

    def _put_out(self, text: PrintedText, wanted: str, then: Callable[[], object] = lambda: None) -> None:
        """Print or write a text, and do something ``then`` where that was done."""
        refusal = self._presenter.ways.refusal(Export.PDF)
        if wanted == _PDF and refusal is not None:
            self._say(error_text(refusal), Grade.WARN)
        elif wanted == _PRINT:
            self._print(text, then)
        else:
            self._write(text, then)

    def _print(self, text: PrintedText, then: Callable[[], object]) -> None:
        printer = self._ask_printer(self._owner.window(), to_file=self._presenter.ways.refusal(Export.PDF) is None)
        if printer is None:
            return

        def draw() -> bool:
            done = print_text(text, printer, self._theme.font("body")) > 0
            if done:
                then()
            else:
                self._say(self.tr("印刷できませんでした。プリンターの状態を確かめてください。"), Grade.WARN)
            return done

        self._presenter.ways.leave(PRINT, place_of(printer), self._presenter.article_id, draw, self._on_failed)

    def _write(self, text: PrintedText, then: Callable[[], object]) -> None:
        name = _UNSAFE.sub(" ", text.title).strip(" .")[:_LONGEST_NAME] or "kandokoro"
        kinds = self.tr("PDF (*.pdf)")
        start = str(Path(self._folder) / f"{name}.pdf") if self._folder else own_file(f"{name}.pdf")
        chosen = self._ask_file(self._owner.window(), self.tr("PDF に書き出す"), start, kinds)
        if not chosen:
            return
        path = Path(chosen if chosen.lower().endswith(".pdf") else f"{chosen}.pdf")
        self._folder = str(path.parent)

        def drawn() -> Callable[[], bool]:
            return partial(write_whole, path, pdf_of(text.title, partial(self._draw, text)))

        def told(done: bool) -> None:
            if done:
                self._say(self.tr("PDF に書き出しました: {path}").format(path=path), Grade.INFO)
                then()
            else:
                self._say(self.tr("書き込めません。ほかの場所を選んでください: {path}").format(path=path), Grade.WARN)

        self._presenter.ways.write_out(path, self._presenter.article_id, drawn, told, self._on_failed)

    def _draw(self, text: PrintedText, device: QPagedPaintDevice) -> int:
        set_page(device)
        return print_text(text, device, self._theme.font("body"))

    def _on_failed(self, error: KbError) -> None:
        self._say(error_text(error), Grade.WARN)

    def _say(self, text: str, grade: Grade) -> None:
        self.message.emit(Message(text, grade, key=_KEY))
