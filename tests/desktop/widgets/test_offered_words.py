from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QHeaderView, QLineEdit, QTreeWidget

from desktop.widgets.offered_words import offer_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from desktop.theme import Theme


def middle(widget: QWidget) -> str:
    image = widget.grab().toImage()
    return image.pixelColor(image.width() - 4, image.height() // 2).name()


def test_words_with_what_is_typed_anywhere_are_offered_on_the_ground_of_a_menu(
    theme: Theme, show: Callable[[QWidget], None], qtbot: QtBot
) -> None:
    line = QLineEdit()
    offer_words(line, QStringListModel(["訪問要求", "ABC", "再訪"], line))
    show(line)
    qtbot.keyClicks(line, "b")
    popup = line.completer().popup()
    assert popup is not None
    qtbot.waitUntil(popup.isVisible)
    assert [popup.model().index(row, 0).data() for row in range(popup.model().rowCount())] == ["ABC"]
    assert middle(popup) in {theme.color(token).name() for token in ("bg.raised", "bg.selected", "line.strong")}


def test_headings_of_tables_in_the_dialogs_of_the_toolkit_have_a_ground(
    theme: Theme, show: Callable[[QWidget], None]
) -> None:
    tree = QTreeWidget()
    tree.setHeaderLabels(["名前", "サイズ"])
    show(tree)
    header = tree.findChild(QHeaderView)
    assert isinstance(header, QHeaderView)
    assert middle(header) == theme.color("bg.subtle").name()
