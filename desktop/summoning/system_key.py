"""Asks the system for the key, where it lets programs have one."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from collections.abc import Callable


class Grab(Protocol):
    """A key that the system sends to this program alone."""

    def release(self) -> None:
        """Give the key back."""
        ...


class SystemKey(QObject):
    """Ctrl+Alt+K, K for 勘所, on X11 and Windows.

    Wayland and macOS give none to programs: there the desktop's own keyboard settings run ``kandokoro``, whose second
    start brings the window up.

    Signals:
        pressed: the key was pressed, in whatever program; sent from another thread than the one of the window.
    """

    pressed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        """Ask for nothing yet."""
        super().__init__(parent)
        self._grab: Grab | None = None

    @property
    def held(self) -> bool:
        """Whether the key is this program's."""
        return self._grab is not None

    def ask(self) -> bool:
        """Ask for the key; False where the system gives none, or another program has it."""
        backend = _backend()
        if self._grab is None and backend is not None:
            self._grab = backend(self._tell)
        return self.held

    def release(self) -> None:
        """Give the key back."""
        grab, self._grab = self._grab, None
        if grab is not None:
            grab.release()

    def _tell(self) -> None:
        """Called on the thread that waits for the key."""
        self.pressed.emit()


def _backend() -> Callable[[Callable[[], None]], Grab | None] | None:
    if sys.platform == "win32":
        from desktop.summoning.windows_key import grab_on_windows  # noqa: PLC0415 - exists on Windows only

        return grab_on_windows
    if QGuiApplication.platformName() == "xcb":
        from desktop.summoning.x11_key import grab_on_x11  # noqa: PLC0415 - needs an X server

        return grab_on_x11
    return None
