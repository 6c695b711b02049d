"""What an agent does at the keyboard and sees on the screen, inside the process of the program (see witness.py)."""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QTextEdit

from tests.e2e.driver import Heart

if TYPE_CHECKING:
    from desktop.call.panel import CallPanel
    from desktop.call.presenter.advice import Advice
    from desktop.search.presenter import SearchPresenter

#: What a piece begins with that replaces everything in the notes.
START_OVER = "\f"
_ASK_MS = 1


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
        self._lost = 0
        self._done = False
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_due)
        self._plan()

    def report(self) -> dict[str, object]:
        """Return whether everything was typed and, for each key, seconds until typed, accepted, shown (0: never), next.

        ``lost`` keys found nothing that had the focus.
        """
        return {
            "done": self._done,
            "keys": self._keys if self._done else [],
            "lost": self._lost,
            "longest_pause": self._longest,
        }

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
        self._lost += not commit(self._pieces[len(self._keys)])
        accepted = time.monotonic()
        self._keys.append(
            {
                "late": begun - self._planned,
                "accepted": accepted - self._planned,
                "shown": 0.0,
                "wait": self._pauses[len(self._keys) + 1],
            }
        )
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
            commit(START_OVER + self._notes[place])
            self._advice.flush()
            self._asked += 1


def commit(text: str) -> bool:
    """Type text as an input method does, into whatever has the focus; tell whether anything has."""
    target: QObject | None = QGuiApplication.focusObject()
    if target is None:
        return False
    if text.startswith(START_OVER) and isinstance(target, QTextEdit):
        target.selectAll()
    event = QInputMethodEvent()
    event.setCommitString(text.removeprefix(START_OVER))
    QApplication.sendEvent(target, event)
    return True
