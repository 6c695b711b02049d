"""Typing as an input method does it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QInputMethodEvent

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def commit(widget: QWidget, text: str) -> None:
    """Commit converted text."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QCoreApplication.sendEvent(widget, event)


def compose(widget: QWidget, text: str) -> None:
    """Show text that is still being converted."""
    QCoreApplication.sendEvent(widget, QInputMethodEvent(text, []))
