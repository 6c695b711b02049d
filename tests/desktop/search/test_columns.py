from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.search.panel import SearchPanel


@pytest.mark.parametrize(
    ("width", "filters", "preview"), [(1376, True, True), (1302, True, True), (1100, False, True), (896, False, False)]
)
def test_filters_give_way_first_and_then_the_preview(
    panel: SearchPanel, width: int, *, filters: bool, preview: bool
) -> None:
    panel.resize(width, 640)
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    assert panel.facets.isVisible() is filters
    assert panel.preview.isVisible() is preview
    assert panel.count.filters.isVisible() is not filters


def test_filters_come_back_by_their_button(qtbot: QtBot, panel: SearchPanel) -> None:
    panel.resize(896, 640)
    qtbot.mouseClick(panel.count.filters, Qt.MouseButton.LeftButton)
    assert panel.facets.isVisible()
    qtbot.mouseClick(panel.count.filters, Qt.MouseButton.LeftButton)
    assert not panel.facets.isVisible()
