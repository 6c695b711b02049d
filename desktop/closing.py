"""Whether the window may close: what cannot be saved is said first, what is on its way to the library is waited for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.widgets.message_bar import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtWidgets import QWidget

    from desktop.loss_dialog import LossDialog
    from desktop.theme import Theme
    from desktop.widgets.message_bar import MessageBar
    from desktop.widgets.screen import Screen

_KEY = "window.closing"


class Closing(QObject):
    """Asks the screens.

    Signals:
        wanted: the window can close now, as somebody wished before.
    """

    wanted = Signal()

    def __init__(
        self, window: QWidget, theme: Theme, messages: MessageBar, screens: Callable[[], Iterable[Screen]]
    ) -> None:
        """Stand by."""
        super().__init__(window)
        self._window = window
        self._theme = theme
        self._messages = messages
        self._screens = screens
        self._waiting = False
        self._restarting = False
        self._loss_accepted = False

    @cached_property
    def _loss(self) -> LossDialog:
        """What shows what would be lost; made when that is to be shown, since the window waits for nothing hidden."""
        from desktop.loss_dialog import LossDialog  # noqa: PLC0415 - see above

        made = LossDialog(self._theme, self._window)
        made.closing.connect(self._on_loss_accepted)
        return made

    @property
    def waiting(self) -> bool:
        """Whether the window closes by itself as soon as it can."""
        return self._waiting

    @property
    def restarting(self) -> bool:
        """Whether the window is closed in order to be started again."""
        return self._restarting

    @property
    def pending(self) -> str:
        """What was typed and is on its way to the library, which is not open yet."""
        return _joined(screen.pending() for screen in self._screens())

    def restart(self) -> None:
        """Wish to close as one who closes the window does; the program is to be started again then."""
        self._restarting = True
        self.wanted.emit()

    def allowed(self, *, hopeless: bool) -> bool:
        """Tell whether the window may close now, and else say why not; ``hopeless``: the library does not open."""
        allowed = self._decide(hopeless=hopeless)
        # Whoever stays at what would be lost did not want to go away after all.
        self._restarting = self._restarting and (allowed or self._waiting)
        return allowed

    def _decide(self, *, hopeless: bool) -> bool:
        unsaved, pending = _joined(screen.unsaved() for screen in self._screens()), self.pending
        if hopeless or self._waiting:
            # Whoever closes the window again does not want to wait either.
            unsaved, pending = unsaved or pending, ""
        self._waiting = False
        if self._loss_accepted or not (unsaved or pending):
            return True
        if unsaved:
            self._loss.ask(unsaved)
        else:
            self._waiting = True
            self._messages.show_message(Message(self.tr("書いた内容を保存してから終わります。"), key=_KEY))
        return False

    def go_on(self) -> None:
        """Close the window that waits, if nothing is on its way any more."""
        if self._waiting and not self.pending:
            self._messages.take_back(_KEY)
            self.wanted.emit()

    def _on_loss_accepted(self) -> None:
        self._loss_accepted = True
        self.wanted.emit()


def _joined(texts: Iterable[str]) -> str:
    return "\n\n".join(filter(None, texts))
