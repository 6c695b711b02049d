"""The keys of the search screen that text fields and lists would otherwise keep: copy, open, leave."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QTextBrowser, QWidget


class SearchKeys(QObject):
    """Watches the parts of a screen, and the screen itself for what buttons and chips leave.

    Signals:
        copy_wanted: Ctrl+C where no text is selected.
        open_wanted: Enter on a result.
        left: Escape; that of the field is its own.
    """

    copy_wanted = Signal()
    open_wanted = Signal()
    left = Signal()

    def __init__(self, screen: QWidget, *, field: QLineEdit, results: QWidget) -> None:
        """Belong to ``screen``."""
        super().__init__(screen)
        self._field = field
        self._results = results
        self.watch(screen, field, results)

    def watch(self, *widgets: QWidget) -> None:
        """Watch these too."""
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._took(watched, event):
            return True
        return super().eventFilter(watched, event)

    def _took(self, watched: QObject, event: QKeyEvent) -> bool:
        if event.matches(QKeySequence.StandardKey.Copy) and not _has_selection(watched):
            self.copy_wanted.emit()
            return True
        if watched is self._field:
            return False
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and watched is self._results:
            self.open_wanted.emit()
        else:
            return False
        return True


def _has_selection(widget: QObject) -> bool:
    if isinstance(widget, QLineEdit):
        return widget.hasSelectedText()
    return isinstance(widget, QTextBrowser) and widget.textCursor().hasSelection()
