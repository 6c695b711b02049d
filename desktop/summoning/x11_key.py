"""The key on X11, through a connection of its own: Qt shows programs only what happens in their windows."""

from __future__ import annotations

import logging
import os
import select
import threading
from itertools import combinations
from typing import TYPE_CHECKING

from Xlib import XK, X, display, error

if TYPE_CHECKING:
    from collections.abc import Callable

_log = logging.getLogger(__name__)
_MODIFIERS = X.ControlMask | X.Mod1Mask
#: Caps lock, number lock: a key pressed while one is on is another key to the server.
_LOCKS = (X.LockMask, X.Mod2Mask)
_KEY = "k"


class X11Grab:
    """Waits for the key on a thread of its own until it is released."""

    def __init__(self, server: display.Display, pressed: Callable[[], None]) -> None:
        """``pressed`` is called on that thread."""
        self._server = server
        self._pressed = pressed
        self._waking, self._wake = os.pipe()
        self._thread = threading.Thread(target=self._wait, name="system key", daemon=True)
        self._thread.start()

    def release(self) -> None:
        """Give the key back and end the thread."""
        os.write(self._wake, b".")
        self._thread.join()
        os.close(self._wake)
        os.close(self._waking)

    def _wait(self) -> None:
        try:
            while True:
                while self._server.pending_events():
                    if self._server.next_event().type == X.KeyPress:
                        self._pressed()
                ready, _, _ = select.select([self._server.fileno(), self._waking], [], [])
                if self._waking in ready:
                    break
            self._server.close()
        except (error.ConnectionClosedError, OSError):
            # The X server ended, and with it the window.
            _log.info("the X server is gone; the system key with it")


def grab_on_x11(pressed: Callable[[], None], screen: str | None = None) -> X11Grab | None:
    """Take Ctrl+Alt+K on a screen, by default that of the program.

    None where there is no X server or another program has the key.
    """
    try:
        server = display.Display(screen)
    except (error.DisplayError, error.XauthError, OSError):
        _log.info("no X server for the system key", exc_info=True)
        return None
    refused = error.CatchError(error.BadAccess)
    root = server.screen().root
    code = server.keysym_to_keycode(XK.string_to_keysym(_KEY))
    for count in range(len(_LOCKS) + 1):
        for locks in combinations(_LOCKS, count):
            mask = _MODIFIERS
            for lock in locks:
                mask |= lock
            root.grab_key(code, mask, False, X.GrabModeAsync, X.GrabModeAsync, onerror=refused)
    server.sync()
    if refused.get_error():
        server.close()
        return None
    return X11Grab(server, pressed)
