"""Why an article is waved away: three reasons, one key each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal

from desktop.texts import label
from desktop.widgets.choice_popup import ChoicePopup
from kb.domain.call import DismissReason

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.theme import Theme


class DismissPopup(ChoicePopup):
    """Opens above a button; ``reason_chosen`` carries the DismissReason."""

    reason_chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Start hidden."""
        question = QCoreApplication.translate("DismissPopup", "この通話では候補から外します。理由は？")
        super().__init__(theme, question, [label(reason) for reason in DismissReason], parent)
        self.chosen.connect(lambda place: self.reason_chosen.emit(tuple(DismissReason)[place]))
