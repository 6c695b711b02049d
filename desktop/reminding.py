"""Reminders: on the message bar, and through the tray to somebody who does not look at the window."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QSystemTrayIcon

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance
    from PySide6.QtWidgets import QWidget

    from desktop.theme import Theme
    from desktop.widgets.message_bar import Message, MessageBar

_ICON = 32


class Tray(Protocol):
    """Where a desktop shows messages of programs; ``clicked`` tells that the user wants to see the program."""

    clicked: SignalInstance

    @property
    def available(self) -> bool: ...

    def say(self, title: str, text: str) -> None: ...


class TrayIcon(QObject):
    """The system's tray; the icon appears with the first message and goes with the program."""

    clicked = Signal()

    def __init__(self, theme: Theme, parent: QObject) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._theme = theme
        self._icon: QSystemTrayIcon | None = None

    @property
    def available(self) -> bool:
        """Whether this desktop has a tray that shows messages."""
        return QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages()

    def say(self, title: str, text: str) -> None:
        """Show a message."""
        if self._icon is None:
            self._icon = QSystemTrayIcon(QIcon(self._theme.icon("bell", "accent", _ICON, 1.0)), self)
            self._icon.setToolTip(title)
            self._icon.activated.connect(lambda _reason: self.clicked.emit())
            self._icon.messageClicked.connect(self.clicked)
            self._icon.show()
        self._icon.showMessage(title, text)


class Reminding(QObject):
    """Every reminder stands on the message bar until it is closed; the tray has it too when the window is not active.

    Without a tray the window asks for attention in the way of the system, such as a blinking task bar entry.

    Signals:
        wanted: the user wants to see what the reminder is about; the window is up.
    """

    wanted = Signal()

    def __init__(self, window: QWidget, messages: MessageBar) -> None:
        """Work without a tray until there is one."""
        super().__init__(window)
        self._window = window
        self._messages = messages
        self._tray: Tray | None = None

    def set_tray(self, tray: Tray) -> None:
        """Use a tray from now on."""
        self._tray = tray
        tray.clicked.connect(self.bring_up)

    def remind(self, message: Message) -> None:
        """Show a reminder."""
        self._messages.show_message(message)
        if self._window.isActiveWindow():
            return
        if self._tray is not None and self._tray.available:
            self._tray.say(self._window.windowTitle(), message.text)
        else:
            self._alert()

    def bring_up(self) -> None:
        """Show the window, from wherever it is."""
        state = self._window.windowState() & ~Qt.WindowState.WindowMinimized
        self._window.setWindowState(state | Qt.WindowState.WindowActive)
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()
        self.wanted.emit()

    def _alert(self) -> None:
        handle = self._window.windowHandle()
        if handle is not None:
            handle.alert(0)
