"""Where the strip of the running call stands: on every screen but its own."""

from __future__ import annotations

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
        self._owner: Screen | None = None
        self._strip: QWidget | None = None
        self._wanted = False

    def take(self, screen: Screen) -> None:
        """Take the strip of a screen in, hidden, where it has one."""
        strip = screen.slim_strip()
        if strip is None:
            return
        self._owner, self._strip = screen, strip
        self._frame.add_strip(strip)
        strip.hide()
        screen.strip_wanted.connect(self._on_wanted)

    def refresh(self) -> None:
        """Show or hide it: another screen is on show."""
        if self._strip is not None:
            self._strip.setVisible(self._wanted and self._current() is not self._owner)

    def clear(self) -> None:
        """Take the strip away with its screen."""
        if self._strip is not None:
            self._frame.remove_strip(self._strip)
            self._strip.deleteLater()
        self._owner = self._strip = None
        self._wanted = False

    def _on_wanted(self, wanted: bool) -> None:
        self._wanted = wanted
        self.refresh()
