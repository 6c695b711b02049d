"""Typing as an input method does it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QInputMethodEvent

from kb.domain.due_time import spoken_due

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from desktop.call.panel import CallPanel


def commit(widget: QWidget, text: str) -> None:
    """Commit converted text."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QCoreApplication.sendEvent(widget, event)


def compose(widget: QWidget, text: str) -> None:
    """Show text that is still being converted."""
    QCoreApplication.sendEvent(widget, QInputMethodEvent(text, []))


def press_due(panel: CallPanel, qtbot: QtBot, keys: str) -> str:
    """Choose a date in the open popup of a slot by two keys, and return what the slot says then."""
    popup = panel.reader.slots.due
    assert popup is not None
    assert popup.isVisible()
    for key in keys:
        qtbot.keyClick(popup.picker, key)
    assert not popup.isVisible()
    moment = popup.picker.moment
    assert moment is not None
    return spoken_due(moment).removesuffix("まで")
