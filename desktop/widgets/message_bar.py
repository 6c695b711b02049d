"""The message bar: one sentence, one action, close; it covers nothing and stays until it is closed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QWidget

from desktop.commands import command
from desktop.widgets.buttons import Button, ButtonSize, ButtonStyle, IconButton
from desktop.widgets.labels import Label
from desktop.widgets.panes import set_ground

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from desktop.theme import Theme

_HEIGHT = 36
_NARROW = 640
#: Before, between and after the sentence and what stands beside it.
_AROUND = 36
_LEAVES_AFTER_MS = 10_000


class Grade(Enum):
    """How grave a message is: ground, icon and colour of the icon."""

    INFO = ("accent", "info", "accent")
    WARN = ("warn", "warning", "warn")
    DANGER = ("danger", "warning", "danger")
    UNDO = ("accent", "undo", "accent")
    DONE = ("accent", "check", "accent")


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence with at most one action; UNDO and DONE leave by themselves after ten seconds, nothing else does.

    A message with a ``key`` replaces an earlier one with the same key and can be taken back by it. What a hand could
    press by habit must not be more than it can take back: such an action sets ``by_shortcut`` to False. One that
    ``waits`` comes by itself and lets what is on show run out before it, where that leaves by itself. One that
    ``stays`` cannot be closed: what it leads to is nowhere else, and whoever showed it takes it back.
    """

    text: str
    grade: Grade = Grade.INFO
    action: str = ""
    on_action: Callable[[], object] | None = None
    key: str = ""
    by_shortcut: bool = True
    waits: bool = False
    stays: bool = False

    @property
    def leaves(self) -> bool:
        """Whether it leaves by itself."""
        return self.grade in (Grade.UNDO, Grade.DONE)


class MessageBar(QWidget):
    """Shows the newest message; earlier ones come back when it is closed."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Start hidden."""
        super().__init__(parent)
        self._theme = theme
        self._waiting: list[Message] = []
        self._narrow = False
        self._sentence = Label(theme)
        self._action = Button(theme, "", style=ButtonStyle.OUTLINE, size=ButtonSize.BAR)
        self._action.clicked.connect(self.act)
        self._close = IconButton(theme, self.tr("閉じる"), "close")
        self._close.clicked.connect(self.dismiss)
        self._timer = QTimer(self, singleShot=True, interval=_LEAVES_AFTER_MS)
        self._timer.timeout.connect(self.dismiss)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._buttons = QHBoxLayout()
        self._buttons.addStretch(1)
        self._buttons.addWidget(self._action)
        self._buttons.addWidget(self._close)
        self._row.addWidget(self._sentence, 1)
        self._row.addLayout(self._buttons)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._refresh)
        self._refresh()
        self.hide()

    @property
    def current(self) -> Message | None:
        """The message on show."""
        return self._waiting[-1] if self._waiting else None

    def show_message(self, message: Message) -> None:
        """Show a message above the earlier ones."""
        if message.key:
            self._waiting = [other for other in self._waiting if other.key != message.key]
        if message.waits and self.current is not None and self.current.leaves:
            self._waiting.insert(len(self._waiting) - 1, message)
            return  # without starting the ten seconds of the other again
        self._waiting = [other for other in self._waiting if not other.leaves]
        self._waiting.append(message)
        self._present()

    def holds(self, key: str) -> bool:
        """Tell whether a message with this key is on show, or waits below another."""
        return any(message.key == key for message in self._waiting)

    def take_back(self, key: str) -> None:
        """Remove the message with this key: what it said is no longer so."""
        self._waiting = [message for message in self._waiting if message.key != key]
        self._present()

    def dismiss(self) -> None:
        """Close the message on show, unless it stays."""
        if self._waiting and not self._waiting[-1].stays:
            self._waiting.pop()
        self._present()

    def act(self) -> None:
        """Do what the message on show offers; one that offers nothing stays."""
        message = self.current
        if message is not None and message.action:
            self.dismiss()
            if message.on_action is not None:
                message.on_action()

    def act_by_shortcut(self) -> None:
        """Do it only where the shortcut may."""
        if self.current is not None and self.current.by_shortcut:
            self.act()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._theme.px(_HEIGHT) * (2 if self._narrow else 1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Give the sentence a line of its own where there is no room for a button beside it: it has to be read."""
        wants_room = self.current is not None and bool(self.current.action)
        beside = self._sentence.sizeHint().width() + self._buttons.sizeHint().width() + self._theme.gap(_AROUND)
        narrow = wants_room and self.width() < max(self._theme.gap(_NARROW), beside)
        if narrow != self._narrow:
            self._narrow = narrow
            directions = QBoxLayout.Direction
            self._row.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)
            self._row.setSpacing(0 if narrow else self._theme.gap(12))
            self.updateGeometry()

    def _present(self) -> None:
        self._timer.stop()
        message = self.current
        if message is None:
            self.hide()
            return
        ground, icon, color = message.grade.value
        set_ground(self, ground)
        self._sentence.show_text(message.text, icon=icon, icon_color=color)
        self.setAccessibleName(message.text)
        self._action.setVisible(bool(message.action))
        self._action.set_words(message.action)
        self._close.setVisible(not message.stays)
        self._action.set_key(command("message.act").cap if message.by_shortcut else "")
        if message.leaves:
            self._timer.start()
        self._arrange()
        self.show()

    def _refresh(self) -> None:
        padding = self._theme.gap(16)
        self._row.setContentsMargins(padding, 0, self._theme.gap(8), 0)
        self._row.setSpacing(0 if self._narrow else self._theme.gap(12))
        self._buttons.setSpacing(self._theme.gap(12))
        self._arrange()
        self.updateGeometry()
