"""The key on Windows: RegisterHotKey on a thread with a message loop. Written after its documentation; not run here."""

from __future__ import annotations

import ctypes
import sys
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_MOD_ALT, _MOD_CONTROL, _MOD_NOREPEAT = 0x0001, 0x0002, 0x4000
_KEY = 0x4B
_WM_QUIT, _WM_HOTKEY = 0x0012, 0x0312
_ID = 1


class WindowsGrab:
    """Waits for the key on a thread of its own until it is released; hot keys belong to the thread that asked."""

    def __init__(self, pressed: Callable[[], None]) -> None:
        """``pressed`` is called on that thread; ``granted`` tells whether Windows gave the key."""
        self._pressed = pressed
        self._thread_id = 0
        self.granted = False
        self._asked = threading.Event()
        self._thread = threading.Thread(target=self._wait, name="system key", daemon=True)
        self._thread.start()
        self._asked.wait()

    def release(self) -> None:
        """Give the key back and end the thread."""
        if sys.platform == "win32":
            ctypes.windll.user32.PostThreadMessageW(self._thread_id, _WM_QUIT, 0, 0)
            self._thread.join()

    def _wait(self) -> None:
        if sys.platform == "win32":
            from ctypes import wintypes  # noqa: PLC0415 - exists on Windows only

            user = ctypes.windll.user32
            self._thread_id = ctypes.windll.kernel32.GetCurrentThreadId()
            message = wintypes.MSG()
            # The queue of the thread exists only once it was looked at, and release() posts into it.
            user.PeekMessageW(ctypes.byref(message), None, 0, 0, 0)
            self.granted = bool(user.RegisterHotKey(None, _ID, _MOD_CONTROL | _MOD_ALT | _MOD_NOREPEAT, _KEY))
            self._asked.set()
            while self.granted and user.GetMessageW(ctypes.byref(message), None, 0, 0) > 0:
                if message.message == _WM_HOTKEY:
                    self._pressed()
            user.UnregisterHotKey(None, _ID)
        self._asked.set()


def grab_on_windows(pressed: Callable[[], None]) -> WindowsGrab | None:
    """Take Ctrl+Alt+K; None where another program has it."""
    grab = WindowsGrab(pressed)
    return grab if grab.granted else None
