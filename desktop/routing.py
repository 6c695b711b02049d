"""Leads commands, and what one screen asks of another, to where they belong: a screen, or the window itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject

from desktop.commands import Scope

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.closing import Closing
    from desktop.commands import Command
    from desktop.compact_mode import CompactMode
    from desktop.theme import Theme
    from desktop.widgets.message_bar import MessageBar
    from desktop.widgets.screen import Screen


class Screens(Protocol):
    """The window, as far as it shows screens and messages."""

    messages: MessageBar

    @property
    def current(self) -> Screen | None: ...
    def screens(self) -> tuple[Screen, ...]: ...
    def screen_of(self, screen_id: str) -> Screen | None: ...
    def show_screen(self, screen_id: str) -> None: ...
    def show_chosen(self) -> None: ...


class Routing(QObject):
    """Knows whom something is for; what is done there is the screen's own affair."""

    def __init__(
        self, window: Screens, *, theme: Theme, compact: CompactMode, closing: Closing, parent: QObject
    ) -> None:
        """``theme``, ``compact`` and ``closing`` are what the window's own commands act on."""
        super().__init__(parent)
        self._window = window
        self._theme = theme
        self._compact = compact
        self._closing = closing

    def carry_out(self, command: Command) -> None:
        """Carry a command out, in the full window where the strip has no room for it."""
        self._compact.make_room_for(command)
        if command.scope is Scope.WINDOW:
            self._carry_out_here(command)
        elif command.scope is Scope.ANYWHERE:
            self._carry_out_anywhere(command)
        elif self._window.current is not None:
            self._window.current.carry_out(command)

    def open_article(self, article_id: object) -> None:
        """Show an article where articles are read."""
        self._hand_over(lambda screen: screen.open_article(article_id))

    def edit_article(self, article_id: object) -> None:
        """Open an article where articles are written."""
        self._hand_over(lambda screen: screen.edit_article(article_id))

    def write_article(self, words: str) -> None:
        """Begin a new article with words that nothing was found for."""
        self._hand_over(lambda screen: screen.write_article(words))

    def _hand_over(self, take: Callable[[Screen], bool]) -> None:
        """Bring up the first screen that takes something."""
        taker = next((screen for screen in self._window.screens() if take(screen)), None)
        if taker is not None:
            self._window.show_screen(taker.screen_id)

    def _carry_out_anywhere(self, command: Command) -> None:
        window = self._window
        if window.screen_of(command.screen) is None:
            window.show_screen(command.screen)  # makes those that are still to come
        screen = window.screen_of(command.screen)
        if screen is None:
            return
        if not command.quiet and screen is not window.current:
            window.show_screen(command.screen)
        screen.carry_out(command)

    def _carry_out_here(self, command: Command) -> None:
        if command.id == "text.larger":
            self._theme.larger()
        elif command.id == "text.smaller":
            self._theme.smaller()
        elif command.id == "message.act":
            self._window.messages.act_by_shortcut()
        elif command.id == "window.restart":
            self._closing.restart()
        elif command.id == "window.compact":
            self._compact.toggle()
            self._window.show_chosen()
        else:
            self._window.show_screen(command.screen)
