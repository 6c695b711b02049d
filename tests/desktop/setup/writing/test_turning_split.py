from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.setup.writing.turning_split import TurningSplit

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.theme import Theme


def test_what_belongs_to_a_view_stands_beside_it_or_below_it_where_it_is_narrow(theme: Theme, qtbot: QtBot) -> None:
    split = TurningSplit(theme, share=320)
    qtbot.addWidget(split)
    view, beside = QWidget(), QWidget()
    split.addWidget(view)
    split.addWidget(beside)
    split.resize(1200, 600)
    split.show()
    assert split.orientation() == Qt.Orientation.Horizontal
    assert beside.width() == 320
    split.resize(900, 600)
    assert split.orientation() == Qt.Orientation.Vertical
    assert abs(beside.height() - 200) <= split.handleWidth()
    split.resize(1200, 600)
    assert split.orientation() == Qt.Orientation.Horizontal
