"""The verbs below what was chosen: a button and a key each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from desktop.commands import key_text
from desktop.editor.queues.steps import Step
from desktop.i18n import noop, translate
from desktop.widgets.buttons import Button, ButtonSize, ButtonStyle
from desktop.widgets.chips import FlowLayout
from kb.domain.queues import Queue

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from desktop.theme import Theme

#: One key each, beside each other for one hand; none converts in an input method, which is off in the list.
KEYS: dict[Step, Qt.Key] = {
    Step.OPEN: Qt.Key.Key_Return,
    Step.SYNONYM: Qt.Key.Key_S,
    Step.DRAFT: Qt.Key.Key_N,
    Step.DONE: Qt.Key.Key_M,
    Step.NOTHING: Qt.Key.Key_Delete,
    Step.DISCARD: Qt.Key.Key_Delete,
}
_ICONS = {
    Step.OPEN: "pencil",
    Step.SYNONYM: "link",
    Step.DRAFT: "plus",
    Step.DONE: "check",
    Step.NOTHING: "minus",
    Step.DISCARD: "close",
}
_WORDS: dict[Step, str] = {
    Step.OPEN: noop("QueueVerbs", "記事を開く"),
    Step.SYNONYM: noop("QueueVerbs", "同義語にする"),
    Step.DRAFT: noop("QueueVerbs", "下書きにする"),
    Step.DONE: noop("QueueVerbs", "直した"),
    Step.NOTHING: noop("QueueVerbs", "対応しない"),
    Step.DISCARD: noop("QueueVerbs", "捨てる"),
}
#: What a verb is called where the general word would mislead.
_SPECIAL: dict[tuple[Queue, Step], str] = {
    (Queue.DRAFTS, Step.OPEN): noop("QueueVerbs", "下書きを開く"),
    (Queue.REVIEWS, Step.DRAFT): noop("QueueVerbs", "事例にする"),
    (Queue.REVIEWS, Step.DONE): noop("QueueVerbs", "振り返った"),
}
_SURE = noop("QueueVerbs", "もう一度押すと捨てます")


class Verbs(QWidget):
    """Shows the steps of a queue; what cannot be seen again asks to be pressed twice.

    Signals:
        wanted: (Step).
    """

    wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        """Show nothing."""
        super().__init__()
        self._theme = theme
        self._queue: Queue | None = None
        self._sure = False
        self.buttons: dict[Step, Button] = {}
        self._row = FlowLayout(self, gap=theme.gap(8))

    def show_steps(self, queue: Queue | None, steps: tuple[Step, ...]) -> None:
        """Show the buttons of these steps, the first one most prominent."""
        self._sure = False
        if queue is self._queue and tuple(self.buttons) == steps:
            self._name()
            return
        self._queue = queue
        self._row.clear()
        self.buttons = {}
        for step in steps:
            style = ButtonStyle.OUTLINE if self.buttons else ButtonStyle.PRIMARY
            key = key_text(QKeySequence(KEYS[step]).toString(QKeySequence.SequenceFormat.PortableText))
            button = Button(self._theme, "", style=style, icon=_ICONS[step], key=key, size=ButtonSize.FORM)
            button.clicked.connect(lambda _=False, step=step: self.press(step))
            self.buttons[step] = button
            self._row.addWidget(button)
        self._name()
        self.updateGeometry()

    def press(self, step: Step) -> None:
        """Take a step, if it is offered; discarding only when pressed a second time."""
        if step not in self.buttons:
            return
        if step is Step.DISCARD and not self._sure:
            self._sure = True
            self._name()
            return
        self._sure = False
        self.wanted.emit(step)

    def press_key(self, event: QKeyEvent) -> bool:
        """Take the step whose key was pressed; False where there is none."""
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        key = Qt.Key.Key_Return if event.key() == Qt.Key.Key_Enter else event.key()
        for step in self.buttons:
            if KEYS[step] == key:
                self.press(step)
                return True
        return False

    def _name(self) -> None:
        for step, button in self.buttons.items():
            special = _SPECIAL.get((self._queue, step)) if self._queue else None
            sure = step is Step.DISCARD and self._sure
            button.set_words(translate("QueueVerbs", _SURE if sure else special or _WORDS[step]))
            if step is Step.DISCARD:
                button.set_style(ButtonStyle.WARN if sure else ButtonStyle.OUTLINE)
