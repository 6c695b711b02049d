"""How the call ended: six buttons, one key each."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.call.rows.plain_rows import RESULTS
from desktop.texts import label
from desktop.widgets.buttons import Button, ButtonSize, ButtonStyle
from desktop.widgets.chips import FlowLayout
from kb.domain.call import CallResult

if TYPE_CHECKING:
    from desktop.theme import Theme

_GAP = 8


class OutcomeButtons(QWidget):
    """``chosen`` carries a CallResult; the keys 1 to 6 are those of ``with_key``."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Show none as chosen."""
        super().__init__(parent)
        self.setAccessibleName(self.tr("結果"))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        flow = FlowLayout(self, gap=_GAP)
        self.buttons: dict[CallResult, Button] = {}
        for number, result in enumerate(CallResult, 1):
            button = Button(theme, label(result), icon=RESULTS[result].icon, key=str(number), size=ButtonSize.BAR)
            button.setCheckable(True)
            button.clicked.connect(partial(self._on_clicked, result))
            flow.addWidget(button)
            self.buttons[result] = button

    def show_result(self, chosen: CallResult | None) -> None:
        """Show which one holds."""
        for result, button in self.buttons.items():
            button.setChecked(result is chosen)
            button.set_style(ButtonStyle.CHOSEN if result is chosen else ButtonStyle.OUTLINE)

    def with_key(self, key: str) -> CallResult | None:
        """Return the result that a key stands for."""
        return next((result for result, button in self.buttons.items() if button.key == key), None)

    def _on_clicked(self, result: CallResult, _checked: object = None) -> None:
        self.chosen.emit(result)
