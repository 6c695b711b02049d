"""The real program with a clock inside: `python -m tests.bench.witness [arguments of the program]`, see window.py.

It starts the program as the end-to-end tests do, carries out their orders and some more, and notes when something was
painted. Moments are seconds of ``time.monotonic``, which all processes of a machine share on Linux and Windows. An
event filter sits on the list of suggestions only, and on the whole program until its window is painted.
"""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import QApplication, QMainWindow, QTextEdit

from desktop.call.panel import CallPanel
from desktop.call.presenter import CallPresenter
from desktop.search.presenter import SearchPresenter
from tests.bench.agent import Asker, Paintings, Typist, commit
from tests.e2e.driver import Hands, main

if TYPE_CHECKING:
    from typing import TextIO

#: How often it is looked whether the program is that far, in milliseconds.
_LOOK_MS = 5


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
        _application().focusWindowChanged.connect(self._on_focus_window)
        self._on_focus_window(None)
        self._look.start()

    @Slot(QWindow)
    def _on_focus_window(self, focused: QWindow | None) -> None:
        """Give the window the focus whenever nothing has it, as a window manager does."""
        if focused is None and self._window is not None:
            QTimer.singleShot(0, self._window.activateWindow)

    def _note(self, name: str) -> None:
        self._milestones.setdefault(name, time.monotonic())

    def _on_look(self) -> None:
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


def _application() -> QGuiApplication:
    application = QGuiApplication.instance()
    assert isinstance(application, QGuiApplication)
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
