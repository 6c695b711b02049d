"""Choosing folders and files with the system's own dialogs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QFileDialog

from desktop.i18n import noop, translate
from desktop.widgets.folders import own_file

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_TABLES = noop("ExchangeDialogs", "表 (*.csv *.tsv *.txt *.xlsx)")
_ARTICLES = noop("ExchangeDialogs", "記事 (*.md *.html *.htm *.xhtml *.txt *.text)")
_FOLDER = noop("ExchangeDialogs", "フォルダーを選ぶ")
_TABLE = noop("ExchangeDialogs", "CSV・Excel を選ぶ")
_ARTICLE = noop("ExchangeDialogs", "記事のファイルを選ぶ")
_SAVE = noop("ExchangeDialogs", "書き出す先")


class Dialogs(Protocol):
    """Asks; None when nothing was chosen."""

    def folder(self, parent: QWidget) -> Path | None: ...
    def article(self, parent: QWidget) -> Path | None: ...
    def table(self, parent: QWidget) -> Path | None: ...
    def new_file(self, parent: QWidget, name: str) -> Path | None: ...


class SystemDialogs:
    """The dialogs of the system, which know its shares and its recent folders."""

    def folder(self, parent: QWidget) -> Path | None:
        """Ask for a folder."""
        return _path(QFileDialog.getExistingDirectory(parent, translate("ExchangeDialogs", _FOLDER), own_file()))

    def article(self, parent: QWidget) -> Path | None:
        """Ask for a Markdown, HTML or text file."""
        title, kinds = translate("ExchangeDialogs", _ARTICLE), translate("ExchangeDialogs", _ARTICLES)
        return _path(QFileDialog.getOpenFileName(parent, title, own_file(), kinds)[0])

    def table(self, parent: QWidget) -> Path | None:
        """Ask for a CSV or Excel file."""
        title, kinds = translate("ExchangeDialogs", _TABLE), translate("ExchangeDialogs", _TABLES)
        return _path(QFileDialog.getOpenFileName(parent, title, own_file(), kinds)[0])

    def new_file(self, parent: QWidget, name: str) -> Path | None:
        """Ask where to write a file, by default called ``name``."""
        return _path(QFileDialog.getSaveFileName(parent, translate("ExchangeDialogs", _SAVE), own_file(name))[0])


def _path(chosen: str) -> Path | None:
    return Path(chosen) if chosen else None
