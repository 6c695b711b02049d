from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget

from desktop.widgets.choice_popup import ChoicePopup

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop.theme import Theme


def test_one_that_was_made_for_one_question_goes_with_its_answer(
    qtbot: QtBot, theme: Theme, show: Callable[[QWidget], None]
) -> None:
    owner = QWidget()
    show(owner)
    popup = ChoicePopup(theme, "どちらですか。", ["左", "右"], owner)
    popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    chosen: list[int] = []
    popup.chosen.connect(chosen.append)
    popup.open_at(owner.mapToGlobal(QPoint(0, 0)))
    qtbot.keyClick(popup, Qt.Key.Key_2)
    assert chosen == [1]
    qtbot.waitUntil(lambda: owner.findChildren(ChoicePopup) == [])
