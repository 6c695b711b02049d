"""Writing the lines of a conflict anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from desktop.widgets.buttons import Button, ButtonStyle
from desktop.widgets.growing_text import GrowingText
from desktop.widgets.sheet import Sheet

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.theme import Theme


class RewriteSheet(Sheet):
    """Begins with what was decided, or with both texts; Ctrl+Enter takes what stands there.

    Signals:
        written: (place, lines).
    """

    written = Signal(int, object)

    def __init__(self, theme: Theme, owner: QWidget) -> None:
        """Stand by."""
        super().__init__(theme, "", owner)
        self.panel.set_title(self.tr("この部分を書き直す"))
        self.setAccessibleName(self.tr("この部分を書き直す"))
        self._conflict = -1
        self.text = GrowingText(theme, name=self.tr("この部分の文"))
        self.panel.body.addWidget(self.text)
        self.set_primary(Button(theme, self.tr("この文にする"), style=ButtonStyle.PRIMARY, key="Ctrl+Enter"))
        self.accepted.connect(self._take)

    def ask(self, conflict: int, text: str) -> None:
        """Open with a text."""
        self._conflict = conflict
        self.text.show_text(text)
        self.open(self.text)

    def _take(self) -> None:
        text = self.text.toPlainText()
        self.leave()
        self.written.emit(self._conflict, tuple(text.split("\n")) if text else ())
