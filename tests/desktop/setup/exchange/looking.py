"""A folder that is looked at: what would come of it, and how one gets there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.setup.exchange.presenter import Phase
from kb.domain.article import Kind
from kb.domain.importing import FileChange, ImportItem, ImportReport
from kb.errors import Problem

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.setup.exchange.presenter import ExchangePresenter
    from desktop.setup.exchange.section import ExchangeSection
    from tests.fakes.desktop_library import WholeLibrary

FOLDER = Path("/in")
LEFT = Qt.MouseButton.LeftButton


def item(number: int, change: FileChange) -> ImportItem:
    path = "" if change is FileChange.MISSING else f"{number}.md"
    return ImportItem(change=change, path=path, title=f"{number}番目", kind=Kind.SCRIPT, article_id=UUID(int=number))


PREVIEW = ImportReport(
    dry_run=True,
    items=(
        item(1, FileChange.ADDED),
        item(2, FileChange.CHANGED),
        item(3, FileChange.CONFLICT),
        item(4, FileChange.MISSING),
        item(5, FileChange.UNCHANGED),
    ),
    invalid=(("x.md", Problem(4, "value_empty", "title")),),
)


def look_at_folder(section: ExchangeSection, presenter: ExchangePresenter, library: WholeLibrary, qtbot: QtBot) -> None:
    library.exchange.preview = PREVIEW
    QTest.mouseClick(section.home.folder, LEFT)
    qtbot.waitUntil(lambda: presenter.phase is Phase.FOLDER)


def choose(section: ExchangeSection, key: str) -> None:
    box = section.folder.choice
    box.setCurrentIndex(box.findData(key))
    box.activated.emit(box.currentIndex())
