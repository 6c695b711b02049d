"""How many minutes ago the call really began, one key each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal

from desktop.widgets.choice_popup import ChoicePopup

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.theme import Theme

#: Chosen again, they add up.
MINUTES = (1, 2, 5, 10)


class EarlierPopup(ChoicePopup):
    """Opens below the clock; ``minutes_chosen`` carries by how many minutes it is moved."""

    minutes_chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Start hidden."""
        question = QCoreApplication.translate("EarlierPopup", "通話の開始を、いまの表示よりどれだけ前に戻しますか。")
        words = QCoreApplication.translate("EarlierPopup", "{minutes}分 前へ")
        super().__init__(theme, question, [words.format(minutes=minutes) for minutes in MINUTES], parent)
        self.chosen.connect(lambda place: self.minutes_chosen.emit(MINUTES[place]))
