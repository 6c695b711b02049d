"""The screens of a library, made one after the other: who begins to type waits for none that nobody looks at."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from desktop.main_window import MainWindow
    from desktop.widgets.screen import Screen

#: Screens that are there when the window is: that of a call.
_AT_ONCE = 1
#: Those that do not wait for the library as well: one can write down what to search for.
_EARLY = 2
#: Milliseconds between what has to be there and each screen that nobody waits for.
_LATER_MS = 400


class ScreenLine(QObject):
    """Puts screens into the window at once, early, later, or when one of them is wanted.

    Signals:
        made: (Screen) it is in the window.
    """

    made = Signal(object)

    def __init__(self, window: MainWindow) -> None:
        """Make none yet."""
        super().__init__(window)
        self._window = window
        self._left: Iterator[Screen] = iter(())
        window.screen_missed.connect(self._make_up_to)

    def begin(self, screens: Iterable[Screen]) -> None:
        """Make the first of these, each when it is asked for."""
        self._left = iter(screens)
        self._make(_AT_ONCE)

    def go_on_early(self) -> None:
        """Make in a moment what need not wait for the library."""
        QTimer.singleShot(_LATER_MS, self, lambda: self._make(_EARLY - len(self._window.screens())))

    def go_on(self) -> None:
        """Make the screens that are left one by one, when what somebody types has had its turn."""
        QTimer.singleShot(_LATER_MS, self, self._make_next)

    def stop(self) -> None:
        """Make no more."""
        self._left = iter(())

    def _make(self, count: int) -> None:
        for screen in islice(self._left, max(0, count)):
            self._add(screen)

    def _make_next(self) -> None:
        screen = next(self._left, None)
        if screen is not None:
            self._add(screen)
            self.go_on()

    def _make_up_to(self, screen_id: str) -> None:
        """Make the screen that is wanted now, and those before it on the rail."""
        for screen in self._left:
            self._add(screen)
            if screen.screen_id == screen_id:
                break

    def _add(self, screen: Screen) -> None:
        self._window.add_screen(screen)
        self.made.emit(screen)
