"""The Markdown of the article in a plain field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit

if TYPE_CHECKING:
    from desktop.theme import Theme


class PlainText(QPlainTextEdit):
    """Signals: ``typed`` (text) follows every change."""

    typed = Signal(str)

    def __init__(self, theme: Theme) -> None:
        """Start empty."""
        super().__init__()
        self._theme = theme
        self.setAccessibleName(self.tr("本文"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.textChanged.connect(lambda: self.typed.emit(self.toPlainText()))
        theme.changed.connect(self._refresh)
        self._refresh()

    def set_text(self, text: str) -> None:
        """Show the text of another article; what could be undone is forgotten."""
        blocked = self.blockSignals(True)
        self.setPlainText(text)
        self.blockSignals(blocked)

    def replace_text(self, text: str) -> None:
        """Put other text in as one step that can be undone."""
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)

    def _refresh(self) -> None:
        self.setFont(self._theme.font("markdown"))
        self.document().setDocumentMargin(self._theme.gap(16))
