"""Where the strip of the running call stands: on every screen but its own."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from desktop.frame import Frame
    from desktop.widgets.screen import Screen


class StripPlace(QObject):
    """The place in the frame, empty unless a screen brings a strip and wants it shown."""

    def __init__(self, frame: Frame, current: Callable[[], Screen | None]) -> None:
        """``current`` returns the screen on show."""
        super().__init__(frame)
        self._frame = frame
        self._current = current
        self._screens: list[Screen] = []
        self._owner: Screen | None = None
        self._strip: QWidget | None = None
        self._wanted = False

    def take(self, screen: Screen) -> None:
        """Take the strip of a screen in when it is to be seen for the first time: it is made only then."""
        self._screens.append(screen)
        screen.strip_wanted.connect(partial(self._on_wanted, screen))

    def refresh(self) -> None:
        """Show or hide it: another screen is on show."""
        shown = self._owner is not None and self._wanted and self._current() is not self._owner
        if shown and self._owner is not None and self._strip is None:
            self._strip = self._owner.slim_strip()
            if self._strip is not None:
                self._frame.add_strip(self._strip)
        if self._strip is not None:
            self._strip.setVisible(shown)

    def clear(self) -> None:
        """Take the strip away with its screen."""
        if self._strip is not None:
            self._frame.remove_strip(self._strip)
            self._strip.deleteLater()
        self._screens.clear()
        self._owner = self._strip = None
        self._wanted = False

    def _on_wanted(self, screen: Screen, wanted: bool) -> None:
        if screen in self._screens:  # one that was taken away may say something yet
            self._owner, self._wanted = screen, wanted
            self.refresh()
