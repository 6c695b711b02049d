"""What the window does when ``kb doctor --selftest`` starts it: it types as an input method does, and looks.

It is the program itself, on a library of the self-test, without the user's settings and the computer's policy. What
comes of each step is written into a file, because a program with a window has no output on Windows.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QImage, QInputMethodEvent, QKeySequence, QPainter
from PySide6.QtWidgets import QApplication, QListView

from desktop.articles.suggestion_items import Reply
from desktop.call.panel import CallPanel
from kb.selftest.outcomes import ANSWER, CALL, NOTES, Step, failed, good, write_result

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtGui import QFont

    from desktop.composition import Application
    from desktop.tasks.faults import FaultChannel
    from kb.selftest.outcomes import StepResult

_LOOK_EVERY_MS = 10
#: What one step may take; whoever started this has a limit for all of them.
_PATIENCE_MS = 15_000
#: Nobody waits for so long: whoever started this is gone.
_LONGEST_MS = 90_000
#: Words of complaint calls, and a letter of names that some fonts lack; no font has a letter for the last one.
_LETTERS = "解約の手続き〜①髙ー"
_NO_LETTER = "\U000ffffd"
_PREEDIT = ("いm", "いま", "いますぐ", "今すぐ")


class WindowSelfTest(QObject):
    """Goes through the steps from the moment the window is on the screen, and ends the program."""

    def __init__(self, application: Application, faults: FaultChannel, report: Path) -> None:
        """Wait for the window; ``report`` is there already."""
        super().__init__(application.window)
        self._application = application
        self._window = application.window
        self._report = report
        self._step = Step.WINDOW
        self._came: list[object] = []
        self._waited = 0
        self._script = self._steps()
        self._ready: Callable[[], bool] = lambda: True
        self._timer = QTimer(self, interval=_LOOK_EVERY_MS)
        self._timer.timeout.connect(self._look)
        if application.incoming is not None:
            application.incoming.arrived.connect(self._came.append)
        faults.reported.connect(lambda error: self._give_up(type(error).__name__))
        application.window.shown.connect(self._timer.start)
        QTimer.singleShot(_LONGEST_MS, self, lambda: self._give_up("nobody waits"))

    def _steps(self) -> Iterator[Callable[[], bool]]:
        """Do everything; what is yielded has to become true before it goes on."""
        self._tell(good(Step.WINDOW, platform=QGuiApplication.platformName()))
        self._step = Step.FONT
        self._tell(self._font())
        self._step = Step.INPUT_METHOD
        yield lambda: self._panel is not None
        yield from self._type()
        self._step = Step.SUGGESTION
        yield self._answered
        self._press("Alt+1")
        yield self._opened
        self._tell(good(Step.SUGGESTION, title=ANSWER))
        self._step = Step.HAND_OFF
        yield lambda: CALL in self._came
        self._tell(good(Step.HAND_OFF))

    def _look(self) -> None:
        self._waited += _LOOK_EVERY_MS
        if not self._ready():
            if self._waited > _PATIENCE_MS:
                self._give_up("not in time")
            return
        self._waited = 0
        condition = next(self._script, None)
        if condition is None:
            self._timer.stop()
            QApplication.quit()
        else:
            self._ready = condition

    def _type(self) -> Iterator[Callable[[], bool]]:
        """Type as an input method does: steps of a conversion, which are no text yet, and then the text."""
        edit = self._call.notes.edit
        edit.setFocus()
        for text in _PREEDIT:
            QApplication.sendEvent(edit, QInputMethodEvent(text, []))
            yield lambda: True
        early = edit.toPlainText()
        event = QInputMethodEvent()
        event.setCommitString(NOTES)
        QApplication.sendEvent(edit, event)
        yield lambda: True
        takes = edit.inputMethodQuery(Qt.InputMethodQuery.ImEnabled)
        place = edit.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
        if early or edit.toPlainText() != NOTES:
            self._give_up("other text")
        elif not takes or place.isEmpty() or not edit.rect().contains(place.center().toPoint()):
            self._give_up("no place for candidates")
        else:
            self._tell(good(Step.INPUT_METHOD, method=_input_method()))

    def _answered(self) -> bool:
        items = self._call.suggestions.rows.rows.items
        return any(isinstance(item, Reply) and item.suggestion.title == ANSWER for item in items[:1])

    def _opened(self) -> bool:
        lists = self._call.reader.findChildren(QListView)
        return any(
            view.isVisible() and view.accessibleName() == ANSWER and view.model().rowCount() > 0 for view in lists
        )

    def _font(self) -> StepResult:
        theme = self._application.theme
        font = theme.font("body")
        missing = [letter for letter in _LETTERS if not draws(font, letter)]
        if not theme.has_japanese_font or missing:
            return failed(Step.FONT, "".join(missing) or "-")
        return good(Step.FONT, font=font.families()[0])

    def _press(self, keys: str) -> None:
        """Do what a key does; the keyboard itself is the system's."""
        sequence = QKeySequence(keys)
        next(action for action in self._window.actions() if sequence in action.shortcuts()).trigger()

    @property
    def _panel(self) -> CallPanel | None:
        return next((screen for screen in self._window.screens() if isinstance(screen, CallPanel)), None)

    @property
    def _call(self) -> CallPanel:
        panel = self._panel
        assert panel is not None  # noqa: S101 - the script waits for it before
        return panel

    def _tell(self, result: StepResult) -> None:
        with self._report.open("a", encoding="utf-8") as file:
            file.write(write_result(result))

    def _give_up(self, why: str) -> None:
        self._timer.stop()
        self._tell(failed(self._step, why))
        QApplication.exit(1)


def draws(font: QFont, letter: str) -> bool:
    """Tell whether a letter is drawn as itself: what no font has is an empty box, the same for every letter."""
    return _drawn(font, letter) not in {_drawn(font, _NO_LETTER), _drawn(font, " ")}


def _drawn(font: QFont, letter: str) -> bytes:
    image = QImage(64, 64, QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.white)
    with QPainter(image) as painter:
        painter.setFont(font)
        painter.drawText(QPoint(8, 48), letter)
    return bytes(image.constBits())


def _input_method() -> str:
    """Return how the system brings in what an input method converts: on Linux a module of Qt's."""
    return os.environ.get("QT_IM_MODULE") or QGuiApplication.platformName()
