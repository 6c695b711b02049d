"""Changes of a text by a form, made one after the other off the GUI thread."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.tasks.runner import TaskRunner
    from kb.errors import KbError


class TextChanges(QObject):
    """Makes each change in the text as it is when its turn comes.

    Signals:
        made: (text before, text after).
        refused: (KbError) it could not be made.
    """

    made = Signal(str, str)
    refused = Signal(object)

    def __init__(self, text: Callable[[], str], runner: TaskRunner, parent: QObject) -> None:
        """``text`` gives the text as it is."""
        super().__init__(parent)
        self._text = text
        self._runner = runner
        self._waiting: list[Callable[[str], str]] = []
        self._busy = False

    @property
    def pending(self) -> bool:
        """Whether one is being made or waits."""
        return self._busy or bool(self._waiting)

    def add(self, change: Callable[[str], str]) -> None:
        """Make a change when its turn comes."""
        self._waiting.append(change)
        self._next()

    def _next(self) -> None:
        if self._busy or not self._waiting:
            return
        self._busy = True
        change, text = self._waiting.pop(0), self._text()
        self._runner.read(partial(change, text), partial(self._on_made, text), self._on_refused)

    def _on_made(self, before: str, after: str) -> None:
        self._busy = False
        self.made.emit(before, after)
        self._next()

    def _on_refused(self, error: KbError) -> None:
        self._busy = False
        self.refused.emit(error)
        self._next()
