"""The keys of all commands, in one place: no text field keeps them, and no input method's conversion sets them off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QInputMethodEvent, QKeyEvent, QKeySequence
from shiboken6 import isValid

from desktop.commands import COMMANDS, Scope

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication, QWidget

    from desktop.commands import Command

_REPEATED = frozenset({"call.next_line", "call.previous_line", "text.larger", "text.smaller"})


class Shortcuts(QObject):
    """Makes the shortcuts of a window; ``triggered`` carries the Command."""

    triggered = Signal(object)

    def __init__(self, app: QApplication, window: QWidget, kept: Callable[[Command], bool]) -> None:
        """Watch whatever has the focus in ``app``, and act in ``window``, but for what ``kept`` says must not."""
        super().__init__(window)
        self._kept = kept
        self._composing = False
        self._watched: QWidget | None = None
        shown = [item for item in COMMANDS if item.scope is not Scope.LOCAL]
        self._sequences = {QKeySequence(keys).toString() for item in shown for keys in item.keys}
        for item in shown:
            window.addAction(self._action(item, window))
        app.focusChanged.connect(self._on_focus_changed)

    @property
    def composing(self) -> bool:
        """Whether an input method is converting in the widget with the focus: the keys are its own now."""
        return self._composing

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QInputMethodEvent):
            self._composing = bool(event.preeditString())
        elif isinstance(event, QKeyEvent) and self._is_ours(event):
            # Text fields claim some of our keys on some systems, such as Ctrl+K: delete to the end of the line.
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _action(self, item: Command, window: QWidget) -> QAction:
        action = QAction(item.label, window)
        action.setShortcuts([QKeySequence(keys) for keys in item.keys])
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setAutoRepeat(item.id in _REPEATED)
        action.triggered.connect(lambda: self._on_triggered(item))
        return action

    def _on_triggered(self, item: Command) -> None:
        if not self._composing and not self._kept(item):
            self.triggered.emit(item)

    def _is_ours(self, event: QKeyEvent) -> bool:
        override = event.type() == QEvent.Type.ShortcutOverride
        return override and QKeySequence(event.keyCombination()).toString() in self._sequences

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._watched is not None and isValid(self._watched):
            self._watched.removeEventFilter(self)
        self._composing = False
        self._watched = new
        if new is not None:
            new.installEventFilter(self)
