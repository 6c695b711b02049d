"""The frame: rail, message bar, strip of the running call, the screens, status line; it routes and decides nothing."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal
from PySide6.QtWidgets import QMainWindow

from desktop.closing import Closing
from desktop.commands import command
from desktop.compact_mode import CompactMode
from desktop.failure_page import FailurePage
from desktop.frame import Frame
from desktop.library_line import LibraryLine
from desktop.reminding import Reminding
from desktop.routing import Routing
from desktop.shortcuts import Shortcuts
from desktop.strip_place import StripPlace
from desktop.widgets.message_bar import MessageBar
from desktop.widgets.rail import Rail
from desktop.widgets.sheet import Sheet

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QKeyEvent, QPaintEvent, QShowEvent
    from PySide6.QtWidgets import QApplication

    from desktop.failure_page import Action
    from desktop.theme import Theme
    from desktop.widgets.screen import Screen
    from kb.domain.article import Changes

_SIZE = (1440, 900)
_SMALLEST = (960, 600)
_PAINTED_AT_LAST_MS = 500


class MainWindow(QMainWindow):
    """Holds the screens that are handed in.

    Signals:
        shown: it is on the screen for the first time; what would have delayed that can begin.
        screen_missed: (screen_id) a screen is wanted that is still to come; it is shown when it does.
    """

    shown = Signal()
    screen_missed = Signal(str)

    def __init__(self, app: QApplication, theme: Theme) -> None:
        """Make the frame without screens."""
        super().__init__()
        self._theme = theme
        self._screens: dict[str, Screen] = {}
        self._rail = Rail(theme, name=self.tr("画面"))
        self.messages = MessageBar(theme)
        self.reminding = Reminding(self, self.messages)
        self.reminding.wanted.connect(lambda: self.show_screen("call"))
        self.status = LibraryLine(theme)
        self._frame = Frame(self._rail, self.messages, self.status)
        self._stack = self._frame.stack
        self._strip_place = StripPlace(self._frame, lambda: self.current)
        self._chosen = ""
        self._wanted = ""
        self._failure = FailurePage(theme, self._stack, self.messages, lambda: self._closing.pending)
        self._closing = Closing(self, theme, self.messages, self.screens)
        self._closing.wanted.connect(self.close)
        self._shown = False
        self._announced: set[str] = set()
        self._shortcuts = Shortcuts(app, self, partial(Sheet.keeps, self))
        self._build()
        self._compact = CompactMode(self, self._frame, theme, self.screens)
        self._routing = Routing(self, theme=theme, compact=self._compact, closing=self._closing, parent=self)
        self._shortcuts.triggered.connect(self._routing.carry_out)
        self._rail.chosen.connect(self.show_screen)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._shown:
            QTimer.singleShot(0, self, self._tell_shown)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # A window that starts minimised is not painted.
        QTimer.singleShot(_PAINTED_AT_LAST_MS, self, self._tell_shown)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close, unless something that was typed would be lost."""
        event.setAccepted(self._closing.allowed(hopeless=self._failure.failed))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go where the typing begins on an Escape that no part of the screen took: nobody is stuck on a button."""
        if event.key() == Qt.Key.Key_Escape:
            self.show_chosen()
        else:
            super().keyPressEvent(event)

    # Screens

    def announce(self, screen_id: str, icon: str, *, at_bottom: bool = False) -> None:
        """Show a screen on the rail that is made when it is wanted, or a little later."""
        self._announced.add(screen_id)
        show = command(f"show.{screen_id}")
        self._rail.add(screen_id, icon, show.label, show.cap, at_bottom=at_bottom)

    def add_screen(self, screen: Screen) -> None:
        """Add a screen to the rail; the first one is shown."""
        self._screens[screen.screen_id] = screen
        if screen.screen_id not in self._announced:
            show = command(f"show.{screen.screen_id}")
            self._rail.add(screen.screen_id, screen.icon, show.label, show.cap, at_bottom=screen.at_bottom)
        self._stack.addWidget(screen)
        screen.message.connect(self.messages.show_message)
        screen.message_over.connect(self.messages.take_back)
        screen.library_changed_here.connect(self.library_changed)
        screen.open_article_request.connect(self._routing.open_article)
        screen.edit_request.connect(self._routing.edit_article)
        screen.write_request.connect(self._routing.write_article)
        screen.command_request.connect(self.run_command)
        screen.hint_changed.connect(self._show_hint)
        screen.front_request.connect(partial(self.show_screen, screen.screen_id))
        screen.reminder.connect(self.reminding.remind)
        screen.due_counted.connect(self.status.show_due)
        screen.due_counted.connect(lambda _today, overdue: self._rail.button(screen.screen_id).set_badge(overdue))
        screen.settled.connect(self._closing.go_on)
        self._strip_place.take(screen)
        if len(self._screens) == 1 or screen.screen_id == self._wanted:
            self.show_screen(screen.screen_id)

    def show_screen(self, screen_id: str) -> None:
        """Bring a screen up and put the focus where its typing begins; one that is still to come is shown then."""
        screen = self._screens.get(screen_id)
        self._wanted = "" if screen else screen_id
        if screen is None:
            self.screen_missed.emit(screen_id)
            return
        self._failure.leave()
        self._stack.setCurrentWidget(screen)
        self._chosen = screen_id
        self._rail.choose(screen_id)
        self._show_hint()
        self._strip_place.refresh()
        screen.activate()

    def show_chosen(self) -> None:
        """Put the focus where the typing begins on the screen that was shown last."""
        self.show_screen(self._chosen)

    @property
    def theme(self) -> Theme:
        """How it looks, for the sheets that open over it."""
        return self._theme

    @property
    def current(self) -> Screen | None:
        """The screen on show."""
        widget = self._stack.currentWidget()
        return next((screen for screen in self._screens.values() if screen is widget), None)

    def screen_of(self, screen_id: str) -> Screen | None:
        """Return a screen; None for one that is still to come."""
        return self._screens.get(screen_id)

    def screens(self) -> tuple[Screen, ...]:
        """All screens in the order of the rail."""
        return tuple(self._screens.values())

    def remove_screens(self) -> None:
        """Shut every screen down and take it away: the library behind them is closed next."""
        self._compact.leave()
        for screen in self._screens.values():
            screen.shut_down()
            self._stack.removeWidget(screen)
            screen.deleteLater()
            if screen.screen_id not in self._announced:
                self._rail.remove(screen.screen_id)
        self._strip_place.clear()
        self._screens.clear()

    # The window itself

    def summon(self) -> None:
        """Come to the front, in the shape the window has, with the focus where the typing begins."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()
        self.show_chosen()

    @property
    def restarting(self) -> bool:
        """Whether the window was closed in order to be started again."""
        return self._closing.restarting

    # A library that cannot be opened

    def show_failure(self, sentence: str, *actions: Action) -> None:
        """Say why there is no library, with buttons (word, what it does) for what can be done.

        It is a page of its own, but whoever is typing is not interrupted.
        """
        self.clear_failure()
        self.status.show_closed()
        self._failure.say(sentence, actions, quietly=bool(self._closing.pending) or self._shortcuts.composing)
        if self._closing.waiting:
            self.close()

    def clear_failure(self) -> None:
        """Go back to the screens: the library is being opened again, or is open."""
        if self._failure.clear():
            self.show_chosen()

    # What the library says

    def library_changed(self, changes: Changes, initiator: object = None) -> None:
        """Tell every screen what changed and who did it."""
        for screen in self._screens.values():
            screen.on_library_changed(changes, initiator)

    # Commands

    def run_command(self, command_id: str) -> None:
        """Carry a command out as if its keys had been pressed."""
        self._routing.carry_out(command(command_id))

    # Geometry

    def geometry_text(self) -> str:
        """Return place and size of the full window for the preferences."""
        self._compact.leave()
        return bytes(self.saveGeometry().toBase64().data()).decode("ascii")

    def restore_geometry_text(self, text: str) -> None:
        """Go where the window was; text that means nothing leaves the default size."""
        if not text or not self.restoreGeometry(QByteArray.fromBase64(QByteArray(text.encode("ascii", "ignore")))):
            self.resize(*_SIZE)

    def _show_hint(self) -> None:
        screen = self.current
        self.status.say("screen", screen.hint() if screen is not None else "")

    def _tell_shown(self) -> None:
        if not self._shown:
            self._shown = True
            self.shown.emit()

    def _build(self) -> None:
        self.setWindowTitle(self.tr("勘所"))
        self.setMinimumSize(*_SMALLEST)
        self.resize(*_SIZE)
        self.setCentralWidget(self._frame)
