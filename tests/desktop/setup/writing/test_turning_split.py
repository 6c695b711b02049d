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
    for _ in range(2):
        split.addWidget(QWidget())
    split.resize(1200, 600)
    split.show()
    assert split.orientation() == Qt.Orientation.Horizontal
    assert split.widget(1).width() == 320
    split.resize(900, 600)
    assert split.orientation() == Qt.Orientation.Vertical
    assert abs(split.widget(1).height() - 200) <= split.handleWidth()
    split.resize(1200, 600)
    assert split.orientation() == Qt.Orientation.Horizontal
