"""What is shown in place of the article for a while: its history, and the merge with what somebody else saved."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.editor.history.desk import HistoryDesk
from desktop.editor.merging.desk import MergeDesk

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.commands import Command
    from desktop.editor.presenter import EditorPresenter
    from desktop.theme import Theme


class VersionDesk(QObject):
    """Both desks as one for the screen.

    Signals:
        shown: (QWidget) show it in place of the article.
        left: show the article again.
        message: (Message) for the message bar; message_over: (key) it is no news any more.
    """

    shown = Signal(object)
    left = Signal()
    message = Signal(object)
    message_over = Signal(str)

    def __init__(self, theme: Theme, presenter: EditorPresenter, parent: QObject) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self.history = HistoryDesk(theme, presenter)
        self.merging = MergeDesk(theme, presenter)
        for desk in (self.history, self.merging):
            desk.setParent(self)
            desk.shown.connect(partial(self.shown.emit, desk.pane))
            desk.left.connect(self.left)
            desk.message.connect(self.message)
        self.history.message_over.connect(self.message_over)
        self.merging.shown.connect(self.history.forget)

    @property
    def panes(self) -> tuple[QWidget, ...]:
        """What may be shown."""
        return self.history.pane, self.merging.pane

    def leave(self) -> None:
        """Go back to the article: something else is to be shown."""
        self.history.leave()
        self.merging.leave()

    def carry_out(self, command: Command) -> bool:
        """Carry a command out; False leaves it to others."""
        return self.merging.carry_out(command) or self.history.carry_out(command)
