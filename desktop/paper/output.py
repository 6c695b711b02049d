"""Printing a text, or writing it as PDF: asked for where, recorded, and said to have been done."""

from __future__ import annotations

import re
from enum import Enum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from desktop.paper.text import print_text, set_page
from desktop.tasks.ways_out import PRINT
from desktop.texts import error_text
from desktop.widgets.folders import own_file
from desktop.widgets.message_bar import Grade, Message
from desktop.widgets.printer import ask_for_printer, pdf_of, place_of, write_whole
from kb.domain.exporting import Export

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from PySide6.QtGui import QPagedPaintDevice
    from PySide6.QtWidgets import QWidget

    from desktop.paper.text import PrintedText
    from desktop.tasks.ways_out import WaysOut
    from desktop.theme import Theme
    from desktop.widgets.printer import AskPrinter
    from kb.errors import KbError

_KEY = "paper"
#: What no name of a file may hold on Windows, and what nobody sees.
_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_LONGEST_NAME = 60


class Paper(Enum):
    """What a text is put out as."""

    PRINT = "print"
    PDF = "pdf"


def ask_for_file(parent: QWidget, title: str, name: str, kinds: str) -> str:
    """Let the user choose where a file is written; empty if they changed their mind."""
    return QFileDialog.getSaveFileName(parent, title, name, kinds)[0]


class PaperOutput(QObject):
    """Puts texts out for one screen.

    Signals:
        message: (Message) where it was written, or why not.
    """

    message = Signal(object)

    def __init__(
        self,
        theme: Theme,
        ways: WaysOut,
        owner: QWidget,
        *,
        ask_printer: AskPrinter = ask_for_printer,
        ask_file: Callable[[QWidget, str, str, str], str] = ask_for_file,
    ) -> None:
        """Put out for the screen ``owner``; ``ways`` are up to date when something is put out."""
        super().__init__(owner)
        self._theme = theme
        self._ways = ways
        self._owner = owner
        self._ask_printer = ask_printer
        self._ask_file = ask_file
        self._folder = ""

    def put_out(
        self, text: PrintedText, wanted: Paper, about: UUID | None, then: Callable[[], object] = lambda: None
    ) -> None:
        """Print or write a text, and do something ``then`` where that was done; it is recorded as ``about`` this."""
        refusal = self._ways.refusal(Export.PDF)
        if wanted is Paper.PDF and refusal is not None:
            self._say(error_text(refusal), Grade.WARN)
        elif wanted is Paper.PRINT:
            self._print(text, about, then)
        else:
            self._write(text, about, then)

    def _print(self, text: PrintedText, about: UUID | None, then: Callable[[], object]) -> None:
        printer = self._ask_printer(self._owner.window(), to_file=self._ways.refusal(Export.PDF) is None)
        if printer is None:
            return

        def draw() -> bool:
            done = print_text(text, printer, self._theme.font("body")) > 0
            if done:
                then()
            else:
                self._say(self.tr("印刷できませんでした。プリンターの状態を確かめてください。"), Grade.WARN)
            return done

        self._ways.leave(PRINT, place_of(printer), about, draw, self._on_failed)

    def _write(self, text: PrintedText, about: UUID | None, then: Callable[[], object]) -> None:
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

        # The name of the file is mostly the title: what it is about is recorded by its id.
        self._ways.write_out(path, about, drawn, told, self._on_failed)

    def _draw(self, text: PrintedText, device: QPagedPaintDevice) -> int:
        set_page(device)
        return print_text(text, device, self._theme.font("body"))

    def _on_failed(self, error: KbError) -> None:
        self._say(error_text(error), Grade.WARN)

    def _say(self, text: str, grade: Grade) -> None:
        self.message.emit(Message(text, grade, key=_KEY))
