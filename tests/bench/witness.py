"""The real program with a clock inside: `python -m tests.bench.witness [arguments of the program]`, see window.py.

It starts the program as the end-to-end tests do, carries out their orders and some more, and notes when something was
painted. Moments are seconds of ``time.monotonic``, which all processes of a machine share on Linux and Windows. An
event filter sits on the list of suggestions only, and on the whole program until its window is painted.
"""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QTextEdit

from desktop.call.panel import CallPanel
from desktop.call.presenter import CallPresenter
from desktop.search.presenter import SearchPresenter
from tests.e2e.driver import Hands, Heart, main

if TYPE_CHECKING:
    from typing import TextIO

    from desktop.call.presenter.advice import Advice

#: How often it is looked whether the program is that far, in milliseconds.
_LOOK_MS = 5
_ASK_MS = 1


class Witness(Hands):
    """Carries out the orders of the benchmarks: ``watch``, ``milestones``, ``type``, ``typed``, ``ask``, ``asked``."""

    def __init__(self, answers: TextIO) -> None:
        super().__init__(answers)
        self._orders |= {
            "watch": self._watch,
            "milestones": lambda _: self._milestones,
            "type": self._type,
            "typed": lambda _: self._typist.report() if self._typist else None,
            "ask": self._ask,
            "asked": lambda _: self._asker.report() if self._asker else None,
        }
        self._milestones: dict[str, float] = {}
        self._early = ""
        self._window: QMainWindow | None = None
        self._paintings: Paintings | None = None
        self._typist: Typist | None = None
        self._asker: Asker | None = None
        self._look = QTimer(self, interval=_LOOK_MS, timerType=Qt.TimerType.PreciseTimer)
        self._look.timeout.connect(self._on_look)

    def _watch(self, order: dict[str, Any]) -> None:
        """Note when the window is painted, takes typing, and shows a suggestion; type ``early`` as soon as it does."""
        self._early = order.get("early", "")
        self._note("event loop")
        _application().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(watched, QMainWindow):
            _application().removeEventFilter(self)
            QTimer.singleShot(0, partial(self._on_window, watched))
        return False

    def _on_window(self, window: QMainWindow) -> None:
        self._note("window painted")
        self._window = window
        self._look.start()

    def _note(self, name: str) -> None:
        self._milestones.setdefault(name, time.monotonic())

    def _on_look(self) -> None:
        if self._window is not None and not self._window.isActiveWindow():
            self._window.activateWindow()  # as a window manager does
        if "typing accepted" not in self._milestones and _takes_text(QGuiApplication.focusObject()):
            self._note("typing accepted")
            if self._early:
                commit(self._early)
        paintings = self._find_paintings()
        if paintings is not None and paintings.shown and paintings.advice.arrangement:
            self._milestones["first suggestion"] = paintings.shown
            self._look.stop()

    def _find_paintings(self) -> Paintings | None:
        if self._paintings is None and (panel := _panel()):
            presenter = panel.findChild(CallPresenter)
            if presenter is not None:
                self._paintings = Paintings(panel, presenter.advice, self)
        return self._paintings

    def _type(self, order: dict[str, Any]) -> None:
        """Type ``pieces`` of text, each after its pause in seconds, and look for one more pause what is shown."""
        paintings = self._find_paintings()
        if paintings is None:
            raise RuntimeError("the notes do not have the focus")
        self._look.stop()
        self._typist = Typist(paintings, order["pieces"], order["pauses"], self)

    def _ask(self, order: dict[str, Any]) -> None:
        """Put whole notes and questions to the program, one after the other."""
        paintings = self._find_paintings()
        windows = (window for window in QApplication.topLevelWidgets() if isinstance(window, QMainWindow))
        search = next((found for window in windows if (found := window.findChild(SearchPresenter))), None)
        if paintings is None or search is None:
            raise RuntimeError("the library is not open")
        self._asker = Asker(paintings.advice, search, order["notes"], order["questions"], self)


class Paintings(QObject):
    """Tells when the answer to the newest words was on the screen, in the list of suggestions."""

    def __init__(self, panel: CallPanel, advice: Advice, parent: QObject) -> None:
        super().__init__(parent)
        self.advice = advice
        self._rows = panel.suggestions.rows
        self._items = self._rows.rows.items
        self._answers = 0
        self._awaited = False
        #: The moment at which the newest answer was on the screen, 0 while it is not.
        self.shown = time.monotonic() if advice.arrangement else 0.0
        self._rows.viewport().installEventFilter(self)
        advice.changed.connect(self._on_changed)

    def begin(self) -> None:
        """Wait for another answer: a key was pressed."""
        self.shown = 0.0
        self._awaited = False

    @Slot()
    def _on_changed(self) -> None:
        if self.advice.busy:
            return
        self._answers += 1
        items = self._rows.rows.items
        self._awaited = items != self._items
        self._items = items
        if not self._awaited:
            # The same rows as before: nothing is painted.
            self.shown = time.monotonic()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._awaited and event.type() == QEvent.Type.Paint:
            # What is painted now is on the screen when the loop comes round again.
            QTimer.singleShot(0, partial(self._on_painted, self._answers))
        return False

    def _on_painted(self, answers: int) -> None:
        if self._awaited and answers == self._answers:
            self._awaited = False
            self.shown = time.monotonic()


class Typist(QObject):
    """Types at planned moments; a key that comes late because the program is busy counts from its planned moment."""

    def __init__(self, paintings: Paintings, pieces: list[str], pauses: list[float], parent: QObject) -> None:
        super().__init__(parent)
        self._paintings = paintings
        self._pieces = pieces
        self._pauses = pauses
        self._keys: list[dict[str, float]] = []
        self._planned = time.monotonic()
        self._heart = Heart(self)
        self._longest = 0.0
        self._done = False
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_due)
        self._plan()

    def report(self) -> dict[str, object]:
        """Return whether everything was typed and, for each key, seconds until typed, accepted and shown (0: never)."""
        return {"done": self._done, "keys": self._keys if self._done else [], "longest_pause": self._longest}

    def _plan(self) -> None:
        self._planned += self._pauses[len(self._keys)]
        self._timer.start(max(0, round((self._planned - time.monotonic()) * 1_000)))

    @Slot()
    def _on_due(self) -> None:
        self._note_shown()
        if len(self._keys) == len(self._pieces):
            self._longest = self._heart.longest()
            self._done = True
            return
        self._paintings.begin()
        begun = time.monotonic()
        commit(self._pieces[len(self._keys)])
        accepted = time.monotonic()
        self._keys.append({"late": begun - self._planned, "accepted": accepted - self._planned, "shown": 0.0})
        self._plan()

    def _note_shown(self) -> None:
        if self._keys and self._paintings.shown:
            pressed = self._planned - self._pauses[len(self._keys)]
            self._keys[-1]["shown"] = self._paintings.shown - pressed


class Asker(QObject):
    """Puts notes and questions to the program in turn, each when the one before is answered."""

    def __init__(
        self, advice: Advice, search: SearchPresenter, notes: list[str], questions: list[str], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._advice = advice
        self._search = search
        self._notes = notes
        self._questions = questions
        self._asked = 0
        self._timer = QTimer(self, interval=_ASK_MS)
        self._timer.timeout.connect(self._on_look)
        self._timer.start()

    def report(self) -> dict[str, object]:
        """Return how many were answered, and whether these are all."""
        return {"done": not self._timer.isActive(), "answered": self._asked}

    @Slot()
    def _on_look(self) -> None:
        if self._advice.busy or self._search.busy:
            return
        place = self._asked // 2
        if self._asked == 2 * len(self._notes):
            self._timer.stop()
        elif self._asked % 2:
            self._search.set_text(self._questions[place])
            self._search.hurry()
            self._asked += 1
        else:
            target = QGuiApplication.focusObject()
            if isinstance(target, QTextEdit):
                target.selectAll()
                commit(self._notes[place])
                self._advice.flush()
                self._asked += 1


def commit(text: str) -> None:
    """Type text as an input method does, into whatever has the focus."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(QGuiApplication.focusObject(), event)


def _application() -> QCoreApplication:
    application = QCoreApplication.instance()
    assert application is not None
    return application


def _takes_text(target: QObject | None) -> bool:
    return isinstance(target, QTextEdit) and target.isVisible() and target.isEnabled() and not target.isReadOnly()


def _panel() -> CallPanel | None:
    """Return the screen that has the focus, if it is the one of the call."""
    widget = QApplication.focusWidget()
    while widget is not None and not isinstance(widget, CallPanel):
        widget = widget.parentWidget()
    return widget


if __name__ == "__main__":
    main(Witness)
