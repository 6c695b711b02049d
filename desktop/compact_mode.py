"""Compact mode: the window becomes a narrow strip beside the CRM, above all other windows, and the full one again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QMainWindow, QWidget

    from desktop.commands import Command
    from desktop.frame import Frame
    from desktop.theme import Theme
    from desktop.widgets.screen import Screen

_WIDTH = 420
_MARGIN = 24
#: What can be done in the strip; everything else needs the room of the full window.
USABLE = frozenset(
    {
        "window.compact",
        "message.act",
        "text.larger",
        "text.smaller",
        "call.start",
        "call.second",
        "call.end",
        "call.hold",
        "call.change",
        "call.open",
        "call.next_line",
        "call.previous_line",
        "call.back",
        "call.alert",
        "use",
    }
)


class CompactMode(QObject):
    """Knows the two shapes of the window and goes from one to the other."""

    def __init__(
        self, window: QMainWindow, frame: Frame, theme: Theme, screens: Callable[[], tuple[Screen, ...]]
    ) -> None:
        """Begin with the full window; ``screens`` tells which there are."""
        super().__init__(window)
        self._screens = screens
        self._window = window
        self._frame = frame
        self._theme = theme
        self._smallest = window.minimumSize()
        self._full_geometry = QRect()
        self._maximised = False
        self._place: QRect | None = None

    @property
    def on(self) -> bool:
        """Whether the window is the narrow strip."""
        return self._frame.compact is not None

    def toggle(self) -> None:
        """Become the strip of the screen that has one, or the full window again."""
        if self.on:
            self.leave()
            return
        view = next(filter(None, (screen.compact_view() for screen in self._screens())), None)
        if view is not None:
            self.enter(view)

    def make_room_for(self, command: Command) -> None:
        """Become the full window before a command that the strip has no room for."""
        if command.id not in USABLE:
            self.leave()

    def enter(self, view: QWidget) -> None:
        """Become the strip: as high as its content, above all other windows."""
        window = self._window
        self._maximised = window.isMaximized()
        self._full_geometry = window.geometry()
        self._smallest = window.minimumSize()
        if self._maximised:
            window.showNormal()
        self._frame.show_compact(view)
        for part in (view, self._frame):
            part.installEventFilter(self)
        window.setMinimumSize(self._theme.gap(_WIDTH) * 3 // 4, 0)
        self._stay_on_top(stays=True)
        self._fit(self._place or self._corner())

    def leave(self) -> None:
        """Become the full window again, where it was."""
        view = self._frame.compact
        if view is None:
            return
        window = self._window
        self._place = window.geometry()
        for part in (view, self._frame):
            part.removeEventFilter(self)
        self._frame.show_full()
        self._stay_on_top(stays=False)
        window.setMinimumSize(self._smallest)
        if self._maximised:
            window.showMaximized()
        else:
            window.setGeometry(self._full_geometry)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the height of the content: an alert with its question or a message needs more of it."""
        if event.type() == QEvent.Type.LayoutRequest:
            # The layouts above learn of it after this; until then they hold the window at its former height.
            QTimer.singleShot(0, self, self._follow)
        return super().eventFilter(watched, event)

    def _follow(self) -> None:
        if self.on:
            self._fit(self._window.geometry())

    def _stay_on_top(self, *, stays: bool) -> None:
        """Tell the window system. The widget's own flag would hide the window and take the keyboard from it."""
        handle = self._window.windowHandle()
        if handle is not None:
            handle.setFlag(Qt.WindowType.WindowStaysOnTopHint, stays)

    def _fit(self, place: QRect) -> None:
        layout = self._frame.layout()
        height = self._frame.sizeHint().height()
        if layout is not None and layout.hasHeightForWidth():
            height = layout.totalHeightForWidth(place.width())
        self._window.setGeometry(place.x(), place.y(), place.width(), height)

    def _corner(self) -> QRect:
        """Return where the strip begins: at the top right of the screen, where CRMs have their least used room."""
        room = self._window.screen().availableGeometry()
        width = self._theme.gap(_WIDTH)
        return QRect(room.right() - width - _MARGIN, room.top() + _MARGIN, width, 0)
