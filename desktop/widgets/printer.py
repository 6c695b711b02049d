"""Asking for a printer, and writing a PDF that appears whole or not at all."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QBuffer, QIODevice, QSaveFile
from PySide6.QtGui import QPdfWriter

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPagedPaintDevice
    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QWidget

#: Dots an inch: images of articles have no more on paper, and letters are outlines anyway.
_RESOLUTION = 300


class AskPrinter(Protocol):
    """Lets the user choose a printer; see ``ask_for_printer``."""

    def __call__(self, parent: QWidget, *, to_file: bool) -> QPrinter | None: ...


def ask_for_printer(parent: QWidget, *, to_file: bool) -> QPrinter | None:
    """Let the user choose a printer, or ``to_file`` a file to print into; None if they changed their mind."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415 - no start should wait for the printing

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintToFile, to_file)
    chosen = bool(dialog.exec())
    # Where there is no printer at all, Qt falls back to a file.
    return printer if chosen and (to_file or not printer.outputFileName()) else None


def place_of(printer: QPrinter) -> str:
    """Return where a printer prints: its name, or the folder of the file it prints into."""
    file = printer.outputFileName()
    return str(Path(file).absolute().parent) if file else printer.printerName()


def pdf_of(title: str, draw: Callable[[QPagedPaintDevice], int]) -> bytes:
    """Return what ``draw`` draws as the content of a file; nothing where it draws nothing."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setResolution(_RESOLUTION)
    if not draw(writer):
        return b""
    del writer  # it ends the file
    return bytes(buffer.data().data())


def write_whole(path: Path, content: bytes) -> bool:
    """Write a file on any thread; False, with whatever was there before, where it cannot be written, or is empty."""
    file = QSaveFile(str(path))
    if not content or not file.open(QIODevice.OpenModeFlag.WriteOnly):
        return False
    return file.write(content) == len(content) and file.commit()
