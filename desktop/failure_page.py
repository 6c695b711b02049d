"""What the window says where a library cannot be opened: why, what can be done, and that nothing typed is lost."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from desktop.widgets.buttons import Button, ButtonStyle
from desktop.widgets.message_bar import Grade, Message, MessageBar
from desktop.widgets.panes import EmptyState, set_ground

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QStackedWidget

    from desktop.theme import Theme

    #: A word and what it does.
    Action = tuple[str, Callable[[], None]]

_KEY = "library.failure"


class FailurePage(QObject):
    """A page over the screens, with buttons; to whoever goes on writing the message bar says it and leads there."""

    def __init__(self, theme: Theme, stack: QStackedWidget, messages: MessageBar, typed: Callable[[], str]) -> None:
        """``typed`` gives what was written while there was no library, and waits for it on the screens."""
        super().__init__(stack)
        self._theme = theme
        self._stack = stack
        self._messages = messages
        self._typed = typed
        self._sentence = ""
        self._actions: tuple[Action, ...] = ()
        self._page: EmptyState | None = None

    @property
    def failed(self) -> bool:
        """Whether there is something to say."""
        return bool(self._actions)

    def say(self, sentence: str, actions: tuple[Action, ...], *, quietly: bool) -> None:
        """Say why, and offer ``actions``, of which the first is the one to try; ``quietly`` covers no screen."""
        self._sentence, self._actions = sentence, actions
        if quietly:
            self._say_in_bar()
        else:
            self._open()

    def clear(self) -> bool:
        """Say nothing more; return whether a screen has to take the place of the page."""
        shown, self._actions = self._page is not None, ()
        self._close()
        self._messages.take_back(_KEY)
        return shown

    def leave(self) -> None:
        """Make room for a screen: what the page said stays in the message bar."""
        if self._page is not None:
            self._close()
            self._say_in_bar()

    def _say_in_bar(self) -> None:
        self._messages.show_message(Message(self._sentence, Grade.DANGER, self.tr("くわしく"), self._open, _KEY))

    def _open(self) -> None:
        buttons = [_button(self._theme, action) for action in self._actions]
        buttons[0].set_style(ButtonStyle.PRIMARY)
        kept = ""
        if typed := self._typed():
            kept = self.tr("書いたメモは通話の画面に残っています。ライブラリが開けば、記録されます。")
            copy = partial(QGuiApplication.clipboard().setText, typed)
            buttons.append(_button(self._theme, (self.tr("メモをコピー"), copy)))
        self._page = EmptyState(self._theme, self._sentence, *buttons, more=kept)
        set_ground(self._page, "surface")
        self._stack.addWidget(self._page)
        self._stack.setCurrentWidget(self._page)
        buttons[0].setFocus()

    def _close(self) -> None:
        if self._page is not None:
            self._page.deleteLater()
            self._page = None


def _button(theme: Theme, action: Action) -> Button:
    word, act = action
    button = Button(theme, word, style=ButtonStyle.OUTLINE)
    button.clicked.connect(act)
    return button
